/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged jar, running as a process of its own. */
final class JarProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("https?://localhost:(\\d+)/");

    private final Process process;
    private final Path log;
    private final long logBegin;

    private JarProcess(Process process, Path log, long logBegin) {
        this.process = process;
        this.log = log;
        this.logBegin = logBegin;
    }

    /** Starts malklug on the Java that runs the tests. */
    static JarProcess start(Jar jar, Path log, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(jar.command());
        command.addAll(arguments);
        try {
            Files.writeString(log, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(jar.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new JarProcess(builder.start(), log, Files.size(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: no shutdown hook runs, no buffer is flushed. */
    void kill() {
        process.destroyForcibly();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** @return whether it ended in that time */
    boolean endsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int exitCode() {
        return process.exitValue();
    }

    /** The port it says it serves on; 0 while it has not said so. */
    int port() {
        Matcher address = ADDRESS.matcher(output());
        return address.find() ? Integer.parseInt(address.group(1)) : 0;
    }

    /** What it wrote so far. */
    String output() {
        try {
            byte[] all = Files.readAllBytes(log);
            int begin = (int) Math.min(logBegin, all.length);
            return new String(all, begin, all.length - begin, java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        endsWithin(Duration.ofSeconds(20));
    }
}
