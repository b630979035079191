/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import de.malklug.campaign.MediaReference;
import de.malklug.campaign.MunicipalityId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A picture or video that somebody uploaded.
 *
 * @param name unique over all municipalities, never changes; posts name it as {@code media/<name>}
 * @param municipality whose it is; null for what all municipalities share
 * @param properties of the bytes that are kept, without place and camera
 * @param alt what a screen reader says unless the post says otherwise; may be empty
 * @param rights who made it and what was agreed about its use; may be empty
 * @param addedBy the person's name as others read it
 * @param version grows with every change
 */
public record LibraryItem(
        String name,
        @Nullable MunicipalityId municipality,
        MediaProperties properties,
        String alt,
        String rights,
        FocusPoint focus,
        String addedBy,
        Instant addedAt,
        int version) {

    /** What precedes the name in posts. */
    public static final String PREFIX = "media/";

    /** As posts name it, with its own alt text. */
    public MediaReference reference() {
        return new MediaReference(PREFIX + name, alt);
    }

    public boolean isImage() {
        return properties.contentType().startsWith("image/");
    }
}
