/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a post says differently on one network. Null means: as everywhere else.
 *
 * @param media an empty list shows none there
 */
public record Variant(
        @Nullable String text, @Nullable URI link, @Nullable List<MediaReference> media) {

    public Variant {
        media = media == null ? null : List.copyOf(media);
    }
}
