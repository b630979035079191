/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.wording;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells two texts apart, as people read them: by words, or by paragraphs. */
public final class Differences {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");
    private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\n[ \\t]*\\n\\s*");

    private Differences() {}

    /** What a stretch of text is. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    /** A stretch of text that is in both, or in one only. */
    public record Stretch(Kind kind, String text) {}

    /**
     * Paragraphs that are the same in both, or stand in place of each other.
     *
     * @param before empty if they were added
     * @param after empty if they were removed
     */
    public record Hunk(boolean same, List<String> before, List<String> after) {

        public Hunk {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** By words, in reading order; what was removed stands before what came in its place. */
    public static List<Stretch> words(String before, String after) {
        List<Stretch> stretches = new ArrayList<>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(split(before), split(after), true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                add(stretches, Kind.SAME, delta.getSource().getLines());
            } else {
                add(stretches, Kind.REMOVED, delta.getSource().getLines());
                add(stretches, Kind.ADDED, delta.getTarget().getLines());
            }
        }
        return stretches;
    }

    /** By paragraphs, in reading order. */
    public static List<Hunk> paragraphs(String before, String after) {
        return DiffUtils.diff(paragraphsOf(before), paragraphsOf(after), true).getDeltas().stream()
                .map(delta -> new Hunk(
                        delta.getType() == DeltaType.EQUAL,
                        delta.getSource().getLines(),
                        delta.getTarget().getLines()))
                .toList();
    }

    /** The paragraphs of a text; none for an empty one. */
    public static List<String> paragraphsOf(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? List.of() : List.of(BETWEEN_PARAGRAPHS.split(stripped));
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(BETWEEN_WORDS.split(text));
    }

    private static void add(List<Stretch> stretches, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            stretches.add(new Stretch(kind, String.join("", words)));
        }
    }
}
