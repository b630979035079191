/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.util.List;

/**
 * Something about a message that a network would refuse. Worded for people by the message bundles under
 * {@code misfit.<kind>}.
 *
 * @param part which part of the message, counted from 1
 * @param media which of the part's media, counted from 1; 0 if it is about the part itself
 * @param arguments figures for the sentence: as found first, as allowed second
 */
public record Misfit(Kind kind, int part, int media, List<Object> arguments) {

    public Misfit {
        arguments = List.copyOf(arguments);
    }

    /** About a part itself. */
    public static Misfit of(Kind kind, int part, Object... arguments) {
        return new Misfit(kind, part, 0, List.of(arguments));
    }

    /** What does not fit. */
    public enum Kind {
        TEXT_TOO_LONG,
        TEXT_TOO_MANY_BYTES,
        TEXT_EMPTY,
        TOO_MANY_PARTS,
        TOO_MANY_MEDIA,
        MEDIA_MIX,
        COMMENT_WITH_MEDIA,
        MEDIA_TYPE,
        MEDIA_TOO_LARGE,
        IMAGE_TOO_MANY_PIXELS,
        IMAGE_TOO_LONG,
        IMAGE_TOO_NARROW,
        MEDIA_TOO_TALL,
        MEDIA_TOO_WIDE,
        VIDEO_TOO_SHORT,
        VIDEO_TOO_LONG,
        MEDIA_WOULD_BE_CROPPED,
        TOO_MANY_HASHTAGS,
        TOO_MANY_MENTIONS,
        TOO_MANY_LINKS,
        VIDEO_TOO_SMALL,
        VIDEO_TOO_BIG,
        MEDIA_NEEDED,
        VIDEO_NEEDED,
        TITLE_NEEDED,
        TITLE_TOO_LONG,
        CHARACTER_NOT_ALLOWED,
        PUBLIC_ADDRESS_NEEDED,
        TOO_MANY_CASHTAGS,
        ALT_TEXT_TOO_LONG
    }
}
