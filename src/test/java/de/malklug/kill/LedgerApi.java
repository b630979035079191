/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ledger as malklug tells it to programs. */
final class LedgerApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final String token;

    LedgerApi(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** A delivery, as far as the API tells. */
    record Item(
            String account,
            String post,
            String status,
            @Nullable String remoteId) {}

    /** All deliveries, page by page. */
    List<Item> items() {
        List<Item> items = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get("/api/v1/deliveries?limit=37&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
            page.path("items")
                    .forEach(item -> items.add(new Item(
                            item.path("account").asString(),
                            item.path("post").asString(),
                            item.path("status").asString(),
                            item.path("remoteId").asString(null))));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return items;
    }

    /** A person's decision about a delivery; one that comes too late is none. */
    void decide(String delivery, String word, JsonNode decision) {
        HttpResponse<String> answer = send(request("/api/v1/deliveries/" + delivery + "/" + word)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(decision.toString()))
                .build());
        if (answer.statusCode() != 200 && answer.statusCode() != 409) {
            throw new IllegalStateException(word + " was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private JsonNode get(String path) {
        HttpResponse<String> answer = send(request(path).build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
