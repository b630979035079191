/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.contribute;

import de.malklug.campaign.Post;
import de.malklug.contributions.Contribution;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.wording.Phrases;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what became of contributions, as far as it concerns whoever contributed. */
@Component
public class Fates {

    private static final int MOST = 50;

    private final Posts posts;
    private final Deliveries deliveries;

    Fates(Posts posts, Deliveries deliveries) {
        this.posts = posts;
        this.deliveries = deliveries;
    }

    public Fate of(Contribution contribution, Phrases phrases) {
        return switch (contribution.status()) {
            case BEGUN -> fate("begun", "draft", null);
            case RECEIVED -> fate("received", "submitted", contribution.receivedAt());
            case ASKED -> fate("asked", "unconfirmed", contribution.changedAt());
            case DECLINED -> fate("declined", "cancelled", contribution.changedAt());
            case TAKEN -> ofPost(contribution.post(), phrases);
        };
    }

    private Fate ofPost(@Nullable PostKey key, Phrases phrases) {
        Optional<StoredPost> post =
                key == null ? Optional.empty() : posts.find(key.campaign(), key.municipality(), key.post());
        if (post.isEmpty() || post.get().removed()) {
            return fate("withdrawn", "cancelled", null);
        }
        List<Delivery> sent = published(post.get().key());
        if (!sent.isEmpty()) {
            return new Fate("published", "published", sent.getFirst().dueAt(), places(sent, phrases));
        }
        Post.Status status = post.get().post().status();
        return switch (status) {
            case DRAFT -> fate("editing", "draft", null);
            case SUBMITTED -> fate("checking", "submitted", null);
            case APPROVED -> fate("planned", "scheduled", post.get().dueAt());
        };
    }

    private List<Delivery> published(PostKey key) {
        DeliveryFilter ofPost = DeliveryFilter.ALL
                .in(key.campaign())
                .of(Set.of(key.municipality()))
                .ofPost(key.post())
                .being(DeliveryStatus.PUBLISHED);
        return deliveries.page(ofPost, null, MOST).items();
    }

    private static List<Fate.Place> places(List<Delivery> sent, Phrases phrases) {
        return sent.stream()
                .map(each -> {
                    URI url = each.remoteUrl();
                    return new Fate.Place(phrases.network(each.network()), url == null ? null : url.toString());
                })
                .toList();
    }

    private static Fate fate(String key, String icon, @Nullable Instant at) {
        return new Fate(key, icon, at, List.of());
    }
}
