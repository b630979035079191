/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.malklug.networks.MediaSource;
import de.malklug.networks.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Media under addresses that a stand-in can really fetch, as malklug offers them on its public address. */
public final class MediaShelf implements MediaSource, AutoCloseable {

    private final Function<Message.Media, Path> files;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Message.Media> linked = new ConcurrentHashMap<>();
    private final AtomicInteger fetched = new AtomicInteger();
    private volatile boolean open = true;

    /**
     * @param files where the bytes are
     */
    public MediaShelf(Function<Message.Media, Path> files) {
        this.files = files;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/media/", this::answer);
        server.start();
    }

    /** Nobody outside reaches it from now on. */
    public void closeToTheOutside() {
        open = false;
    }

    /** How often something was fetched. */
    public int fetched() {
        return fetched.get();
    }

    @Override
    public Path fileOf(Message.Media media) {
        return files.apply(media);
    }

    @Override
    public URI linkTo(Message.Media media) {
        linked.put(media.id(), media);
        return URI.create(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/media/" + media.id() + "?until=1&sig=s3al");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Message.Media media = linked.get(path.substring(path.lastIndexOf('/') + 1));
        try (exchange) {
            if (media == null || !open) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(fileOf(media));
            fetched.incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", media.contentType());
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
