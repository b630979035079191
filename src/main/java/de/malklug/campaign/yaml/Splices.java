/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A text and what is to be put in place of parts of it. */
final class Splices {

    private final String text;
    private final String lineBreak;
    private final List<Splice> splices = new ArrayList<>();

    Splices(String text) {
        this.text = text;
        int first = text.indexOf('\n');
        this.lineBreak = first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    /**
     * @param depth what goes first where several begin at one place: the deeper one
     */
    private record Splice(int from, int to, String text, int depth) {}

    /** As the text has it. */
    String lineBreak() {
        return lineBreak;
    }

    String text() {
        return text;
    }

    void replace(int from, int to, String by) {
        splices.add(new Splice(from, to, by, Integer.MAX_VALUE));
    }

    /** @param column of the name or dash that is inserted */
    void insert(int at, String what, int column) {
        splices.add(new Splice(at, at, what, column));
    }

    void delete(int from, int to) {
        splices.add(new Splice(from, to, "", -1));
    }

    /** With the break above them, so that something else can still be put behind what they follow. */
    void deleteLines(int start, int end) {
        if (start == 0) {
            delete(0, nextLine(end));
        } else {
            delete(endAbove(start), end);
        }
    }

    /** @throws YamlEditor.Unchangeable if two changes concern the same characters, unless both take them out */
    String applied() throws YamlEditor.Unchangeable {
        splices.sort(Comparator.comparingInt(Splice::from)
                .thenComparing(Comparator.comparingInt(Splice::depth).reversed()));
        StringBuilder changed = new StringBuilder();
        int done = 0;
        boolean deleting = false;
        for (Splice each : splices) {
            boolean deletes = each.text().isEmpty();
            if (each.from() < done && !(deletes && deleting)) {
                throw new YamlEditor.Unchangeable(each.from());
            }
            changed.append(text, done, Math.max(done, each.from())).append(each.text());
            done = Math.max(done, each.to());
            deleting = deletes;
        }
        return changed.append(text, done, text.length()).toString();
    }

    int column(int place) {
        return place - lineStart(place);
    }

    int lineStart(int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    /** Where the line's break begins, or the text ends. */
    int lineEnd(int place) {
        int end = text.indexOf('\n', place);
        if (end < 0) {
            return text.length();
        }
        return end > place && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** Where the break of the line above begins. */
    int endAbove(int place) {
        int end = Math.max(0, lineStart(place) - 1);
        return end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** Where the next line begins, or the text ends. */
    int nextLine(int place) {
        int end = text.indexOf('\n', place);
        return end < 0 ? text.length() : end + 1;
    }

    boolean isBlankLine(int start) {
        return text.substring(start, lineEnd(start)).isBlank();
    }

    /** Whether a comment follows in the line. */
    boolean hasComment(int place) {
        return text.substring(place, lineEnd(place)).stripLeading().startsWith("#");
    }

    /** The end of the line something ends in, with comment lines below it that are indented deeper than that column. */
    int endWithComments(int end, int column) {
        int last = lineEnd(end);
        int line = nextLine(end);
        while (line < text.length()) {
            String content = text.substring(line, lineEnd(line));
            String stripped = content.stripLeading();
            if (!stripped.isEmpty()) {
                if (!stripped.startsWith("#") || content.length() - stripped.length() <= column) {
                    break;
                }
                last = lineEnd(line);
            }
            line = nextLine(line);
        }
        return last;
    }
}
