/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.editorial.StoredPost;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;

/** A post as it is after a change. */
@Schema(name = "DeskPost")
@JsonPropertyOrder({"id", "campaign", "municipality", "title", "status", "dueAt", "version", "alreadySent"})
record DeskPost(
        String id,
        String campaign,
        String municipality,
        String title,
        String status,
        Instant dueAt,
        int version,

        @Schema(description = "How many deliveries had been sent already and stay as they are.")
        int alreadySent) {

    static DeskPost of(StoredPost stored, int alreadySent) {
        return new DeskPost(
                stored.post().id().value(),
                stored.campaign().value(),
                stored.post().municipality().value(),
                stored.post().title(),
                stored.post().status().name().toLowerCase(Locale.ROOT),
                stored.dueAt(),
                stored.version(),
                alreadySent);
    }
}
