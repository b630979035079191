/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.OpenChannel;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostId;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Page;
import de.malklug.queue.Stops;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What the public may read of a campaign on malklug's own page: every post that is published anywhere, and every approved post
 * from its time on, unless it was stopped, held, missed, withdrawn, or deleted where it had appeared.
 */
@Component
public class OpenPosts {

    /** The page may be asked for often; what it shows is looked up at most this often. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final int STRETCH = 500;

    private final Posts posts;
    private final Deliveries deliveries;
    private final Stops stops;
    private final RemoteChanges changes;
    private final Clock clock;
    private final Map<CampaignId, Read> read = new ConcurrentHashMap<>();

    public OpenPosts(Posts posts, Deliveries deliveries, Stops stops, RemoteChanges changes, Clock clock) {
        this.posts = posts;
        this.deliveries = deliveries;
        this.stops = stops;
        this.changes = changes;
        this.clock = clock;
    }

    private record Key(MunicipalityId municipality, PostId post) {}

    private record Read(Instant at, List<OpenPost> posts) {}

    /** Newest first; nothing of a campaign whose open channel is off. */
    public List<OpenPost> of(Campaign campaign) {
        if (campaign.openChannel() == OpenChannel.OFF) {
            return List.of();
        }
        Instant now = clock.instant();
        Read known = read.get(campaign.id());
        if (known == null || known.at().isAfter(now) || known.at().plus(FRESH).isBefore(now)) {
            known = new Read(now, read(campaign.id(), now));
            read.put(campaign.id(), known);
        }
        return known.posts();
    }

    private List<OpenPost> read(CampaignId campaign, Instant now) {
        Map<Key, List<Delivery>> going = deliveries(campaign);
        List<Stops.Stop> inForce = stops.inForce();
        Set<DeliveryId> gone = changes.gone();
        List<OpenPost> open = new ArrayList<>();
        for (StoredPost post : candidates(campaign, going)) {
            List<Delivery> its = going.getOrDefault(key(post), List.of());
            List<Delivery> left =
                    its.stream().filter(each -> !gone.contains(each.id())).toList();
            boolean deleted = left.size() < its.size()
                    && left.stream().noneMatch(each -> each.status() == DeliveryStatus.PUBLISHED);
            if (!deleted) {
                OpenPost.of(post, left, inForce, now).ifPresent(open::add);
            }
        }
        open.sort(Comparator.comparing(OpenPost::at)
                .reversed()
                .thenComparing(each -> each.post().post().municipality().value())
                .thenComparing(each -> each.post().post().id().value()));
        return List.copyOf(open);
    }

    /** Approved posts that may be due, and those that are published although they are no longer in the files. */
    private List<StoredPost> candidates(CampaignId campaign, Map<Key, List<Delivery>> going) {
        Map<Key, StoredPost> candidates = new HashMap<>();
        PostFilter approved = PostFilter.ALL.in(campaign).being(Post.Status.APPROVED);
        StoredPost last = null;
        List<StoredPost> stretch;
        do {
            stretch = posts.list(approved, last, STRETCH);
            stretch.forEach(post -> candidates.put(key(post), post));
            last = stretch.isEmpty() ? last : stretch.getLast();
        } while (stretch.size() == STRETCH);
        going.forEach((key, its) -> {
            boolean published = its.stream().anyMatch(each -> each.status() == DeliveryStatus.PUBLISHED);
            if (published && !candidates.containsKey(key)) {
                posts.find(campaign, key.municipality(), key.post()).ifPresent(post -> candidates.put(key, post));
            }
        });
        return List.copyOf(candidates.values());
    }

    private Map<Key, List<Delivery>> deliveries(CampaignId campaign) {
        Map<Key, List<Delivery>> byPost = new HashMap<>();
        DeliveryFilter all = DeliveryFilter.ALL.in(campaign);
        Optional<String> next = Optional.empty();
        do {
            Page<Delivery> page = deliveries.page(all, next.orElse(null), STRETCH);
            page.items()
                    .forEach(each -> byPost.computeIfAbsent(
                                    new Key(each.municipality(), each.post()), key -> new ArrayList<>())
                            .add(each));
            next = Optional.ofNullable(page.next());
        } while (next.isPresent());
        return byPost;
    }

    private static Key key(StoredPost stored) {
        return new Key(stored.post().municipality(), stored.post().id());
    }
}
