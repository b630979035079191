/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MediaReference;
import de.malklug.media.Library;
import de.malklug.media.LibraryItem;
import de.malklug.media.MediaProperties;
import de.malklug.storage.Reading;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what posts of the desk mean by a file's name: a file of the campaign, or something of the library. */
@Component
final class DeskMedia {

    /** Where people upload pictures and videos. */
    @FunctionalInterface
    interface Shelf {
        Optional<MediaProperties> find(MediaReference reference);
    }

    private final Shelf shelf;
    private final JdbcClient reading;

    @Autowired
    DeskMedia(Library library, @Reading JdbcClient reading) {
        this(reference -> library.find(reference).map(LibraryItem::properties), reading);
    }

    DeskMedia(Shelf shelf, JdbcClient reading) {
        this.shelf = shelf;
        this.reading = reading;
    }

    /**
     * @param own what the post showed before
     */
    Optional<MediaProperties> find(CampaignId campaign, Map<String, MediaProperties> own, String file) {
        MediaProperties known = own.get(file);
        return known != null
                ? Optional.of(known)
                : shelf.find(new MediaReference(file, "")).or(() -> shownElsewhere(campaign, file));
    }

    private Optional<MediaProperties> shownElsewhere(CampaignId campaign, String file) {
        return reading
                .sql("SELECT media FROM post WHERE campaign = ? AND removed_at IS NULL AND media LIKE ? ESCAPE '!'")
                .params(campaign.value(), "%\"" + file.replaceAll("[!%_]", "!$0") + "\"%")
                .query(String.class)
                .list()
                .stream()
                .map(json -> Rows.media(json).get(file))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }
}
