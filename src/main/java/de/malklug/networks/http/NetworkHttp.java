/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.Call;
import okhttp3.ConnectionPool;
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

    /** A pool looks through all its connections at every call, so that hundreds of busy accounts share several pools. */
    private static final int POOLS = 16;

    private final List<Map<HttpCall.Purpose, OkHttpClient>> clients;
    private final NetworkHttpSettings settings;

    public NetworkHttp(NetworkHttpSettings settings) {
        this.settings = settings;
        OkHttpClient shared = shared();
        clients = IntStream.range(0, POOLS)
                .mapToObj(pool -> withItsOwnConnections(shared))
                .toList();
    }

    private OkHttpClient shared() {
        return new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(shorter(settings.connectTimeout()))
                .writeTimeout(shorter(settings.writeTimeout()))
                .eventListener(new Traces())
                .addNetworkInterceptor(chain -> withoutInvitationToResend(chain.proceed(chain.request())))
                .build();
    }

    private Map<HttpCall.Purpose, OkHttpClient> withItsOwnConnections(OkHttpClient shared) {
        ConnectionPool pool = new ConnectionPool(
                Math.ceilDiv(settings.idleConnections(), POOLS),
                settings.idleTime().toMillis(),
                TimeUnit.MILLISECONDS);
        Map<HttpCall.Purpose, OkHttpClient> byPurpose = new EnumMap<>(HttpCall.Purpose.class);
        for (HttpCall.Purpose purpose : HttpCall.Purpose.values()) {
            byPurpose.put(
                    purpose,
                    shared.newBuilder()
                            .connectionPool(pool)
                            .readTimeout(shorter(purpose.readTimeout))
                            .callTimeout(shorter(purpose.callTimeout))
                            .build());
        }
        return byPurpose;
    }

    /** An account's calls find its own open connections again: who carries the same secrets uses the same pool. */
    private OkHttpClient clientFor(HttpCall call) {
        int pool = Math.floorMod(call.secrets().hashCode(), POOLS);
        return Objects.requireNonNull(clients.get(pool).get(call.purpose()));
    }

    /** Sends the call once and waits for what comes of it. Never throws for a network reason. */
    public HttpResult send(HttpCall call) {
        Trace trace = new Trace();
        Request.Builder request = new Request.Builder()
                .url(call.url())
                .header("Accept", "application/json")
                .tag(Trace.class, trace)
                .method(call.method(), call.body() == null ? null : new OneShot(call.body()));
        call.headers().forEach(header -> request.header(header.getFirst(), header.getSecond()));
        request.header("User-Agent", settings.userAgent());
        try (Response response = clientFor(call).newCall(request.build()).execute()) {
            return new HttpResult.Answered(read(response, call));
        } catch (IOException failure) {
            String seen = describe(failure, call);
            log.debug("{}: {}", call, seen);
            return trace.requestStarted ? new HttpResult.Lost(seen) : new HttpResult.NotSent(seen);
        }
    }

    private Duration shorter(Duration usual) {
        Duration cap = settings.callTimeoutCap();
        return usual.compareTo(cap) < 0 ? usual : cap;
    }

    private static HttpAnswer read(Response response, HttpCall call) {
        ResponseBody body = response.body();
        Buffer bytes = new Buffer();
        int limit = call.purpose().bodyLimit;
        boolean complete = true;
        try {
            while (bytes.size() <= limit && body.source().read(bytes, limit + 1L - bytes.size()) != -1) {
                // reads on until the body or the limit ends
            }
            complete = bytes.size() <= limit;
        } catch (IOException cut) {
            complete = false;
        }
        return new HttpAnswer(response.code(), response.headers(), bytes.readUtf8(), complete, call.secrets());
    }

    private static String describe(IOException failure, HttpCall call) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return Redaction.of(message == null ? name : name + ": " + message, call.secrets());
    }

    /** OkHttp takes {@code 503} with {@code Retry-After: 0} as leave to send again at once; a second is as good to us. */
    private static Response withoutInvitationToResend(Response response) {
        return response.code() == 503 && "0".equals(response.header("Retry-After"))
                ? response.newBuilder().header("Retry-After", "1").build()
                : response;
    }

    /** What is known about one call while it runs. */
    private static final class Trace {

        private volatile boolean requestStarted;
    }

    /** Tells whether any byte of the request may have left. */
    private static final class Traces extends EventListener {

        @Override
        public void requestHeadersStart(Call call) {
            Trace trace = call.request().tag(Trace.class);
            if (trace != null) {
                trace.requestStarted = true;
            }
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
