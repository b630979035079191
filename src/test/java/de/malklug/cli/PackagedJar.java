/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs {@code target/malklug.jar} the way people do: as a process of its own, in a folder of its own. */
final class PackagedJar {

    private static final long PATIENCE_SECONDS = 300;

    private final Path java;
    private final Path folder;
    private final List<String> always = new ArrayList<>();
    private int processes;

    private PackagedJar(Path java, Path folder) {
        this.java = java;
        this.folder = folder;
    }

    /** On the Java that runs this test. */
    static PackagedJar in(Path folder) {
        return new PackagedJar(Path.of(System.getProperty("java.home"), "bin/java"), folder);
    }

    /** On a Java that is too old, if this machine has one. */
    static Optional<PackagedJar> onOldJava(Path folder) {
        return oldJava().map(java -> new PackagedJar(java, folder));
    }

    /** Adds arguments to every command. */
    PackagedJar with(String... arguments) {
        always.addAll(List.of(arguments));
        return this;
    }

    Running start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-jar",
                Path.of(System.getProperty("malklug.jar", "target/malklug.jar"))
                        .toAbsolutePath()
                        .toString()));
        command.addAll(List.of(arguments));
        command.addAll(always);
        Path out = folder.resolve("out-" + ++processes + ".txt");
        Path err = folder.resolve("err-" + processes + ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Running(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. */
    Running run(String... arguments) throws InterruptedException {
        return start(arguments).untilItEnds();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> oldJava() {
        try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
            return installed
                    .filter(PackagedJar::isOld)
                    .map(home -> home.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .sorted()
                    .findFirst();
        } catch (IOException noSuchFolder) {
            return Optional.empty();
        }
    }

    private static boolean isOld(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.anyMatch(line -> line.matches("JAVA_VERSION=\"(1\\.8|9|1\\d|20)\\b.*"));
        } catch (IOException | UncheckedIOException notAJava) {
            return false;
        }
    }

    /** A process and what it printed so far. */
    record Running(Process process, Path outFile, Path errFile) implements AutoCloseable {

        Running untilItEnds() throws InterruptedException {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Did not end: " + out() + err());
            }
            return this;
        }

        int code() {
            return process.exitValue();
        }

        String out() {
            return read(outFile);
        }

        String err() {
            return read(errFile);
        }

        /** As Ctrl-C does. */
        void interrupt() throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
