/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A loopback HTTP server that remembers when the first byte of each key's call arrived, and answers after a while. As lean as
 * can be, since it shares the machine with what is measured.
 */
final class SlowServer implements AutoCloseable {

    private static final int BACKLOG = 2000;
    private static final String KEY = "idempotency-key:";
    private static final String LENGTH = "content-length:";

    private final ServerSocket server;
    private final Duration latency;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Map<String, Integer> times = new ConcurrentHashMap<>();

    SlowServer(Duration latency) {
        this.latency = latency;
        try {
            server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            while (answer(in, socket)) {
                // the connection stays open for the next call
            }
        } catch (IOException gone) {
            // the client closed the connection
        }
    }

    private boolean answer(InputStream in, Socket socket) throws IOException {
        if (line(in).isEmpty()) {
            return false;
        }
        long arrived = System.currentTimeMillis();
        String key = "";
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, KEY, 0, KEY.length())) {
                key = header.substring(KEY.length()).trim();
            } else if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).trim());
            }
        }
        in.readNBytes(length);
        seen.putIfAbsent(key, arrived);
        times.merge(key, 1, Integer::sum);
        pause();
        String body = "{\"id\":\"" + key + "\"}";
        socket.getOutputStream()
                .write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                                + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.ISO_8859_1));
        return true;
    }

    /** The next line without its end; empty at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = in.read(); next != '\n' && next != -1; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private void pause() {
        if (latency.isPositive()) {
            try {
                Thread.sleep(latency);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** When each key's first call arrived, in epoch milliseconds. */
    Map<String, Long> seen() {
        return seen;
    }

    /** How many keys arrived more than once. */
    long doubles() {
        return times.values().stream().filter(count -> count > 1).count();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
