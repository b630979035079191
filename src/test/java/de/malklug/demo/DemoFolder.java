/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The demo's folder and what the demo remembers there. One demo at a time uses it. */
final class DemoFolder {

    private static final String MEMORY = "demo.properties";

    private final Path folder;
    private final FileLock lock;
    private final Properties memory = new Properties();

    private DemoFolder(Path folder, FileLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Null if another demo runs there. */
    static @Nullable DemoFolder open(Path path) {
        try {
            Path folder = Files.createDirectories(path);
            FileLock lock = FileChannel.open(
                            folder.resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
            if (lock == null) {
                return null;
            }
            DemoFolder opened = new DemoFolder(folder, lock);
            opened.recall();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    synchronized @Nullable String recall(String name) {
        return memory.getProperty(name);
    }

    synchronized void remember(String name, String value) {
        if (!lock.isValid()) {
            throw new IllegalStateException("The folder is no longer ours");
        }
        memory.setProperty(name, value);
        Path next = folder.resolve(MEMORY + ".new");
        try {
            try (Writer writer = Files.newBufferedWriter(next)) {
                memory.store(writer, null);
            }
            Files.move(
                    next, folder.resolve(MEMORY), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void recall() throws IOException {
        if (Files.exists(folder.resolve(MEMORY))) {
            try (var reader = Files.newBufferedReader(folder.resolve(MEMORY))) {
                memory.load(reader);
            }
        }
    }
}
