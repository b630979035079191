/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.testing;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostTime;
import de.malklug.campaign.SourcePosition;
import de.malklug.campaign.Wording;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.StoredPost;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.PlannedPost;
import de.malklug.queue.PlannedPost.Target;
import de.malklug.queue.PlannedPosts;
import de.malklug.queue.PostQuery;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The sample posts in the order of time, also those of which only deliveries are known. */
public final class SampleCalendar implements PlannedPosts {

    private static final Comparator<PlannedPost> IN_ORDER = Comparator.comparing(PlannedPost::dueAt)
            .thenComparing(PlannedPost::municipality)
            .thenComparing(PlannedPost::id);

    private final SamplePosts posts;
    private final FakeLedger ledger;
    private final Accounts accounts;

    SampleCalendar(SamplePosts posts, FakeLedger ledger, Accounts accounts) {
        this.posts = posts;
        this.ledger = ledger;
        this.accounts = accounts;
    }

    @Override
    public List<PlannedPost> find(PostQuery query) {
        return all().values().stream()
                .map(this::planned)
                .filter(each -> query.from() == null || !each.dueAt().isBefore(query.from()))
                .filter(each -> query.to() == null || each.dueAt().isBefore(query.to()))
                .filter(each -> query.municipalities().isEmpty()
                        || query.municipalities().contains(each.municipality()))
                .filter(each -> query.theme() == null || query.theme().equals(each.theme()))
                .filter(each -> query.text() == null
                        || each.title()
                                .toLowerCase(Locale.ROOT)
                                .contains(query.text().toLowerCase(Locale.ROOT)))
                .filter(query::lets)
                .sorted(IN_ORDER)
                .toList();
    }

    @Override
    public Optional<PlannedPost> find(PostKey key) {
        return stored(key).map(this::planned);
    }

    @Override
    public List<String> themes() {
        return List.of("klima");
    }

    Optional<StoredPost> stored(PostKey key) {
        return Optional.ofNullable(all().get(key));
    }

    private Map<PostKey, StoredPost> all() {
        Map<PostKey, StoredPost> all = new LinkedHashMap<>();
        posts.all().forEach(each -> all.put(each.key(), each));
        for (Delivery delivery : ledger.page(DeliveryFilter.ALL, null, 10_000).items()) {
            PostKey key = new PostKey(delivery.campaign(), delivery.municipality(), delivery.post());
            all.computeIfAbsent(
                    key,
                    unknown -> posts.find(key.campaign(), key.municipality(), key.post())
                            .orElseGet(() -> of(delivery)));
        }
        return all;
    }

    private static StoredPost of(Delivery delivery) {
        LocalDateTime at = delivery.dueAt().atZone(SampleCampaign.ZONE).toLocalDateTime();
        Post post = new Post(
                delivery.post(),
                delivery.municipality(),
                new PostTime.Absolute(at),
                Post.Status.APPROVED,
                delivery.title(),
                delivery.theme(),
                List.of(),
                Wording.of(delivery.title()),
                Map.of(),
                List.of(),
                new SourcePosition(delivery.municipality() + ".yaml", 3, 5));
        return new StoredPost(
                delivery.campaign(), post, 0, Map.of(), delivery.dueAt(), "f", false, delivery.dueAt(), 1);
    }

    private PlannedPost planned(StoredPost stored) {
        MunicipalityId municipality = stored.post().municipality();
        List<Target> targets = ledger
                .page(
                        DeliveryFilter.ALL
                                .in(stored.campaign())
                                .of(java.util.Set.of(municipality))
                                .ofPost(stored.post().id()),
                        null,
                        50)
                .items()
                .stream()
                .map(each -> new Target(each.account(), each.network(), each.status()))
                .toList();
        if (targets.isEmpty()) {
            targets = stored
                    .post()
                    .destinations(
                            accounts.all().stream().map(Account::destination).toList())
                    .stream()
                    .map(each -> new Target(each.account(), each.network(), null))
                    .toList();
        }
        return new PlannedPost(
                stored.campaign(),
                municipality,
                stored.post().id(),
                stored.post().title(),
                stored.post().theme(),
                stored.post().status(),
                stored.dueAt(),
                stored.version(),
                targets);
    }
}
