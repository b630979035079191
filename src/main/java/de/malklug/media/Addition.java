/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

/** What became of a file somebody wanted to add. */
public sealed interface Addition {

    /** It is in the library now. */
    record Added(LibraryItem item) implements Addition {}

    /** The same bytes were there already; nothing was added. */
    record Known(LibraryItem item) implements Addition {}

    /**
     * It is not taken.
     *
     * @param limit the figure the reason is about, in bytes or pixels; 0 where it is about none
     */
    record Refused(Reason reason, long limit) implements Addition {}

    /** Why a file is not taken. */
    enum Reason {
        /** There are no bytes. */
        EMPTY,
        /** It may run programs in the reader's browser: SVG, HTML and the like. */
        ACTIVE_CONTENT,
        /** A picture as newer telephones store it, which networks do not take. */
        HEIC,
        /** No picture or video malklug knows. */
        UNKNOWN_FORMAT,
        /** Cut off or broken. */
        DAMAGED,
        /** More bytes than allowed. */
        TOO_LARGE,
        /** More pixels than malklug can look at. */
        TOO_MANY_PIXELS
    }
}
