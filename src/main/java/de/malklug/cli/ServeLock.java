/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a data folder to one serving process. The system lets go of it when the process ends, however it ends. */
final class ServeLock implements AutoCloseable {

    private static final String FILE = "serve.lock";

    /** Beyond the text in the file, so that another process can read who holds it. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private ServeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws StartRefused if another process serves the folder, or nothing can be written there
     */
    static ServeLock take(Path data) {
        FileChannel channel = open(data);
        try {
            if (lock(channel) == null) {
                String holder = holder(data);
                channel.close();
                throw new StartRefused("cli.start.served-already", data, holder);
            }
            channel.truncate(0);
            String pid = String.valueOf(ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            return new ServeLock(channel);
        } catch (IOException e) {
            throw new StartRefused(e, "cli.start.data-not-writable", data);
        }
    }

    private static FileChannel open(Path data) {
        try {
            Files.createDirectories(data);
            return FileChannel.open(data.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StartRefused(e, "cli.start.data-not-writable", data);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String holder(Path data) {
        try {
            return Files.readString(data.resolve(FILE), StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException unreadable) {
            return "?";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
