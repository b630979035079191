/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a folder is as it was. Of pictures and videos only size and time of change count, of everything that is read
 * as text every byte does.
 */
final class SourceHash {

    private static final List<String> TEXT = List.of(".yaml", ".yml");

    private SourceHash() {}

    /** Adds all files of a folder to the sum, in the order of their names; hidden ones are left out. */
    static void add(Path folder, Fingerprint sum) {
        for (Map.Entry<String, Path> file : files(folder).entrySet()) {
            sum.add(file.getKey());
            if (TEXT.stream().anyMatch(file.getKey()::endsWith)) {
                sum.add(bytes(file.getValue()));
            } else {
                sum.add(traits(file.getValue()));
            }
        }
    }

    /** The sum of names, sizes and times of change: quick to tell, and enough to notice that somebody is at work. */
    static String glance(Path folder) {
        Fingerprint sum = new Fingerprint();
        files(folder).forEach((name, file) -> sum.add(name).add(traits(file)).add(identity(file)));
        return sum.hex();
    }

    private static Map<String, Path> files(Path folder) {
        Map<String, Path> files = new TreeMap<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                    return isHidden(folder, each) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!isHidden(folder, file)) {
                        files.put(folder.relativize(file).toString().replace('\\', '/'), file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException vanished) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path each, @Nullable IOException broken) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            return files;
        }
        return files;
    }

    private static boolean isHidden(Path folder, Path each) {
        return !each.equals(folder) && each.getFileName().toString().startsWith(".");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }

    private static String traits(Path file) {
        try {
            return Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Another file under the same name, where the file system can tell. */
    private static @Nullable Object identity(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException unreadable) {
            return null;
        }
    }
}
