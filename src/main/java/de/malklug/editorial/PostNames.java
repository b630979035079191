/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostId;
import java.text.Normalizer;
import java.util.Locale;

/** Makes ids of posts from what they are called. */
final class PostNames {

    private static final int LONGEST = 40;

    private PostNames() {}

    static PostId of(PostDraft draft) {
        String called = draft.heading() == null ? draft.wording().text() : draft.heading();
        String plain = called.lines()
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        String id = Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String shortened =
                id.length() <= LONGEST ? id : id.substring(0, LONGEST).replaceAll("-[^-]*$", "");
        return new PostId(shortened.isEmpty() ? "beitrag" : shortened);
    }
}
