/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import java.text.Normalizer;
import java.util.Locale;

/** Makes names that files and addresses can bear from names people gave. */
final class FileNames {

    private static final int LONGEST = 48;
    private static final int DIGITS = 8;

    private FileNames() {}

    /**
     * For example {@code rathaus-im-regen-3f9a2c1b.jpg}: the digits keep it apart from the campaign's own files.
     *
     * @param number above 1 if the name without it is taken
     */
    static String of(String fileName, MediaProperties properties, int number) {
        String type =
                properties.contentType().substring(properties.contentType().indexOf('/') + 1);
        String ending = switch (type) {
            case "jpeg" -> "jpg";
            case "quicktime" -> "mov";
            default -> type;
        };
        String digits = properties.sha256().substring(0, DIGITS);
        return words(fileName, properties) + "-" + digits + (number > 1 ? "-" + number : "") + "." + ending;
    }

    private static String words(String fileName, MediaProperties properties) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String stem = last.contains(".") ? last.substring(0, last.lastIndexOf('.')) : last;
        String german = stem.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        String words = Normalizer.normalize(german, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = words.substring(0, Math.min(LONGEST, words.length())).replaceAll("^-+|-+$", "");
        if (!cut.isEmpty()) {
            return cut;
        }
        return properties.contentType().startsWith("image/") ? "bild" : "film";
    }
}
