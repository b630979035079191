/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.editorial.PostKey;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which part of the calendar is shown, as its address has it.
 *
 * @param open the chosen post, or null
 */
record CalendarQuery(
        CalendarView view,
        LocalDate day,
        PostFilters filters,
        @Nullable PostKey open) {

    private static final int LAST_YEAR = 2999;
    private static final int FIRST_YEAR = 1970;

    /** Empty if the address names no such part. */
    static Optional<CalendarQuery> of(String view, String date, MultiValueMap<String, String> parameters) {
        return CalendarView.named(view)
                .flatMap(known -> day(date)
                        .map(day -> new CalendarQuery(
                                known,
                                day,
                                PostFilters.of(parameters),
                                PostFilters.read(parameters, "open", CalendarQuery::key))));
    }

    private static Optional<LocalDate> day(String date) {
        try {
            LocalDate day = date.length() == 7 ? YearMonth.parse(date).atDay(1) : LocalDate.parse(date);
            return Optional.of(day).filter(known -> known.getYear() >= FIRST_YEAR && known.getYear() <= LAST_YEAR);
        } catch (DateTimeException misspelt) {
            return Optional.empty();
        }
    }

    /** Null if it is none. */
    static @Nullable PostKey key(String text) {
        return PostKey.parse(text).orElse(null);
    }

    String href() {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath("/calendar/" + view.word() + "/" + view.written(day));
        filters.addTo(address);
        if (open != null) {
            address.queryParam("open", open);
        }
        return address.encode().build().toUriString();
    }

    /** Without a chosen post. */
    CalendarQuery at(CalendarView other, LocalDate otherDay) {
        return new CalendarQuery(other, otherDay, filters, null);
    }

    CalendarQuery opening(@Nullable PostKey post) {
        return new CalendarQuery(view, day, filters, post);
    }

    CalendarQuery with(PostFilters other) {
        return new CalendarQuery(view, day, other, null);
    }
}
