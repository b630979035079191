/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignFolder;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.Post;
import de.malklug.campaign.Timeline;
import de.malklug.campaign.Variant;
import de.malklug.campaign.Wording;
import de.malklug.media.MediaProperties;
import de.malklug.networks.NetworkId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        return new Intake(campaign, placement.timeline(), placement.movedTo(campaign.id()), posts, folder.unreadable());
    }

    private StoredPost stored(
            Campaign campaign, Post post, int position, Map<String, MediaProperties> shown, Timeline timeline) {
        return new StoredPost(
                campaign.id(),
                post,
                position,
                shown,
                post.dueAt(campaign, timeline),
                fingerprint(campaign.id(), post, shown),
                false,
                clock.instant(),
                1);
    }

    private Map<String, MediaProperties> mediaOf(Post post, CampaignFolder folder) {
        Map<String, MediaProperties> shown = new HashMap<>();
        Stream.of(
                        post.wording().media().stream(),
                        post.thread().stream().flatMap(part -> part.media().stream()),
                        post.variants().values().stream().flatMap(Intakes::mediaOf))
                .flatMap(each -> each)
                .forEach(reference -> shown.computeIfAbsent(reference.file(), file -> open(folder.fileOf(reference))));
        return shown;
    }

    private static Stream<MediaReference> mediaOf(Variant variant) {
        return variant.media() == null ? Stream.empty() : variant.media().stream();
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

    private static String fingerprint(CampaignId campaign, Post post, Map<String, MediaProperties> shown) {
        Fingerprint sum = new Fingerprint()
                .add(campaign)
                .add(post.municipality())
                .add(post.id())
                .add(post.at().written())
                .add(post.heading())
                .add(post.theme())
                .add(post.on().size());
        post.on().forEach(sum::add);
        add(post.wording(), shown, sum);
        sum.add(post.variants().size());
        for (Map.Entry<NetworkId, Variant> variant : new TreeMap<>(post.variants()).entrySet()) {
            sum.add(variant.getKey())
                    .add(variant.getValue().text())
                    .add(variant.getValue().link());
            List<MediaReference> own = variant.getValue().media();
            sum.add(own == null ? -1 : own.size());
            add(own == null ? List.of() : own, shown, sum);
        }
        sum.add(post.thread().size());
        post.thread().forEach(part -> add(part, shown, sum));
        return sum.hex();
    }

    private static void add(Wording wording, Map<String, MediaProperties> shown, Fingerprint sum) {
        sum.add(wording.text()).add(wording.link()).add(wording.media().size());
        add(wording.media(), shown, sum);
    }

    private static void add(List<MediaReference> references, Map<String, MediaProperties> shown, Fingerprint sum) {
        for (MediaReference reference : references) {
            MediaProperties properties = shown.get(reference.file());
            sum.add(reference.file()).add(reference.alt()).add(properties == null ? null : properties.sha256());
        }
    }
}
