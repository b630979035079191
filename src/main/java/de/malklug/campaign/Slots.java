/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Times of the week that are kept for posts without a time of their own: the queue of the campaign.
 *
 * @param kept in the order of the file
 * @param apart how long an evergreen post stays away from an account after it appeared there
 */
public record Slots(List<Slot> kept, Duration apart) {

    /** Two weeks between two appearances of an evergreen post. */
    public static final Duration USUALLY_APART = Duration.ofDays(14);

    /** No time is kept. */
    public static final Slots NONE = new Slots(List.of(), USUALLY_APART);

    public Slots {
        kept = kept == null ? List.of() : List.copyOf(kept);
        apart = Objects.requireNonNullElse(apart, USUALLY_APART);
    }

    /**
     * Times that come every week, on the wall clock of the campaign's zone.
     *
     * @param towns for whose posts; empty for everybody's
     * @param days on which weekdays; empty for every day
     * @param times of the day, in their order
     * @param on networks or accounts it is kept for, and no others; empty for all
     * @param theme for posts about that only; null for any
     */
    public record Slot(
            List<MunicipalityId> towns,
            Set<DayOfWeek> days,
            List<LocalTime> times,
            List<String> on,
            @Nullable String theme) {

        public Slot {
            towns = List.copyOf(towns);
            days = Set.copyOf(days);
            times = List.copyOf(new TreeSet<>(times));
            on = List.copyOf(on);
            if (times.isEmpty()) {
                throw new IllegalArgumentException("A slot without a time");
            }
        }

        boolean isOn(LocalDate date) {
            return days.isEmpty() || days.contains(date.getDayOfWeek());
        }

        boolean isOf(MunicipalityId town) {
            return towns.isEmpty() || towns.contains(town);
        }

        /** Whether it is kept for that account, too. */
        boolean takes(Destination account) {
            return on.isEmpty()
                    || on.contains(account.account())
                    || on.contains(account.network().value());
        }

        /** Whether a post about that, bound for those accounts, may stand there. */
        boolean fits(MunicipalityId town, @Nullable String about, Collection<Destination> accounts) {
            return isOf(town)
                    && (theme == null || theme.equals(about))
                    && !accounts.isEmpty()
                    && accounts.stream().allMatch(this::takes);
        }
    }

    /** Whether there is any slot for such a post, free or not. */
    public boolean haveOneFor(MunicipalityId town, @Nullable String theme, Collection<Destination> accounts) {
        return kept.stream().anyMatch(slot -> slot.fits(town, theme, accounts));
    }
}
