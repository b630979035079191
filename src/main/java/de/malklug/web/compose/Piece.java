/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a text that looks the same throughout.
 *
 * @param look class of the stretch; empty for plain text
 */
record Piece(String look, String text) {

    private static final Pattern MARKED =
            Pattern.compile("https?://\\S+|(?<![\\p{L}\\p{N}_])[#@][\\p{L}\\p{N}_][\\p{L}\\p{N}_.@-]*");

    private static final String MARK = "mk-hash";
    private static final String CUT = "mk-cut";

    /**
     * A text as networks show it: hashtags, mentions and addresses stand out, what is too long is struck.
     *
     * @param fits how much of it fits, in characters as Java counts them
     */
    static List<Piece> of(String text, int fits) {
        List<Piece> pieces = new ArrayList<>();
        String shown = text.substring(0, fits);
        Matcher matcher = MARKED.matcher(shown);
        int from = 0;
        while (matcher.find()) {
            add(pieces, "", shown.substring(from, matcher.start()));
            add(pieces, MARK, matcher.group());
            from = matcher.end();
        }
        add(pieces, "", shown.substring(from));
        add(pieces, CUT, text.substring(fits));
        return pieces;
    }

    private static void add(List<Piece> pieces, String look, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(look, text));
        }
    }
}
