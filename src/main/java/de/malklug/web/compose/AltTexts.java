/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import java.util.regex.Pattern;

/** What can be told from an alternative text alone. */
final class AltTexts {

    private static final Pattern FILE_NAME = Pattern.compile("\\S+\\.[A-Za-z0-9]{2,5}");

    private AltTexts() {}

    /** Whether it tells nothing about the picture. */
    static boolean saysNothing(String alt) {
        return alt.isBlank() || FILE_NAME.matcher(alt.strip()).matches();
    }
}
