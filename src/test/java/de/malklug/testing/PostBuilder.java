/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostId;
import de.malklug.campaign.PostTime;
import de.malklug.campaign.SourcePosition;
import de.malklug.campaign.Timeline;
import de.malklug.campaign.Variant;
import de.malklug.campaign.Wording;
import de.malklug.editorial.StoredPost;
import de.malklug.media.MediaProperties;
import de.malklug.networks.NetworkId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds posts: of Soest, approved, due on 9 November 2026 at nine, for all accounts, unless told otherwise. */
public final class PostBuilder {

    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");

    private final String id;
    private String municipality = "soest";
    private PostTime at = PostTime.parse("2026-11-09T09:00");
    private Post.Status status = Post.Status.APPROVED;
    private @Nullable String heading;
    private @Nullable String theme;
    private List<String> on = List.of();
    private String text = "Guten Morgen, Soest";
    private @Nullable URI link;
    private final List<MediaReference> media = new ArrayList<>();
    private final Map<String, MediaProperties> properties = new HashMap<>();
    private final Map<NetworkId, Variant> variants = new HashMap<>();
    private final List<Wording> thread = new ArrayList<>();

    private PostBuilder(String id) {
        this.id = id;
    }

    public static PostBuilder aPost(String id) {
        return new PostBuilder(id);
    }

    public PostBuilder of(String who) {
        municipality = who;
        return this;
    }

    /**
     * @param time as in a campaign file
     */
    public PostBuilder at(String time) {
        at = PostTime.parse(time);
        return this;
    }

    public PostBuilder draft() {
        status = Post.Status.DRAFT;
        return this;
    }

    public PostBuilder titled(String title) {
        heading = title;
        return this;
    }

    public PostBuilder about(String what) {
        theme = what;
        return this;
    }

    public PostBuilder on(String... networksOrAccounts) {
        on = List.of(networksOrAccounts);
        return this;
    }

    public PostBuilder saying(String words) {
        text = words;
        return this;
    }

    public PostBuilder linking(String address) {
        link = URI.create(address);
        return this;
    }

    public PostBuilder showing(String file, String sha256, String alt) {
        media.add(new MediaReference(file, alt));
        properties.put(file, new MediaProperties(sha256, "image/png", 1234, 30, 20));
        return this;
    }

    /** On that network it says this instead. */
    public PostBuilder variant(String network, String words) {
        return variant(network, new Variant(words, null, null));
    }

    public PostBuilder variant(String network, Variant variant) {
        variants.put(new NetworkId(network), variant);
        return this;
    }

    public PostBuilder thenSaying(String words) {
        thread.add(Wording.of(words));
        return this;
    }

    public Post build() {
        return new Post(
                new PostId(id),
                new MunicipalityId(municipality),
                at,
                status,
                heading,
                theme,
                on,
                new Wording(text, link, media),
                variants,
                thread,
                new SourcePosition("5malklug/" + municipality + ".yaml", 3, 5));
    }

    /** As taken up from its file; of a fingerprint that nothing reads. */
    public StoredPost stored(Campaign campaign, Timeline timeline) {
        Post post = build();
        return new StoredPost(
                CAMPAIGN, post, 0, properties, post.dueAt(campaign, timeline), "", false, Instant.EPOCH, 1);
    }
}
