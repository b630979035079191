/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.Headers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Several reading calls in one. See <a href="https://developers.facebook.com/docs/graph-api/batch-requests">batch requests</a>.
 */
public final class GraphBatch {

    /** Most calls in one batch. */
    public static final int LARGEST = 50;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,80}");

    private final GraphApi api;

    public GraphBatch(GraphApi api) {
        this.api = api;
    }

    /**
     * Asks for all of these at once.
     *
     * @param paths without version, with query, for example {@code 123_456?fields=shares}
     */
    public HttpResult get(ConnectedAccount account, List<String> paths) {
        if (paths.size() > LARGEST) {
            throw new IllegalArgumentException(paths.size() + " calls in one batch; at most " + LARGEST);
        }
        ArrayNode batch = JSON.createArrayNode();
        paths.forEach(path -> batch.addObject().put("method", "GET").put("relative_url", path));
        return api.send(
                account,
                api.post(account, "/")
                        .body(new FormBody.Builder()
                                .add("batch", batch.toString())
                                .build())
                        .as(HttpCall.Purpose.READ));
    }

    /**
     * The answers in the order of the calls; an empty one was not carried out in time. Empty altogether if this is no answer to
     * a batch of that size.
     */
    public static List<Optional<HttpAnswer>> answers(HttpAnswer answer, int calls) {
        JsonNode parts = answer.json();
        if (!answer.isSuccess() || !parts.isArray() || parts.size() != calls) {
            return List.of();
        }
        List<Optional<HttpAnswer>> answers = new ArrayList<>();
        for (JsonNode part : parts) {
            answers.add(
                    part.path("code").isIntegralNumber()
                            ? Optional.of(new HttpAnswer(
                                    part.path("code").asInt(),
                                    headers(part.path("headers")),
                                    part.path("body").asString(""),
                                    true,
                                    answer.sent()))
                            : Optional.empty());
        }
        return answers;
    }

    private static Headers headers(JsonNode told) {
        Headers.Builder headers = new Headers.Builder();
        for (JsonNode header : told) {
            String name = header.path("name").asString("");
            if (NAME.matcher(name).matches()) {
                headers.addUnsafeNonAscii(
                        name, header.path("value").asString("").strip());
            }
        }
        return headers.build();
    }
}
