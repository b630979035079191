/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.campaign.MediaReference;

/** What can be told from an alternative text alone. */
final class AltTexts {

    private AltTexts() {}

    /** Whether it tells nothing about the picture. */
    static boolean saysNothing(String alt) {
        return alt.isBlank() || MediaReference.isFileName(alt);
    }
}
