/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether an alternative text tells people who don't see the picture what it shows. */
final class AltTexts {

    private static final Pattern OPENING = Pattern.compile(
            "^(?:(?:hier (?:ist|sieht man) )?(?:das |ein |eine |unser |dieses )?(?:bild|foto|fotografie|grafik|abbildung|illustration|screenshot|aufnahme|image|picture|photo|graphic)"
                    + "(?:\\s+(?:von|vom|des|der|zeigt|of|showing|shows)\\b|\\s*:)"
                    + "|(?:auf|in) (?:dem|diesem|der|dieser) (?:bild|foto|grafik|abbildung)\\s+(?:ist|sind|sieht|sehen|zu sehen)\\b(?: man| sie)?)\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:img|dsc|dscn|pict|image|bild|foto|photo|scan|screenshot|unbenannt|untitled|whatsapp image)[\\s_-]*[\\d\\s_.:-]*",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> NOTHING = Set.of(
            "alternativtext",
            "alttext",
            "alt text",
            "alt",
            "bild",
            "foto",
            "grafik",
            "symbolbild",
            "symbolfoto",
            "titelbild",
            "beitragsbild",
            "logo",
            "banner",
            "icon",
            "video",
            "film",
            "clip",
            "image",
            "picture",
            "photo",
            "dekorativ",
            "dekoration",
            "decorative",
            "kein",
            "keiner",
            "keine",
            "nichts",
            "ohne",
            "none",
            "n a",
            "na",
            "tba",
            "tbd",
            "todo",
            "folgt",
            "xxx",
            "test",
            "siehe text",
            "siehe oben",
            "siehe beitrag",
            "ohne titel",
            "platzhalter",
            "placeholder");
    private static final int A_SENTENCE = 30;
    private static final int REASON = 10;

    private AltTexts() {}

    static Optional<Remark> remark(String alt, String text) {
        String plain = plain(alt);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        Passage whole = Passage.of(alt, 0, alt.length());
        if (NOTHING.contains(plain) || NUMBERED.matcher(alt.strip()).matches() || plain.length() < 3) {
            return Optional.of(Remark.of(Rule.ALT_TEXT, "alt-says-nothing", whole, alt.strip()));
        }
        if (repeats(plain, plain(text))) {
            return Optional.of(Remark.of(Rule.ALT_TEXT, "alt-is-text", whole));
        }
        Matcher opening = OPENING.matcher(alt);
        if (opening.find()) {
            String rest = alt.substring(opening.end());
            boolean fits = !rest.isBlank()
                    && !opening.group()
                            .strip()
                            .matches("(?iu).*(zeigt|sehen|sieht|ist|sind|man|sie|shows|showing|des|der)");
            Passage place = Passage.of(alt, 0, opening.end(), fits ? "" : null);
            return Optional.of(Remark.of(
                    Rule.ALT_TEXT, "alt-opening", place, opening.group().strip()));
        }
        return Optional.empty();
    }

    /** Whether a reason is one: a word or two tell nobody why a picture has nothing to tell. */
    static boolean isReason(String reason) {
        return plain(reason).length() >= REASON && plain(reason).indexOf(' ') > 0;
    }

    /** Whether the alternative text says again what the text says anyway. */
    private static boolean repeats(String alt, String text) {
        return alt.equals(text) || (alt.length() >= A_SENTENCE && (" " + text + " ").contains(" " + alt + " "));
    }

    /** Words in small letters, hashtags left out. */
    private static String plain(String text) {
        return Hashtags.TAG
                .matcher(text)
                .replaceAll(" ")
                .toLowerCase(Locale.GERMAN)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
