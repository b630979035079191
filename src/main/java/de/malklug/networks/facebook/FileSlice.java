/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** A piece of a file as one part of a request, read while it is sent. */
final class FileSlice extends RequestBody {

    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private final Path file;
    private final long from;
    private final long length;

    /**
     * @param from in bytes from the start of the file
     * @throws UncheckedIOException if the file is not there, so that a missing file is not taken for a lost answer
     */
    FileSlice(Path file, long from, long length) {
        if (!Files.isReadable(file)) {
            throw new UncheckedIOException(new NoSuchFileException(file.toString()));
        }
        this.file = file;
        this.from = from;
        this.length = length;
    }

    @Override
    public @Nullable MediaType contentType() {
        return BYTES;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            channel.position(from);
            try (Source source = Okio.source(Channels.newInputStream(channel))) {
                sink.write(source, length);
            }
        }
    }
}
