/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignFolder;
import de.malklug.campaign.Post;
import de.malklug.campaign.Recurrence;
import de.malklug.campaign.Timeline;
import de.malklug.media.MediaProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes what was read ready to be taken up, municipalities apart one of whose files has errors. */
final class Intakes {

    /** Finds out what a file is, and perhaps keeps a copy. */
    @FunctionalInterface
    interface MediaDesk {
        MediaProperties open(Path file) throws IOException;
    }

    private final Clock clock;
    private final MediaDesk media;
    private final Map<Path, MediaProperties> opened = new HashMap<>();

    Intakes(Clock clock, MediaDesk media) {
        this.clock = clock;
        this.media = media;
    }

    /**
     * The campaign of a folder.
     *
     * @throws UncheckedIOException if a picture or video can't be read
     */
    Intake of(CampaignFolder folder, Placement placement) {
        Campaign campaign = folder.campaign();
        List<StoredPost> posts = new ArrayList<>();
        for (Post post : folder.posts()) {
            if (folder.isComplete(post.municipality())) {
                posts.add(stored(campaign, post, posts.size(), mediaOf(post, folder), placement.timeline()));
            }
        }
        return new Intake(
                campaign,
                placement.timeline(),
                placement.movedTo(campaign.id()),
                posts,
                clock.instant(),
                folder.unreadable());
    }

    private StoredPost stored(
            Campaign campaign, Post post, int position, Map<String, MediaProperties> shown, Timeline timeline) {
        return new StoredPost(
                campaign.id(),
                post,
                position,
                shown,
                post.dueAt(campaign, timeline),
                PostSums.of(campaign.id(), post, shown),
                false,
                clock.instant(),
                1,
                PostLife.OF_FILE,
                placed(post.repeat(), campaign, timeline));
    }

    private static @Nullable Recurrence placed(@Nullable Recurrence repeat, Campaign campaign, Timeline timeline) {
        return repeat == null ? null : repeat.placed(written -> timeline.move(campaign, written));
    }

    private Map<String, MediaProperties> mediaOf(Post post, CampaignFolder folder) {
        Map<String, MediaProperties> shown = new HashMap<>();
        PostSums.media(post)
                .forEach(reference -> shown.computeIfAbsent(reference.file(), file -> open(folder.fileOf(reference))));
        return shown;
    }

    private MediaProperties open(Path file) {
        MediaProperties known = opened.get(file);
        if (known != null) {
            return known;
        }
        try {
            MediaProperties properties = media.open(file);
            opened.put(file, properties);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
