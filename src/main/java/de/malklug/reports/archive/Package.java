/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A ZIP file that is written while it is sent: no more than one file's buffer is held. Its last two entries name every other with
 * its size and SHA-256, once for programs and once for {@code sha256sum -c}.
 */
final class Package implements AutoCloseable {

    /** @param size in bytes */
    record Content(String path, long size, String sha256) {}

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final ZipOutputStream zip;
    private final Instant made;
    private final Map<String, Content> contents = new LinkedHashMap<>();

    Package(OutputStream to, Instant made) {
        this.zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        this.made = made;
    }

    /** Writes a file into the package. */
    interface Writer {
        void write(OutputStream to) throws IOException;
    }

    void add(String path, Writer writer) throws IOException {
        if (contents.containsKey(path)) {
            return;
        }
        contents.put(path, write(path, writer));
    }

    void add(String path, byte[] bytes) throws IOException {
        add(path, to -> to.write(bytes));
    }

    void add(String path, String text) throws IOException {
        add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a value as JSON. */
    void json(String path, Object value) throws IOException {
        add(path, MAPPER.writeValueAsBytes(value));
    }

    void add(String path, Path file) throws IOException {
        add(path, to -> {
            try (InputStream from = Files.newInputStream(file)) {
                from.transferTo(to);
            }
        });
    }

    private Content write(String path, Writer writer) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(made.toEpochMilli());
        zip.putNextEntry(entry);
        Counting counted = new Counting(zip);
        DigestOutputStream digested = new DigestOutputStream(counted, sha256());
        writer.write(digested);
        zip.closeEntry();
        return new Content(
                path,
                counted.count,
                HexFormat.of().formatHex(digested.getMessageDigest().digest()));
    }

    /** Writes the manifests and ends the package. */
    void seal(Map<String, Object> about) throws IOException {
        Map<String, Object> manifest = new LinkedHashMap<>(about);
        manifest.put("madeAt", made.toString());
        manifest.put("files", List.copyOf(contents.values()));
        write("manifest.json", to -> to.write(MAPPER.writeValueAsBytes(manifest)));
        StringBuilder sums = new StringBuilder();
        contents.values()
                .forEach(each -> sums.append(each.sha256())
                        .append("  ")
                        .append(each.path())
                        .append('\n'));
        write("sha256sums.txt", to -> to.write(sums.toString().getBytes(StandardCharsets.UTF_8)));
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts, and leaves the stream below open. */
    private static final class Counting extends FilterOutputStream {

        private long count;

        Counting(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int each) throws IOException {
            out.write(each);
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            count += length;
        }

        @Override
        public void close() {
            // The next entry needs the stream.
        }
    }
}
