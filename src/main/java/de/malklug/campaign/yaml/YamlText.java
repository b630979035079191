/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;

/**
 * The lines of a file, perhaps changed so that more of it can be read. Lines are counted from 0 and never move.
 *
 * @param widened how many columns were inserted before the text of a line
 */
record YamlText(List<String> lines, Map<Integer, Integer> widened) {

    private static final Pattern TOP_LEVEL_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*:(\\s|$)");

    static YamlText of(String text) {
        return new YamlText(List.of(text.split("\n", -1)), Map.of());
    }

    String joined() {
        return String.join("\n", lines);
    }

    long length() {
        return lines.stream().mapToLong(String::length).sum();
    }

    /** Where a mark stands in its line of the file, counted from 1. */
    int column(Mark mark) {
        return mark.getColumn() + 1 - widened.getOrDefault(mark.getLine(), 0);
    }

    /** How far the text below a line is indented in the file. */
    int indentBelow(int line) {
        for (int i = line + 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                return indentation(lines.get(i)) - widened.getOrDefault(i, 0);
            }
        }
        return 0;
    }

    /** Lines with text from there on whose indentation holds a tab. */
    List<Integer> linesIndentedWithTabs(int from) {
        List<Integer> found = new ArrayList<>();
        for (int i = Math.max(0, from); i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && line.substring(0, indentation(line)).indexOf('\t') >= 0) {
                found.add(i);
            }
        }
        return found;
    }

    /** Column of a line's first tab, counted from 1. */
    int firstTab(int line) {
        return lines.get(line).indexOf('\t') + 1;
    }

    YamlText withTabsWidened(List<Integer> tabbed, int width) {
        List<String> changed = new ArrayList<>(lines);
        Map<Integer, Integer> inserted = new HashMap<>(widened);
        for (int each : tabbed) {
            String line = lines.get(each);
            String before = line.substring(0, indentation(line));
            String spaces = before.replace("\t", " ".repeat(width));
            changed.set(each, spaces + line.substring(before.length()));
            inserted.put(each, spaces.length() - before.length());
        }
        return new YamlText(changed, inserted);
    }

    /** The text without the entry of the outermost list that holds the line; empty if there is none. */
    Optional<YamlText> withoutListEntryAt(int line) {
        int outermost = lines.stream()
                .filter(YamlText::beginsEntry)
                .mapToInt(YamlText::indentation)
                .findFirst()
                .orElse(-1);
        int start = Math.min(line, lines.size() - 1);
        while (start >= 0 && !(beginsEntry(lines.get(start)) && indentation(lines.get(start)) == outermost)) {
            start--;
        }
        if (start < 0) {
            return Optional.empty();
        }
        List<String> changed = new ArrayList<>(lines);
        int end = start;
        do {
            changed.set(end++, "");
        } while (end < lines.size() && !endsEntry(lines.get(end), outermost));
        return line < end ? Optional.of(new YamlText(changed, widened)) : Optional.empty();
    }

    /** At the next entry, or at a key of the file itself: a line that is merely indented too little ends nothing. */
    private static boolean endsEntry(String line, int outermost) {
        return (beginsEntry(line) && indentation(line) == outermost)
                || (outermost > 0 && TOP_LEVEL_KEY.matcher(line).lookingAt());
    }

    private static boolean beginsEntry(String line) {
        int text = indentation(line);
        return line.startsWith("-", text)
                && (line.length() == text + 1 || Character.isWhitespace(line.charAt(text + 1)));
    }

    private static int indentation(String line) {
        int text = 0;
        while (text < line.length() && (line.charAt(text) == ' ' || line.charAt(text) == '\t')) {
            text++;
        }
        return text;
    }
}
