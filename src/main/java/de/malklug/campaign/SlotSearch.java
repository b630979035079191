/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for queue slots that fit a post and are free. A slot is free if none of the post's accounts has another post there or nearer than
 * the account's least distance. Slots in the quiet hours of one of the accounts, and such that a clock change skips, do not exist; of a
 * doubled time the first counts. Pure: the same question always has the same answer.
 *
 * @param campaign where in time it takes place
 * @param town whose post it is
 * @param theme its theme, or null
 * @param accounts where it goes
 * @param taken everything else that appears
 */
public record SlotSearch(
        Campaign campaign,
        MunicipalityId town,
        @Nullable String theme,
        List<Destination> accounts,
        Collection<Taken> taken) {

    /** Slots are looked for no further ahead: after that, none comes that did not come before. */
    public static final Duration FURTHEST = Duration.ofDays(400);

    /** Something that appears on an account. */
    public record Taken(String account, Instant at) {}

    public SlotSearch {
        accounts = List.copyOf(accounts);
        taken = List.copyOf(taken);
    }

    /** The next one, not before an instant; empty if there is none. */
    public Optional<Instant> next(Instant earliest) {
        return free(earliest, earliest.plus(FURTHEST)).findFirst();
    }

    /**
     * All of them in a stretch of time, in their order.
     *
     * @param before exclusive
     */
    public Stream<Instant> free(Instant from, Instant before) {
        return fitting(from, before).filter(this::isFree);
    }

    /** All that fit, free or not. */
    private Stream<Instant> fitting(Instant from, Instant before) {
        ZoneId zone = campaign.zone();
        List<Slots.Slot> slots = campaign.rules().slots().kept().stream()
                .filter(slot -> slot.fits(town, theme, accounts))
                .toList();
        LocalDate first = from.atZone(zone).toLocalDate();
        LocalDate last = before.atZone(zone).toLocalDate();
        return slots.isEmpty()
                ? Stream.empty()
                : first.datesUntil(last.plusDays(1))
                        .flatMap(date -> times(slots, date).map(date::atTime))
                        .filter(this::isAllowed)
                        .map(local -> local.atZone(zone).toInstant())
                        .filter(at -> !at.isBefore(from) && at.isBefore(before));
    }

    private static Stream<LocalTime> times(List<Slots.Slot> slots, LocalDate date) {
        return slots.stream()
                .filter(slot -> slot.isOn(date))
                .flatMap(slot -> slot.times().stream())
                .sorted()
                .distinct();
    }

    private boolean isAllowed(LocalDateTime local) {
        return !campaign.zone().getRules().getValidOffsets(local).isEmpty()
                && accounts.stream()
                        .noneMatch(each -> campaign.rules()
                                .rhythm()
                                .quietHoursOf(each.account())
                                .contains(local.toLocalTime()));
    }

    private boolean isFree(Instant at) {
        return accounts.stream()
                .noneMatch(account -> taken.stream()
                        .anyMatch(other ->
                                other.account().equals(account.account()) && areTooClose(account, at, other.at())));
    }

    private boolean areTooClose(Destination account, Instant at, Instant other) {
        Duration apart = Duration.between(at, other).abs();
        Duration least = campaign.rules().rhythm().distanceOf(account.account()).least();
        return apart.isZero() || apart.compareTo(least) < 0;
    }
}
