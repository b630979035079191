/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings {@code malklug.*} there are, as the build lists them. A setting of that name with a slip is found here. */
final class KnownSettings {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private final List<String> names;

    private KnownSettings(List<String> names) {
        this.names = List.copyOf(names);
    }

    static KnownSettings read() {
        List<String> names = new ArrayList<>();
        // The first on the class path is malklug's own; looking at those of all libraries takes a good part of a start.
        try (InputStream file = KnownSettings.class.getClassLoader().getResourceAsStream(METADATA)) {
            for (JsonNode property : new JsonMapper().readTree(file).path("properties")) {
                String name = property.path("name").asString();
                if (name.startsWith("malklug.")) {
                    names.add(name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KnownSettings(names);
    }

    /** Every name, as {@code operations.md} lists them. */
    List<String> names() {
        return names;
    }

    /** Whether that setting, or a map it is an entry of, is known. Settings of others count as known. */
    boolean knows(String name) {
        String wanted = canonical(name);
        return !name.startsWith("malklug.")
                || names.stream()
                        .map(KnownSettings::canonical)
                        .anyMatch(known -> wanted.equals(known)
                                || wanted.startsWith(known + "[")
                                || wanted.startsWith(known + "."));
    }

    /** The known setting that is written most alike, if one is. */
    Optional<String> nearest(String name) {
        int most = Math.max(2, name.length() / 5);
        return names.stream()
                .filter(known -> distance(canonical(known), canonical(name)) <= most)
                .min((a, b) -> Integer.compare(
                        distance(canonical(a), canonical(name)), distance(canonical(b), canonical(name))));
    }

    private static String canonical(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(diagonal + change, Math.min(row[j], row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
