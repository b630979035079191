/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.queue.PostQuery;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which posts the list shows, and in which order, as its address has it.
 *
 * @param text what title or text contain, or null
 * @param days in which days they are due, or null
 * @param page counted from 0
 */
record ListQuery(
        PostFilters filters,
        @Nullable String text,
        @Nullable Days days,
        Column sort,
        boolean descending,
        int page) {

    static final String PATH = "/posts";
    static final String CSV = "/posts.csv";
    static final String XLSX = "/posts.xlsx";

    private static final int LONGEST_TEXT = 100;
    private static final int LAST_PAGE = 10_000;

    /** What the list can be ordered by. */
    enum Column {
        TIME,
        TITLE,
        MUNICIPALITY,
        THEME,
        STATUS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param from first day
     * @param to last day, included
     */
    record Days(LocalDate from, LocalDate to) {

        static Days parse(String text) {
            String[] halves = text.split("\\.\\.", 2);
            return new Days(LocalDate.parse(halves[0]), LocalDate.parse(halves[halves.length - 1]));
        }

        @Override
        public String toString() {
            return from + ".." + to;
        }
    }

    static ListQuery of(PostFilters filters) {
        return new ListQuery(filters, null, null, Column.TIME, false, 0);
    }

    static ListQuery of(MultiValueMap<String, String> parameters) {
        Column sort = PostFilters.read(parameters, "sort", text -> Column.valueOf(text.toUpperCase(Locale.ROOT)));
        Integer page = PostFilters.read(parameters, "page", Integer::valueOf);
        return new ListQuery(
                PostFilters.of(parameters),
                PostFilters.read(parameters, "q", text -> text.length() > LONGEST_TEXT ? null : text),
                PostFilters.read(parameters, "days", Days::parse),
                sort == null ? Column.TIME : sort,
                "down".equals(parameters.getFirst("order")),
                page == null ? 0 : Math.clamp(page, 0, LAST_PAGE));
    }

    PostQuery query(ZoneId zone) {
        PostQuery query = filters.query().saying(text);
        return days == null
                ? query
                : query.due(
                        days.from().atStartOfDay(zone).toInstant(),
                        days.to().plusDays(1).atStartOfDay(zone).toInstant());
    }

    boolean isFiltered() {
        return filters.isFiltered() || text != null || days != null;
    }

    String href() {
        return href(PATH);
    }

    String href(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        filters.addTo(address);
        if (text != null) {
            address.queryParam("q", "{q}").uriVariables(Map.of("q", text));
        }
        if (days != null) {
            address.queryParam("days", days);
        }
        if (sort != Column.TIME) {
            address.queryParam("sort", sort.word());
        }
        if (descending) {
            address.queryParam("order", "down");
        }
        if (page > 0) {
            address.queryParam("page", page);
        }
        return address.encode().build().toUriString();
    }

    /** From its first page. */
    ListQuery with(PostFilters other) {
        return new ListQuery(other, text, days, sort, descending, 0);
    }

    /** The other way round if it is ordered by that already. */
    ListQuery by(Column column) {
        return new ListQuery(filters, text, days, column, column == sort && !descending, 0);
    }

    ListQuery at(int other) {
        return new ListQuery(filters, text, days, sort, descending, other);
    }

    ListQuery withoutFilters() {
        return new ListQuery(PostFilters.NONE, null, null, sort, descending, 0);
    }
}
