/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A loopback server that tells figures the way Mastodon and Bluesky do, and counts how often it was asked. */
final class FiguresServer implements AutoCloseable {

    private static final int BACKLOG = 1000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger calls = new AtomicInteger();
    private final Runnable atEachCall;

    FiguresServer(Runnable atEachCall) {
        this.atEachCall = atEachCall;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/api/v1/accounts/verify_credentials", exchange -> answer(exchange, ids -> """
                {"id":"1","followers_count":1200}"""));
        server.createContext(
                "/api/v1/statuses",
                exchange -> answer(
                        exchange,
                        ids -> ids.map(id -> """
                        {"id":"%s","favourites_count":%d,"replies_count":2,"reblogs_count":3}""".formatted(id, reactions(id)))
                                .collect(Collectors.joining(",", "[", "]"))));
        server.createContext("/xrpc/app.bsky.actor.getProfile", exchange -> answer(exchange, ids -> """
                {"did":"did:plc:1","followersCount":800}"""));
        server.createContext(
                "/xrpc/app.bsky.feed.getPosts",
                exchange -> answer(
                        exchange,
                        ids -> ids.map(id -> """
                        {"uri":"%s","likeCount":%d,"replyCount":1,"repostCount":2,"quoteCount":0,"bookmarkCount":1}""".formatted(id, reactions(id)))
                                .collect(Collectors.joining(",", "{\"posts\":[", "]}"))));
        server.start();
    }

    private static int reactions(String id) {
        return Math.floorMod(id.hashCode(), 40);
    }

    private void answer(HttpExchange exchange, Function<java.util.stream.Stream<String>, String> body)
            throws IOException {
        calls.incrementAndGet();
        atEachCall.run();
        String query = exchange.getRequestURI().getRawQuery();
        byte[] bytes = body.apply(Arrays.stream((query == null ? "" : query).split("&"))
                        .map(each -> URLDecoder.decode(each.substring(each.indexOf('=') + 1), StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How often it was asked since the last time. */
    int calls() {
        return calls.getAndSet(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
