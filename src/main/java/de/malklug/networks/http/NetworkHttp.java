/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends calls to networks, each exactly once: nothing is resent by itself, no redirect is followed, every wait ends.
 * Blocks the calling thread; safe for many threads.
 */
public final class NetworkHttp {

    private static final Logger log = LoggerFactory.getLogger(NetworkHttp.class);

    private final OkHttpClient client;
    private final NetworkHttpSettings settings;

    public NetworkHttp(NetworkHttpSettings settings) {
        this.settings = settings;
        this.client = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(settings.connectTimeout())
                .writeTimeout(Duration.ofSeconds(30))
                .connectionPool(new ConnectionPool(settings.idleConnections(), 5, TimeUnit.MINUTES))
                .dispatcher(new Dispatcher())
                .build();
    }

    /** Sends the call once and waits for what comes of it. Never throws for a network reason. */
    public HttpResult send(HttpCall call) {
        Traces traces = new Traces();
        Request request = new Request.Builder()
                .url(call.url())
                .headers(call.headers())
                .header("User-Agent", settings.userAgent())
                .header("Accept", "application/json")
                .method(call.method(), call.body() == null ? null : new OneShot(call.body()))
                .build();
        Call exchange = client.newBuilder()
                .readTimeout(shorter(call.purpose().readTimeout))
                .callTimeout(shorter(call.purpose().callTimeout))
                .eventListener(traces)
                .build()
                .newCall(request);
        try (Response response = exchange.execute()) {
            return new HttpResult.Answered(read(response, call.purpose().bodyLimit));
        } catch (IOException failure) {
            String seen = describe(failure);
            log.debug("{}: {}", call, seen);
            return traces.requestStarted ? new HttpResult.Lost(seen) : new HttpResult.NotSent(seen);
        }
    }

    private Duration shorter(Duration usual) {
        Duration cap = settings.callTimeoutCap();
        return usual.compareTo(cap) < 0 ? usual : cap;
    }

    private static HttpAnswer read(Response response, int limit) {
        ResponseBody body = response.body();
        Buffer bytes = new Buffer();
        boolean complete = true;
        try {
            while (bytes.size() <= limit && body.source().read(bytes, limit + 1L - bytes.size()) != -1) {
                // reads on until the body or the limit ends
            }
            complete = bytes.size() <= limit;
        } catch (IOException cut) {
            complete = false;
        }
        return new HttpAnswer(response.code(), response.headers(), bytes.readUtf8(), complete);
    }

    private static String describe(IOException failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return Redaction.of(message == null ? name : name + ": " + message);
    }

    /** Tells whether any byte of the request may have left. */
    private static final class Traces extends EventListener {

        private volatile boolean requestStarted;

        @Override
        public void requestHeadersStart(Call call) {
            requestStarted = true;
        }
    }

    /** A body OkHttp may write only once, so that it never resends a request by itself (408, 421, 503, lost connection). */
    private static final class OneShot extends RequestBody {

        private final RequestBody body;

        private OneShot(RequestBody body) {
            this.body = body;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink);
        }
    }
}
