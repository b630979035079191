/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Destination;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Occurrence;
import de.malklug.campaign.PostId;
import de.malklug.campaign.Series;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.networks.NetworkId;
import de.malklug.queue.PlannedPost.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The appearances of posts that come again or fill gaps, each as calendars and lists show posts. */
final class ComingAgain {

    private static final String SENT = """
            SELECT d.campaign, d.municipality, d.post, d.occurrence, d.account, d.network, d.status, d.due_at
            FROM delivery d JOIN post p ON p.campaign = d.campaign AND p.municipality = d.municipality AND p.id = d.post
            WHERE p.repeats IS NOT NULL OR p.evergreen = 1""";

    private final JdbcClient reading;
    private final Posts posts;
    private final Campaigns campaigns;

    ComingAgain(JdbcClient reading) {
        this.reading = reading;
        this.posts = new Posts(reading);
        this.campaigns = new Campaigns(reading);
    }

    /** Those in the wanted time. */
    Stream<PlannedPost> find(PostQuery query, Collection<Destination> accounts) {
        return find(post -> isWanted(post, query), accounts, query.to()).stream()
                .filter(each -> isWithin(each.dueAt(), query));
    }

    Optional<PlannedPost> find(PostKey key, String occurrence, Collection<Destination> accounts) {
        return find(post -> post.key().equals(key), accounts, Instant.MAX).stream()
                .filter(each -> each.occurrence().equals(occurrence))
                .findFirst();
    }

    /** @param end null for what the ledger knows, and the first of what it does not */
    private List<PlannedPost> find(
            Predicate<StoredPost> wanted, Collection<Destination> accounts, @Nullable Instant end) {
        List<StoredPost> found = posts.returning().stream().filter(wanted).toList();
        if (found.isEmpty()) {
            return List.of();
        }
        Map<PostKey, Map<String, List<Sent>>> sent = sent();
        Map<CampaignId, Campaign> known = new HashMap<>();
        campaigns.all().forEach(each -> known.put(each.id(), each.campaign()));
        List<PlannedPost> planned = new ArrayList<>();
        for (StoredPost post : found) {
            Campaign campaign = known.get(post.campaign());
            Map<String, List<Sent>> own = sent.getOrDefault(post.key(), Map.of());
            List<Target> usual = post.post().destinations(accounts).stream()
                    .map(each -> new Target(each.account(), each.network(), null))
                    .toList();
            Series series = campaign == null ? null : post.series(campaign);
            planned.addAll(series == null ? gaps(post, own, usual, end) : dates(post, series, own, usual, end));
        }
        return planned;
    }

    private static List<PlannedPost> dates(
            StoredPost post, Series series, Map<String, List<Sent>> sent, List<Target> usual, @Nullable Instant end) {
        Map<String, List<Sent>> others = new TreeMap<>(sent);
        List<PlannedPost> planned = new ArrayList<>();
        List<Occurrence> all = end == null ? series.occurrences() : series.before(end);
        for (Occurrence each : all) {
            List<Sent> own = others.remove(each.id());
            if (end != null || own != null || planned.isEmpty()) {
                planned.add(appearance(post, each.id(), each.at(), targets(own, usual)));
            }
        }
        others.forEach((occurrence, own) -> {
            if (own.stream().anyMatch(Sent::stays)) {
                planned.add(appearance(post, occurrence, own.getFirst().dueAt(), targets(own, usual)));
            }
        });
        return planned;
    }

    /** A post that fills gaps stands where it fills one, and as long as it fills none, by itself. */
    private static List<PlannedPost> gaps(
            StoredPost post, Map<String, List<Sent>> sent, List<Target> usual, @Nullable Instant end) {
        List<PlannedPost> planned = new ArrayList<>();
        sent.forEach((occurrence, own) -> {
            if (own.stream().anyMatch(each -> each.status() != DeliveryStatus.CANCELLED)) {
                planned.add(appearance(post, occurrence, own.getFirst().dueAt(), targets(own, usual)));
            }
        });
        if (!post.isReleased() || planned.isEmpty() && end == null) {
            planned.add(new PlannedPost(
                    post.campaign(),
                    post.post().municipality(),
                    post.post().id(),
                    post.post().title(),
                    post.post().theme(),
                    post.post().status(),
                    post.dueAt(),
                    post.version(),
                    usual,
                    "",
                    Appearing.IN_A_GAP));
        }
        return planned;
    }

    private static PlannedPost appearance(StoredPost post, String occurrence, Instant at, List<Target> targets) {
        return new PlannedPost(
                post.campaign(),
                post.post().municipality(),
                post.post().id(),
                post.post().title(),
                post.post().theme(),
                post.post().status(),
                at,
                post.version(),
                targets,
                occurrence,
                Appearing.of(occurrence));
    }

    private static List<Target> targets(@Nullable List<Sent> sent, List<Target> usual) {
        return sent == null
                ? usual
                : sent.stream()
                        .map(each -> new Target(each.account(), each.network(), each.status()))
                        .sorted(JdbcPlannedPosts.BY_NETWORK)
                        .toList();
    }

    private Map<PostKey, Map<String, List<Sent>>> sent() {
        Map<PostKey, Map<String, List<Sent>>> sent = new HashMap<>();
        reading.sql(SENT + " ORDER BY d.due_at, d.id").query(row -> {
            PostKey key = new PostKey(
                    new CampaignId(row.getString("campaign")),
                    new MunicipalityId(row.getString("municipality")),
                    new PostId(row.getString("post")));
            String occurrence = row.getString("occurrence");
            if (!occurrence.isEmpty()) {
                sent.computeIfAbsent(key, each -> new LinkedHashMap<>())
                        .computeIfAbsent(occurrence, each -> new ArrayList<>())
                        .add(new Sent(
                                row.getString("account"),
                                new NetworkId(row.getString("network")),
                                DeliveryStatus.valueOf(row.getString("status")),
                                Instant.ofEpochMilli(row.getLong("due_at"))));
            }
        });
        return sent;
    }

    private static boolean isWanted(StoredPost post, PostQuery query) {
        String text = query.text();
        return (query.municipalities().isEmpty()
                        || query.municipalities().contains(post.post().municipality()))
                && (query.theme() == null || query.theme().equals(post.post().theme()))
                && (text == null
                        || contains(post.post().title(), text)
                        || contains(post.post().wording().text(), text));
    }

    private static boolean contains(String said, String text) {
        return said.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isWithin(Instant at, PostQuery query) {
        Instant from = query.from();
        Instant to = query.to();
        return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }

    /** Where one delivery of an occurrence stands. */
    private record Sent(String account, NetworkId network, DeliveryStatus status, Instant dueAt) {

        /** Whether it is to be seen although its post does not come then any more. */
        boolean stays() {
            return PostState.isOut(status) || status.waitsForAPerson();
        }
    }
}
