/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A picture or video a post shows.
 *
 * @param file relative to the campaign's folder
 * @param alt what is seen on it, for people who do not see it; empty if it is mere decoration
 * @param decorative why it has nothing to tell, if it is mere decoration; else null
 * @param captions a file with the captions of a video, relative to the campaign's folder, or {@link #IN_PICTURE}; null for none
 * @param noSpeech why a video needs no captions; else null
 */
public record MediaReference(
        String file,
        String alt,
        @Nullable String decorative,
        @Nullable String captions,
        @Nullable String noSpeech) {

    /** Captions that are part of the picture. */
    public static final String IN_PICTURE = "in-picture";

    private static final Pattern FILE_NAME = Pattern.compile("\\S+\\.[A-Za-z0-9]{2,5}");

    /** One that is described, and needs no captions or has none. */
    public MediaReference(String file, String alt) {
        this(file, alt, null, null, null);
    }

    /** Whether an alternative text is the name of a file, which tells nobody what is seen. */
    public static boolean isFileName(String alt) {
        return FILE_NAME.matcher(alt.strip()).matches();
    }
}
