/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import de.malklug.plan.FreeSlots.Slot;
import de.malklug.plan.FreeSlots.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds what would settle collisions without making new ones: better hours, and posts to exchange times with.
 *
 * @param movable whether a post may be given another time at all
 * @param allowed whether the campaign's rules let a post appear then
 * @param earliest no post is moved to before
 */
public record Remedies(
        Collisions collisions,
        ZoneId zone,
        Predicate<ComparedPost> movable,
        BiPredicate<ComparedPost, Instant> allowed,
        Instant earliest) {

    /** So many hours are proposed. */
    public static final int MOST = 3;

    private static final int DAYS = 10;
    private static final Duration AROUND = Duration.ofDays(7);

    /** The later post is moved rather than the earlier one; empty if neither may be moved. */
    public Optional<Remedy> of(Collision collision) {
        List<Remedy> possible = Stream.of(collision.second(), collision.first())
                .filter(movable)
                .map(post ->
                        new Remedy(post, slots(post, collision), partner(post).orElse(null)))
                .toList();
        return possible.stream()
                .filter(remedy -> !remedy.isNone())
                .findFirst()
                .or(() -> possible.stream().findFirst());
    }

    private List<Slot> slots(ComparedPost post, Collision collision) {
        ComparedPost other = collision.other(post.post());
        LocalDate day = (collision.isOfTheHour() ? post.dueAt() : other.dueAt().plus(Collisions.SAME_WORDS))
                .atZone(zone)
                .toLocalDate();
        Instant start = day.atStartOfDay(zone).toInstant();
        return betterFor(post, start, DAYS).limit(MOST).toList();
    }

    /**
     * The best hours of the days at which a post would collide with nothing.
     *
     * @param from none before
     */
    public Stream<Slot> betterFor(ComparedPost post, Instant from, int days) {
        Instant start = from.isAfter(earliest) ? from : earliest;
        Instant end = start.plus(Duration.ofDays(days)).plus(FreeSlots.CLOSE);
        List<Taken> taken = collisions.between(start.minus(FreeSlots.CLOSE), end).stream()
                .filter(each -> !each.isOf(post))
                .map(each -> new Taken(each.post().municipality(), each.dueAt(), each.theme()))
                .toList();
        FreeSlots free = new FreeSlots(
                post.post().municipality(),
                post.theme(),
                post.dueAt().atZone(zone).toLocalTime(),
                zone,
                taken,
                at -> allowed.test(post, at));
        return free.find(start, days).stream()
                .filter(slot -> !slot.at().equals(post.dueAt()))
                .filter(slot -> collisions.of(post, slot.at(), Set.of()).isEmpty());
    }

    /** The nearest post of its municipality with which it could exchange times so that neither collides with anything. */
    public Optional<ComparedPost> partner(ComparedPost post) {
        return collisions.between(post.dueAt().minus(AROUND), post.dueAt().plus(AROUND)).stream()
                .filter(other -> !other.isOf(post) && other.isFromTheSameTown(post))
                .filter(other -> !other.dueAt().equals(post.dueAt()) && movable.test(other))
                .sorted(Comparator.comparing((ComparedPost other) ->
                                Duration.between(post.dueAt(), other.dueAt()).abs())
                        .thenComparing(ComparedPost.BY_TIME))
                .filter(other -> mayExchange(post, other))
                .findFirst();
    }

    private boolean mayExchange(ComparedPost one, ComparedPost other) {
        return !one.dueAt().isBefore(earliest)
                && !other.dueAt().isBefore(earliest)
                && allowed.test(one, other.dueAt())
                && allowed.test(other, one.dueAt())
                && afterExchange(one, other).isEmpty();
    }

    /** What two posts would collide with if they exchanged their times. */
    public List<Collision> afterExchange(ComparedPost one, ComparedPost other) {
        Set<de.malklug.editorial.PostKey> both = Set.of(one.post(), other.post());
        ComparedPost oneThen = one.at(other.dueAt());
        ComparedPost otherThen = other.at(one.dueAt());
        List<Collision> own = new Collisions(List.of(oneThen, otherThen)).all();
        return Stream.of(
                        collisions.of(one, other.dueAt(), both).stream(),
                        collisions.of(other, one.dueAt(), both).stream(),
                        own.stream())
                .flatMap(each -> each)
                .toList();
    }
}
