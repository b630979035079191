/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.editorial.ExportResult.Obstacle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts files in the place of others. Everything is written beside them first; only when all of it is on the disk, and none of them changed
 * meanwhile, each takes its place in one step. Whoever reads sees the old file or the new one, never half of one.
 */
final class ExportWriter {

    private static final String BESIDE = ".malklug-";

    private final ExportPlan plan;
    private final Map<Path, Path> ready = new LinkedHashMap<>();

    private ExportWriter(ExportPlan plan) {
        this.plan = plan;
    }

    /** @param file where it stopped; nothing was written then */
    record Stopped(String file, Obstacle obstacle) {}

    /** @return empty if everything is written */
    static Optional<Stopped> write(ExportPlan plan) {
        return new ExportWriter(plan).write();
    }

    private Optional<Stopped> write() {
        String at = "";
        try {
            for (Map.Entry<String, Path> media : plan.media().entrySet()) {
                at = media.getKey();
                Path target = plan.root().resolve(at);
                Files.createDirectories(target.getParent());
                Path beside = beside(target);
                Files.copy(media.getValue(), beside, StandardCopyOption.REPLACE_EXISTING);
                open(beside, target);
            }
            for (FileChange file : plan.files()) {
                at = file.file();
                write(file);
            }
            for (FileChange file : plan.files()) {
                at = file.file();
                if (!Arrays.equals(current(file), file.before())) {
                    return Optional.of(new Stopped(at, Obstacle.CHANGED_MEANWHILE));
                }
            }
            for (Map.Entry<Path, Path> each : ready.entrySet()) {
                at = plan.root().relativize(each.getKey()).toString();
                Files.move(
                        each.getValue(),
                        each.getKey(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            ready.clear();
            return Optional.empty();
        } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
            return Optional.of(new Stopped(at, Obstacle.NOT_ALLOWED));
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            return Optional.of(new Stopped(at, reason.contains("Read-only") ? Obstacle.NOT_ALLOWED : Obstacle.DISK));
        } finally {
            ready.values().forEach(ExportWriter::delete);
        }
    }

    private void write(FileChange file) throws IOException {
        Path target = target(file);
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new AccessDeniedException(file.file());
        }
        Path beside = beside(target);
        try (FileChannel channel =
                FileChannel.open(beside, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(file.after());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        open(beside, target);
    }

    private Path beside(Path target) throws IOException {
        Path beside = Files.createTempFile(target.getParent(), BESIDE, ".tmp");
        ready.put(target, beside);
        return beside;
    }

    /** Who may read the old file may read the new one. */
    private static void open(Path beside, Path target) throws IOException {
        Path like = Files.exists(target) ? target : target.resolveSibling("campaign.yaml");
        PosixFileAttributeView from = Files.getFileAttributeView(like, PosixFileAttributeView.class);
        PosixFileAttributeView to = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
        if (from != null && to != null && Files.exists(like)) {
            to.setPermissions(from.readAttributes().permissions());
        }
    }

    private byte[] current(FileChange file) throws IOException {
        Path target = target(file);
        return Files.exists(target) ? Files.readAllBytes(target) : new byte[0];
    }

    /** A link stays one; what it leads to is exchanged. */
    private Path target(FileChange file) throws IOException {
        Path target = plan.root().resolve(file.file());
        return Files.isSymbolicLink(target) ? target.toRealPath() : target;
    }

    private static void delete(Path beside) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException leftBehind) {
            beside.toFile().deleteOnExit();
        }
    }
}
