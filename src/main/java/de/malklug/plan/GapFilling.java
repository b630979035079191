/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Destination;
import de.malklug.campaign.SlotSearch;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.SlotBook;
import de.malklug.editorial.StoredPost;
import de.malklug.networks.Message;
import de.malklug.networks.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Lets evergreen posts fill queue slots that nothing else takes. The one that was away longest comes first; none comes twice in a row on an
 * account, none nearer to its last or next appearance there than the campaign allows, and none with the same words again where a network
 * refuses them. What fills a slot already stays, as long as nothing else takes the slot. Pure: the same ledger, posts and time always make
 * the same plan.
 *
 * @param campaign where in time it takes place
 * @param released every released post of the campaign
 * @param accounts all there are
 * @param past what appeared and what is planned to, evergreen posts included
 * @param refusing networks that refuse the same words again
 * @param ahead how far slots are filled
 */
public record GapFilling(
        Campaign campaign,
        Collection<StoredPost> released,
        Collection<Destination> accounts,
        Collection<Appearance> past,
        Set<NetworkId> refusing,
        Duration ahead) {

    /** What is planned for each evergreen post; empty for one that gets no slot. */
    public Map<PostKey, List<PlannedDelivery>> fill(Instant now) {
        SlotBook book = new SlotBook(campaign, accounts);
        released.forEach(book::note);
        List<StoredPost> evergreens = released.stream()
                .filter(post -> post.isReleased() && post.post().evergreen())
                .sorted(Comparator.comparing(post -> post.post().id()))
                .toList();
        Map<PostKey, List<PlannedDelivery>> plan = new LinkedHashMap<>();
        evergreens.forEach(post -> plan.put(post.key(), new ArrayList<>()));
        evergreens.stream()
                .map(post -> post.post().municipality())
                .distinct()
                .forEach(town -> new Town(
                                evergreens.stream()
                                        .filter(post ->
                                                post.post().municipality().equals(town))
                                        .toList(),
                                past.stream()
                                        .filter(each -> each.municipality().equals(town))
                                        .toList())
                        .fill(book, now, plan));
        return plan;
    }

    /** What an occurrence in a slot is called: the slot's local time. */
    private String occurrence(Instant at) {
        return at.atZone(campaign.zone()).toLocalDateTime().toString();
    }

    /** The slots of one municipality, and what appears on its accounts. */
    private final class Town {

        private final List<StoredPost> evergreens;
        private final List<Appearance> appearances = new ArrayList<>();

        Town(List<StoredPost> evergreens, List<Appearance> past) {
            this.evergreens = evergreens;
            appearances.addAll(past);
        }

        void fill(SlotBook book, Instant now, Map<PostKey, List<PlannedDelivery>> plan) {
            Instant end = now.plus(ahead);
            TreeMap<Instant, List<StoredPost>> slots = new TreeMap<>();
            for (StoredPost post : evergreens) {
                SlotSearch search = book.search(post);
                search.free(later(now.plus(SlotBook.LEAD), from(post)), end)
                        .forEach(at -> slots.computeIfAbsent(at, key -> new ArrayList<>())
                                .add(post));
                keep(post, search, now, plan);
            }
            slots.forEach((at, candidates) -> choose(at, candidates)
                    .ifPresent(chosen ->
                            plan.getOrDefault(chosen.key(), new ArrayList<>()).addAll(place(chosen, at))));
        }

        /** An evergreen post begins at its time, one that takes the next slot when it is released. */
        private Instant from(StoredPost post) {
            return post.isQueued() ? post.changedAt() : post.dueAt();
        }

        /** What is planned for the post stays, unless something else took the slot meanwhile. */
        private void keep(StoredPost post, SlotSearch search, Instant now, Map<PostKey, List<PlannedDelivery>> plan) {
            List<Appearance> own =
                    appearances.stream().filter(each -> isOf(each, post)).toList();
            Set<Instant> free = new TreeSet<>(
                    search.free(now, later(now, latest(own)).plusMillis(1)).toList());
            for (Appearance each : own) {
                boolean gone = !each.at().isAfter(now) || each.settled();
                Optional<Destination> account = post.post().destinations(List.copyOf(accounts)).stream()
                        .filter(destination -> destination.account().equals(each.account()))
                        .findFirst();
                if (account.isPresent() && (gone || free.contains(each.at()))) {
                    Message message = Planner.message(campaign, post, account.get());
                    PlannedDelivery planned =
                            Planner.delivery(campaign, post, account.get(), message, each.occurrence(), each.at());
                    plan.getOrDefault(post.key(), new ArrayList<>()).add(gone ? planned.inPast() : planned);
                } else if (!gone) {
                    appearances.remove(each);
                }
            }
        }

        private Optional<StoredPost> choose(Instant at, List<StoredPost> candidates) {
            return candidates.stream()
                    .filter(post -> !goesTo(post).isEmpty())
                    .filter(post -> goesTo(post).stream().allMatch(account -> isRoomFor(post, account, at)))
                    .min(Comparator.comparing((StoredPost post) -> lastOf(post, at))
                            .thenComparing(post -> post.post().id()));
        }

        /** Where it may say what it says, and nothing fills the slot already. */
        private List<Destination> goesTo(StoredPost post) {
            return post.post().destinations(List.copyOf(accounts)).stream()
                    .filter(account -> !refusing.contains(account.network()) || !hasSaid(post, account))
                    .toList();
        }

        private boolean hasSaid(StoredPost post, Destination account) {
            Message message = Planner.message(campaign, post, account);
            return appearances.stream()
                    .anyMatch(each -> each.account().equals(account.account())
                            && isOf(each, post)
                            && (each.message() == null || each.message().equals(message)));
        }

        private boolean isRoomFor(StoredPost post, Destination account, Instant at) {
            List<Appearance> there = appearances.stream()
                    .filter(each -> each.account().equals(account.account()))
                    .toList();
            boolean filled = there.stream().anyMatch(each -> isTooClose(each.at(), account, at));
            boolean near = there.stream()
                    .filter(each -> isOf(each, post))
                    .anyMatch(each -> Duration.between(each.at(), at)
                                    .abs()
                                    .compareTo(campaign.rules().slots().apart())
                            < 0);
            return !filled && !near && !isInARow(post, there, at);
        }

        private boolean isTooClose(Instant other, Destination account, Instant at) {
            Duration apart = Duration.between(other, at).abs();
            Duration least =
                    campaign.rules().rhythm().distanceOf(account.account()).least();
            return apart.isZero() || apart.compareTo(least) < 0;
        }

        private static boolean isInARow(StoredPost post, List<Appearance> there, Instant at) {
            Comparator<Appearance> byTime = Comparator.comparing(Appearance::at);
            Optional<Appearance> before =
                    there.stream().filter(each -> each.at().isBefore(at)).max(byTime);
            Optional<Appearance> after =
                    there.stream().filter(each -> each.at().isAfter(at)).min(byTime);
            return Stream.of(before, after).flatMap(Optional::stream).anyMatch(each -> isOf(each, post));
        }

        private Instant lastOf(StoredPost post, Instant at) {
            return latest(appearances.stream()
                    .filter(each -> isOf(each, post) && each.at().isBefore(at))
                    .toList());
        }

        private static Instant latest(List<Appearance> some) {
            return some.stream()
                    .map(Appearance::at)
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.MIN);
        }

        private List<PlannedDelivery> place(StoredPost post, Instant at) {
            List<PlannedDelivery> placed = new ArrayList<>();
            for (Destination account : goesTo(post)) {
                Message message = Planner.message(campaign, post, account);
                placed.add(Planner.delivery(campaign, post, account, message, occurrence(at), at));
                appearances.add(new Appearance(
                        post.post().municipality(),
                        post.post().id(),
                        occurrence(at),
                        account.account(),
                        at,
                        false,
                        message));
            }
            return placed;
        }
    }

    private static boolean isOf(Appearance each, StoredPost post) {
        return each.post().equals(post.post().id())
                && each.municipality().equals(post.post().municipality());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
