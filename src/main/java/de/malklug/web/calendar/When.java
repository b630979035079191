/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.web.calendar.MoveForm.Problem;
import de.malklug.wording.Phrases;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A day and a time as a person typed them.
 *
 * @param day in ISO form, as browsers send it
 * @param time in ISO form
 */
record When(String day, String time) {

    static When of(@Nullable String day, @Nullable String time) {
        return new When(day == null ? "" : day.strip(), time == null ? "" : time.strip());
    }

    static When of(Instant instant, ZoneId zone) {
        LocalDateTime local = instant.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        return new When(local.toLocalDate().toString(), local.toLocalTime().toString());
    }

    /** Empty if it is none. */
    Optional<LocalDateTime> local() {
        try {
            return Optional.of(LocalDateTime.of(LocalDate.parse(day), LocalTime.parse(time)));
        } catch (DateTimeException misspelt) {
            return Optional.empty();
        }
    }

    /** The instant meant, of a doubled hour the first; empty if there is none. */
    Optional<Instant> instant(ZoneId zone) {
        return local().filter(local -> !zone.getRules().getValidOffsets(local).isEmpty())
                .map(local -> local.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
    }

    /** What has to be changed before something can be moved there; empty if nothing. */
    Optional<Problem> problem(Instant now, Phrases phrases) {
        if (local().isEmpty()) {
            return Optional.of(new Problem("day", phrases.text("ask.problem.time")));
        }
        Optional<Instant> instant = instant(phrases.zone());
        if (instant.isEmpty()) {
            return Optional.of(new Problem("time", phrases.text("ask.problem.gap")));
        }
        return instant.get().isBefore(now)
                ? Optional.of(new Problem("day", phrases.text("ask.problem.past", phrases.instant(instant.get()))))
                : Optional.empty();
    }
}
