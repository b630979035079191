/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.editorial.PostKey;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What is to be done with several posts at once.
 *
 * @param days how many days later, or earlier if negative
 * @param time at which time of day; null for the time each has
 * @param theme empty for none
 * @param back where the person came from
 */
record BulkQuery(
        Action action,
        List<Chosen> chosen,
        int days,
        @Nullable LocalTime time,
        String theme,
        String back) {

    /** More than a page of the list has. */
    private static final int MOST = 200;

    private static final int MOST_DAYS = 400;
    private static final int LONGEST_THEME = 100;

    BulkQuery {
        chosen = List.copyOf(chosen);
    }

    enum Action {
        MOVE,
        THEME,
        SUBMIT,
        WITHDRAW;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param version the one the person saw */
    record Chosen(PostKey key, int version) {

        String value() {
            return key + ":" + version;
        }
    }

    /** Empty if nobody knows what is to be done. */
    static Optional<BulkQuery> of(MultiValueMap<String, String> parameters) {
        Action action = PostFilters.read(parameters, "action", text -> Action.valueOf(text.toUpperCase(Locale.ROOT)));
        if (action == null) {
            return Optional.empty();
        }
        List<Chosen> chosen = new ArrayList<>();
        parameters.getOrDefault("post", List.of()).stream()
                .distinct()
                .limit(MOST)
                .forEach(text -> chosen(text).ifPresent(chosen::add));
        Integer days = PostFilters.read(parameters, "days", Integer::valueOf);
        String theme = parameters.getFirst("theme");
        return Optional.of(new BulkQuery(
                action,
                chosen,
                days == null ? 0 : Math.clamp(days, -MOST_DAYS, MOST_DAYS),
                time(parameters.getFirst("time")),
                theme == null || theme.length() > LONGEST_THEME ? "" : theme.strip(),
                Back.to(parameters.getFirst("back"), ListQuery.PATH)));
    }

    private static Optional<Chosen> chosen(String text) {
        String[] halves = text.split(":", 2);
        PostKey key = CalendarQuery.key(halves[0]);
        boolean known = key != null && halves.length == 2 && halves[1].matches("\\d{1,9}");
        return known && key != null ? Optional.of(new Chosen(key, Integer.parseInt(halves[1]))) : Optional.empty();
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeException misspelt) {
            return null;
        }
    }

    /** Whether it says what is to change; without, nothing can be previewed. */
    boolean isComplete() {
        return action != Action.MOVE || days != 0 || time != null;
    }
}
