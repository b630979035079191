/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.posts;

import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.networks.NetworkId;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of posts as a page shows it. */
@Component
class PostList {

    private static final int LENGTH = 40;
    private static final int MOST_ACCOUNTS = 50;

    private final Posts posts;
    private final Deliveries deliveries;
    private final Towns towns;
    private final CampaignShelf shelf;
    private final Voice voice;

    PostList(Posts posts, Deliveries deliveries, Towns towns, CampaignShelf shelf, Voice voice) {
        this.posts = posts;
        this.deliveries = deliveries;
        this.towns = towns;
        this.shelf = shelf;
        this.voice = voice;
    }

    record Row(
            Instant dueAt,
            String time,
            String day,
            String title,
            String href,
            Town town,
            String theme,
            List<Network> networks,
            PostSummary summary) {}

    /** @param sign two letters for tight places */
    record Network(String sign, String name) {

        static Network of(NetworkId id, Phrases phrases) {
            String name = phrases.network(id);
            return new Network(name.substring(0, Math.min(2, name.length())), name);
        }
    }

    /** @param status {@code draft} or {@code approved}; empty for any */
    record Wanted(@Nullable MunicipalityId municipality, String status, int page) {

        String href(int page) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath("/posts");
            if (municipality != null) {
                address.queryParam("municipality", municipality);
            }
            if (!status.isEmpty()) {
                address.queryParam("status", status);
            }
            if (page > 0) {
                address.queryParam("page", page);
            }
            return address.encode().build().toUriString();
        }
    }

    /**
     * @param previous address of the stretch before, or null
     * @param next address of the stretch after, or null
     */
    record View(
            Wanted wanted,
            List<Row> rows,
            int total,
            List<Town> towns,
            @Nullable String previous,
            @Nullable String next) {}

    View of(Wanted wanted) {
        Phrases phrases = voice.phrases();
        PostFilter filter = PostFilter.ALL;
        if (wanted.municipality() != null) {
            filter = filter.of(Set.of(wanted.municipality()));
        }
        if (!wanted.status().isEmpty()) {
            filter = filter.being(Post.Status.valueOf(wanted.status().toUpperCase(Locale.ROOT)));
        }
        int total = posts.count(filter);
        int from = wanted.page() * LENGTH;
        List<StoredPost> found = from >= total ? List.of() : stretch(filter, from);
        return new View(
                wanted,
                found.stream().map(each -> row(each, phrases)).toList(),
                total,
                towns.all(),
                wanted.page() > 0 ? wanted.href(wanted.page() - 1) : null,
                from + LENGTH < total ? wanted.href(wanted.page() + 1) : null);
    }

    /** The store reads on from a post; pages that are counted read up to there first. */
    private List<StoredPost> stretch(PostFilter filter, int from) {
        List<StoredPost> read = posts.list(filter, null, from + LENGTH);
        return read.subList(Math.min(from, read.size()), read.size());
    }

    private Row row(StoredPost stored, Phrases phrases) {
        Post post = stored.post();
        List<Delivery> going = deliveriesOf(stored);
        return new Row(
                stored.dueAt(),
                phrases.time(stored.dueAt()),
                phrases.day(stored.dueAt()),
                post.title(),
                href(stored),
                towns.find(stored.campaign(), post.municipality()),
                post.theme() == null ? "" : post.theme(),
                going.stream()
                        .map(Delivery::network)
                        .distinct()
                        .sorted()
                        .map(network -> Network.of(network, phrases))
                        .toList(),
                PostSummary.of(stored, going, phrases));
    }

    List<Delivery> deliveriesOf(StoredPost stored) {
        DeliveryFilter filter = DeliveryFilter.ALL
                .in(stored.campaign())
                .of(Set.of(stored.post().municipality()))
                .ofPost(stored.post().id());
        return deliveries.page(filter, null, MOST_ACCOUNTS).items();
    }

    static String href(StoredPost stored) {
        return "/posts/" + stored.campaign() + "/" + stored.post().municipality() + "/"
                + stored.post().id();
    }
}
