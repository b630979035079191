/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The campaign files with everything an export would write, somewhere else than where they are. */
public final class ExportCopy {

    private ExportCopy() {}

    /** Where a file's content comes from. */
    private interface Source {
        void copy(OutputStream to) throws IOException;
    }

    /** @return false if there is something in that folder already; nothing is written then */
    public static boolean write(ExportPlan plan, Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    return false;
                }
            }
        }
        Files.createDirectories(folder);
        for (Map.Entry<String, Source> each : sources(plan, name -> true).entrySet()) {
            Path target = folder.resolve(each.getKey());
            Files.createDirectories(java.util.Objects.requireNonNull(target.getParent()));
            try (OutputStream to = Files.newOutputStream(target)) {
                each.getValue().copy(to);
            }
        }
        return true;
    }

    /** @param wanted which files, by their names relative to the folder of all campaigns */
    public static void zip(ExportPlan plan, Predicate<String> wanted, OutputStream to) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(to);
        for (Map.Entry<String, Source> each : sources(plan, wanted).entrySet()) {
            zip.putNextEntry(new ZipEntry(each.getKey()));
            each.getValue().copy(zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    /** One file. */
    public static void one(ExportPlan plan, String wanted, OutputStream to) throws IOException {
        for (Source each : sources(plan, wanted::equals).values()) {
            each.copy(to);
        }
    }

    private static Map<String, Source> sources(ExportPlan plan, Predicate<String> wanted) throws IOException {
        Map<String, Source> sources = new TreeMap<>();
        try (Stream<Path> all = Files.walk(plan.root())) {
            all.filter(Files::isRegularFile).forEach(file -> {
                String name = name(plan.root(), file);
                if (!isHidden(name) && isInside(plan.root(), file)) {
                    sources.put(name, to -> Files.copy(file, to));
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        plan.media().forEach((name, bytes) -> sources.put(name, to -> Files.copy(bytes, to)));
        plan.files().forEach(file -> sources.put(file.file(), to -> to.write(file.after())));
        sources.keySet().removeIf(wanted.negate());
        return sources;
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") || name.contains("/.");
    }

    /** A link could lead anywhere. */
    private static boolean isInside(Path root, Path file) {
        try {
            return file.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
