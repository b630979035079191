/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import de.malklug.networks.Secret;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request to a network's server. Immutable; built step by step, sent once by {@link NetworkHttp#send}.
 *
 * @param purpose decides how long to wait for the answer and how much of it to read
 * @param secrets what it carries that must not come back in an explanation
 */
public record HttpCall(
        String method,
        HttpUrl url,
        Headers headers,
        @Nullable RequestBody body,
        Purpose purpose,
        List<Secret> secrets) {

    private static final int SECRET_LENGTH = 8;
    private static final MediaType JSON = MediaType.get("application/json");

    public HttpCall {
        secrets = List.copyOf(secrets);
    }

    /** What a call is for. */
    public enum Purpose {
        /** Makes something public or changes it: a long wait, because giving up early manufactures doubt. */
        WRITE(Duration.ofSeconds(60), Duration.ofSeconds(100), 1 << 20),
        /** Sends bytes that stay invisible. */
        UPLOAD(Duration.ofSeconds(120), Duration.ofSeconds(240), 1 << 20),
        /** Only reads. */
        READ(Duration.ofSeconds(15), Duration.ofSeconds(30), 8 << 20),
        /** Only reads something malklug can do without; a person may be waiting. */
        GLANCE(Duration.ofSeconds(3), Duration.ofSeconds(5), 1 << 20);

        final Duration readTimeout;
        final Duration callTimeout;
        final int bodyLimit;

        Purpose(Duration readTimeout, Duration callTimeout, int bodyLimit) {
            this.readTimeout = readTimeout;
            this.callTimeout = callTimeout;
            this.bodyLimit = bodyLimit;
        }
    }

    public static HttpCall get(URI server, String path) {
        return new HttpCall("GET", resolve(server, path), Headers.EMPTY, null, Purpose.READ, List.of());
    }

    /** A write with an empty body; add one with {@link #json} or {@link #form}. */
    public static HttpCall post(URI server, String path) {
        return write("POST", server, path);
    }

    /** A call that changes something, with any method. */
    public static HttpCall write(String method, URI server, String path) {
        return new HttpCall(method, resolve(server, path), Headers.EMPTY, RequestBody.EMPTY, Purpose.WRITE, List.of());
    }

    /** Adds a query parameter; may be repeated. */
    public HttpCall query(String name, String value) {
        return new HttpCall(
                method, url.newBuilder().addQueryParameter(name, value).build(), headers, body, purpose, secrets);
    }

    public HttpCall header(String name, String value) {
        return new HttpCall(method, url, headers.newBuilder().set(name, value).build(), body, purpose, secrets);
    }

    public HttpCall bearer(Secret token) {
        return header("Authorization", "Bearer " + token.reveal()).carrying(token);
    }

    /** The call carries this secret somewhere; no explanation of its answer will repeat it. */
    public HttpCall carrying(Secret secret) {
        List<Secret> more = new ArrayList<>(secrets);
        more.add(secret);
        return new HttpCall(method, url, headers, body, purpose, more);
    }

    public HttpCall json(JsonNode content) {
        return json(content.toString());
    }

    /** A body that is JSON already, sent byte for byte. */
    public HttpCall json(String content) {
        return body(RequestBody.create(content.getBytes(StandardCharsets.UTF_8), JSON));
    }

    public HttpCall body(RequestBody content) {
        return new HttpCall(method, url, headers, content, purpose, secrets);
    }

    /**
     * The file's bytes as the whole body.
     *
     * @throws UncheckedIOException if the file is not there
     */
    public HttpCall file(Path file, String contentType) {
        return body(bytesOf(file, contentType)).as(Purpose.UPLOAD);
    }

    /**
     * A file's bytes as a body or as one part of it.
     *
     * @throws UncheckedIOException if the file is not there, so that a missing file is not taken for a lost answer
     */
    public static RequestBody bytesOf(Path file, String contentType) {
        if (!Files.isReadable(file)) {
            throw new UncheckedIOException(new NoSuchFileException(file.toString()));
        }
        return RequestBody.create(file.toFile(), MediaType.get(contentType));
    }

    /**
     * So many bytes of a file, as a body or as one part of it.
     *
     * @throws UncheckedIOException if the file is not there
     */
    public static RequestBody bytesOf(Path file, String contentType, long from, long length) {
        if (!Files.isReadable(file)) {
            throw new UncheckedIOException(new NoSuchFileException(file.toString()));
        }
        return new FileSlice(file, MediaType.get(contentType), from, length);
    }

    /**
     * A write to an address the network named, query and all. The query is a secret wherever such addresses are used: it
     * is kept out of every explanation.
     */
    public static HttpCall toNamed(String method, HttpUrl address) {
        List<Secret> secrets = new ArrayList<>();
        for (String name : address.queryParameterNames()) {
            for (String value : address.queryParameterValues(name)) {
                if (value != null && value.length() >= SECRET_LENGTH) {
                    secrets.add(new Secret(value));
                }
            }
        }
        return new HttpCall(method, address, Headers.EMPTY, RequestBody.EMPTY, Purpose.UPLOAD, secrets);
    }

    public HttpCall form(Map<String, String> fields) {
        FormBody.Builder form = new FormBody.Builder(StandardCharsets.UTF_8);
        fields.forEach(form::add);
        return body(form.build());
    }

    public HttpCall multipart(MultipartBody content) {
        return body(content).as(Purpose.UPLOAD);
    }

    public HttpCall as(Purpose other) {
        return new HttpCall(method, url, headers, body, other, secrets);
    }

    /** An id as one piece of a path, whatever characters the network put into it. */
    public static String piece(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static HttpUrl resolve(URI server, String path) {
        String base = server.toString();
        int end = base.length();
        while (end > 0 && base.charAt(end - 1) == '/') {
            end--;
        }
        return HttpUrl.get(base.substring(0, end) + (path.startsWith("/") ? path : "/" + path));
    }

    /** Method, host and path; never the query or a header. */
    @Override
    public String toString() {
        return method + " " + Redaction.of(url.scheme() + "://" + url.host() + ":" + url.port() + url.encodedPath());
    }
}
