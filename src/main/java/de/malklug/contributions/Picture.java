/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.media.MediaProperties;

/**
 * A picture somebody sent.
 *
 * @param number within its contribution, from 1; stays when others are removed
 * @param fileName as the sender's device names it
 * @param properties of the bytes that are kept, without place and camera
 */
public record Picture(int number, String fileName, MediaProperties properties, Words words) {

    /** Longest alternative text that is taken, in characters. */
    public static final int LONGEST_ALT = 1_000;

    /**
     * What was said about it.
     *
     * @param alt what is seen on it; may be empty
     * @param rights whether its use was allowed
     */
    public record Words(String alt, Persons persons, boolean rights) {

        /** Nothing said yet. */
        public static final Words NONE = new Words("", Persons.NOT_SAID, false);
    }

    /** Whether people can be recognised on it, and what they said to that. */
    public enum Persons {
        /** The question was not answered. */
        NOT_SAID,
        /** Nobody can be recognised. */
        NONE,
        /** Everybody agreed. */
        AGREED,
        /** Somebody did not agree yet. */
        MISSING
    }

    /** Whether it may be shown: its use is allowed, and nobody has to be asked any more. */
    public boolean isCleared() {
        return words.rights() && (words.persons() == Persons.NONE || words.persons() == Persons.AGREED);
    }
}
