/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder malklug keeps everything in: database, media, keys, reports. Made when first needed. */
public record DataFolder(Path path) {

    /** A file in the folder; the folder exists afterwards, the file may not. */
    public Path file(String name) {
        return make(path).resolve(name);
    }

    /** A folder in the folder, made if missing. */
    public Path folder(String name) {
        return make(path.resolve(name));
    }

    private static Path make(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + folder, e);
        }
    }
}
