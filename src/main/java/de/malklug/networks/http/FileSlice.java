/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.FileHandle;
import okio.FileSystem;
import okio.Okio;
import okio.Source;

/** A piece of a file as a body, read while it is sent. */
final class FileSlice extends RequestBody {

    private final Path file;
    private final MediaType type;
    private final long from;
    private final long length;

    FileSlice(Path file, MediaType type, long from, long length) {
        this.file = file;
        this.type = type;
        this.from = from;
        this.length = length;
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (FileHandle handle = FileSystem.SYSTEM.openReadOnly(okio.Path.get(file));
                Source source = Okio.buffer(handle.source(from))) {
            sink.write(source, length);
        } catch (EOFException shorter) {
            throw new IOException("The file is shorter than " + (from + length) + " bytes", shorter);
        }
    }
}
