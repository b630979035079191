/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one part of a post says and shows.
 *
 * @param text as people read it, hashtags included, without a newline at its end
 * @param link an address it points to, or null
 * @param media in the order they are shown
 */
public record Wording(String text, @Nullable URI link, List<MediaReference> media) {

    public Wording {
        media = List.copyOf(media);
    }

    public static Wording of(String text) {
        return new Wording(text, null, List.of());
    }

    /** The same, with what the variant says otherwise. */
    Wording with(Variant variant) {
        return new Wording(
                variant.text() == null ? text : variant.text(),
                variant.link() == null ? link : variant.link(),
                variant.media() == null ? media : variant.media());
    }
}
