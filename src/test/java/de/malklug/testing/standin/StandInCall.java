/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import com.github.tomakehurst.wiremock.http.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * One request as the network saw it.
 *
 * @param operation what the stub mapping calls this endpoint, for example {@code statuses.create}
 * @param path without the query
 * @param headers by name, ignoring case
 */
public record StandInCall(
        String operation, String method, String path, Map<String, String> headers, Instant at, Request request) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static StandInCall of(String operation, Request request, Instant at) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getAllHeaderKeys().forEach(name -> headers.put(name, request.getHeader(name)));
        String path = request.getUrl().split("\\?", 2)[0];
        return new StandInCall(operation, request.getMethod().getName(), path, headers, at, request);
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public Optional<String> bearer() {
        return Optional.ofNullable(header("Authorization"))
                .filter(value -> value.startsWith("Bearer "))
                .map(value -> value.substring("Bearer ".length()));
    }

    public @Nullable String query(String name) {
        List<String> values = queryAll(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    public List<String> queryAll(String name) {
        var parameter = request.queryParameter(name);
        return parameter.isPresent() ? parameter.values() : List.of();
    }

    /** The path's piece at this position, counted from the end: 0 is the last. */
    public String pathPieceFromEnd(int position) {
        String[] pieces = path.split("/");
        return java.net.URLDecoder.decode(
                pieces[pieces.length - 1 - position], java.nio.charset.StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(request.getBodyAsString());
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    public String body() {
        return request.getBodyAsString();
    }

    public byte[] bytes() {
        return request.getBody();
    }

    /** Text of a multipart field, or null. */
    public @Nullable String part(String name) {
        Request.Part part = request.isMultipart() ? request.getPart(name) : null;
        return part == null ? null : part.getBody().asString();
    }

    /** Bytes of a multipart field, or nothing. */
    public byte[] partBytes(String name) {
        Request.Part part = request.isMultipart() ? request.getPart(name) : null;
        return part == null ? new byte[0] : part.getBody().asBytes();
    }

    /** Content type of a multipart field. */
    public String partType(String name) {
        Request.Part part = request.isMultipart() ? request.getPart(name) : null;
        var header = part == null ? null : part.getHeader("Content-Type");
        return header == null || !header.isPresent() ? "" : header.firstValue();
    }
}
