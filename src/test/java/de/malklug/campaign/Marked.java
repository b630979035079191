/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

/**
 * A text with a place in it.
 *
 * @param text without the mark
 * @param line of the mark, counted from 1
 * @param column of the mark in characters, counted from 1
 */
record Marked(String text, int line, int column) {

    /** The place before {@code §}. */
    static Marked at(String marked) {
        int place = marked.indexOf('§');
        if (place < 0) {
            throw new IllegalArgumentException("No § in " + marked);
        }
        String before = marked.substring(0, place);
        int line = (int) before.chars().filter(each -> each == '\n').count() + 1;
        String start = before.substring(before.lastIndexOf('\n') + 1);
        return new Marked(before + marked.substring(place + 1), line, start.codePointCount(0, start.length()) + 1);
    }
}
