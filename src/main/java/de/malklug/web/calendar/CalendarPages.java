/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.campaign.MunicipalityId;
import de.malklug.queue.PlannedPost;
import de.malklug.queue.PlannedPosts;
import de.malklug.queue.PostState;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.calendar.CalendarLayer.DayNote;
import de.malklug.web.calendar.CalendarPage.Day;
import de.malklug.web.calendar.CalendarPage.Hour;
import de.malklug.web.calendar.CalendarPage.Place;
import de.malklug.web.calendar.CalendarPage.State;
import de.malklug.web.calendar.CalendarPage.View;
import de.malklug.web.calendar.CalendarPage.Week;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the pages of the calendar: all of them from the posts of one stretch of days. */
@Component
class CalendarPages {

    /** More of a day stand on its own page. */
    private static final int TILES_OF_A_DAY = 2;

    private static final int FIRST_HOUR = 8;
    private static final int LAST_HOUR = 18;

    private static final List<PostState> LEGEND = List.of(
            PostState.DRAFT,
            PostState.SUBMITTED,
            PostState.APPROVED,
            PostState.SCHEDULED,
            PostState.PUBLISHED,
            PostState.HELD,
            PostState.UNCONFIRMED,
            PostState.FAILED,
            PostState.MISSED);

    private final PlannedPosts posts;
    private final Tiles tiles;
    private final Panels panels;
    private final FilterBar.Builder filters;
    private final List<CalendarLayer> layers;
    private final CampaignShelf shelf;
    private final Towns towns;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    CalendarPages(
            PlannedPosts posts,
            Tiles tiles,
            Panels panels,
            FilterBar.Builder filters,
            List<CalendarLayer> layers,
            CampaignShelf shelf,
            Towns towns,
            Rights rights,
            Voice voice,
            Clock clock) {
        this.posts = posts;
        this.tiles = tiles;
        this.panels = panels;
        this.filters = filters;
        this.layers = layers;
        this.shelf = shelf;
        this.towns = towns;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    LocalDate today() {
        return clock.instant().atZone(shelf.zone()).toLocalDate();
    }

    CalendarPage page(CalendarQuery query) {
        Phrases phrases = voice.phrases();
        CalendarView view = query.view();
        LocalDate first = view.first(query.day());
        LocalDate last = view.last(query.day());
        ZoneId zone = phrases.zone();
        List<PlannedPost> found = posts.find(query.filters()
                .query()
                .due(
                        first.atStartOfDay(zone).toInstant(),
                        last.plusDays(1).atStartOfDay(zone).toInstant()));
        Map<LocalDate, List<PlannedPost>> byDay =
                found.stream().collect(Collectors.groupingBy(post -> day(post.dueAt(), zone)));
        Map<LocalDate, List<DayNote>> notes = notes(first, last, phrases);
        Tiles.Writing writing = tiles.in(phrases, key -> query.opening(key).href() + "#auswahl", query.open());
        int count = view == CalendarView.MONTH
                ? byDay.entrySet().stream()
                        .filter(entry ->
                                entry.getKey().getMonth() == query.day().getMonth())
                        .mapToInt(entry -> entry.getValue().size())
                        .sum()
                : found.size();
        String title = title(query, phrases);
        List<Town> shown = shownTowns(query, found);
        return new CalendarPage(
                view,
                title,
                lead(count, first, last, view, phrases),
                phrases.text("calendar.caption", title, count),
                place(query, view.previous(query.day()), phrases),
                query.at(view, today()).href(),
                place(query, view.next(query.day()), phrases),
                views(query),
                filters.of(query.filters(), other -> query.with(other).href(), phrases),
                found.isEmpty(),
                view == CalendarView.DAY ? List.of() : weeks(query, first, last, byDay, notes, writing, phrases),
                shown,
                view == CalendarView.DAY ? hours(found, shown, writing, phrases) : List.of(),
                view == CalendarView.DAY ? notes.getOrDefault(first, List.of()) : List.of(),
                panel(query, phrases),
                write(query),
                query.href(),
                LEGEND.stream()
                        .map(state -> new State(Tiles.icon(state), Tiles.word(state, phrases)))
                        .toList());
    }

    private @Nullable Panel panel(CalendarQuery query, Phrases phrases) {
        return query.open() == null
                ? null
                : panels.of(query.open(), query.href(), query.opening(null).href(), phrases);
    }

    private @Nullable String write(CalendarQuery query) {
        if (!rights.may(Right.WRITE_POSTS)) {
            return null;
        }
        LocalDate day = query.view() == CalendarView.DAY && !query.day().isBefore(today()) ? query.day() : null;
        return day == null ? "/posts/new" : "/posts/new?at=" + day;
    }

    private Map<LocalDate, List<DayNote>> notes(LocalDate first, LocalDate last, Phrases phrases) {
        Map<LocalDate, List<DayNote>> notes = new HashMap<>();
        for (CalendarLayer layer : layers) {
            layer.notes(first, last, phrases)
                    .forEach((day, said) -> notes.computeIfAbsent(day, none -> new ArrayList<>())
                            .addAll(said));
        }
        return notes;
    }

    private List<Week> weeks(
            CalendarQuery query,
            LocalDate first,
            LocalDate last,
            Map<LocalDate, List<PlannedPost>> byDay,
            Map<LocalDate, List<DayNote>> notes,
            Tiles.Writing writing,
            Phrases phrases) {
        DateTimeFormatter name = formatter("calendar.pattern.day-name", phrases);
        DateTimeFormatter number = formatter("calendar.pattern.day-number", phrases);
        DateTimeFormatter other = formatter("calendar.pattern.day-short", phrases);
        boolean month = query.view() == CalendarView.MONTH;
        LocalDate today = today();
        return first.datesUntil(last.plusDays(1), Period.ofWeeks(1))
                .map(monday -> {
                    List<Day> days = monday.datesUntil(monday.plusDays(7))
                            .map(day -> {
                                List<PlannedPost> of = byDay.getOrDefault(day, List.of());
                                int most = month ? TILES_OF_A_DAY : of.size();
                                boolean outside =
                                        month && day.getMonth() != query.day().getMonth();
                                return new Day(
                                        day,
                                        (day.equals(first) || day.getDayOfMonth() == 1 ? other : number).format(day),
                                        name.format(day),
                                        outside,
                                        day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue(),
                                        day.equals(today),
                                        inCampaign(day),
                                        notes.getOrDefault(day, List.of()),
                                        of.stream()
                                                .limit(most)
                                                .map(writing::tile)
                                                .toList(),
                                        Math.max(0, of.size() - most),
                                        query.at(CalendarView.DAY, day).href());
                            })
                            .toList();
                    return new Week(
                            monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                            days.stream().allMatch(day -> day.tiles().isEmpty()),
                            days);
                })
                .toList();
    }

    private boolean inCampaign(LocalDate day) {
        return shelf.all().stream().anyMatch(campaign -> campaign.period().contains(day));
    }

    /** A day has one column for each municipality; without filter all of them, so that gaps are seen, too. */
    private List<Town> shownTowns(CalendarQuery query, List<PlannedPost> found) {
        if (query.view() != CalendarView.DAY) {
            return List.of();
        }
        Set<MunicipalityId> wanted = query.filters().municipalities();
        Map<MunicipalityId, Town> shown = new LinkedHashMap<>();
        towns.all().stream()
                .filter(town -> wanted.isEmpty() || wanted.contains(town.id()))
                .forEach(town -> shown.put(town.id(), town));
        found.forEach(post -> shown.computeIfAbsent(
                post.municipality(), unknown -> towns.find(post.campaign(), post.municipality())));
        return List.copyOf(shown.values());
    }

    private static List<Hour> hours(List<PlannedPost> found, List<Town> shown, Tiles.Writing writing, Phrases phrases) {
        Map<Integer, List<PlannedPost>> byHour =
                found.stream().collect(Collectors.groupingBy(post -> hour(post, phrases)));
        int first = Stream.concat(Stream.of(FIRST_HOUR), byHour.keySet().stream())
                .min(Integer::compare)
                .orElseThrow();
        int last = Stream.concat(Stream.of(LAST_HOUR), byHour.keySet().stream())
                .max(Integer::compare)
                .orElseThrow();
        DateTimeFormatter clock = formatter("calendar.pattern.hour", phrases);
        return IntStream.rangeClosed(first, last)
                .mapToObj(hour -> new Hour(
                        hour,
                        clock.format(LocalTime.of(hour, 0)),
                        shown.stream()
                                .map(town -> byHour.getOrDefault(hour, List.of()).stream()
                                        .filter(post -> post.municipality().equals(town.id()))
                                        .map(writing::tile)
                                        .toList())
                                .toList()))
                .toList();
    }

    private static int hour(PlannedPost post, Phrases phrases) {
        return post.dueAt().atZone(phrases.zone()).getHour();
    }

    private static String title(CalendarQuery query, Phrases phrases) {
        LocalDate day = query.day();
        return switch (query.view()) {
            case MONTH -> formatter("calendar.pattern.month", phrases).format(day);
            case WEEK ->
                phrases.text(
                        "calendar.week.title",
                        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        phrases.days(CalendarView.WEEK.first(day), CalendarView.WEEK.last(day)));
            case DAY -> phrases.longDay(day);
        };
    }

    private static String lead(int count, LocalDate first, LocalDate last, CalendarView view, Phrases phrases) {
        ZoneId zone = phrases.zone();
        Set<String> zones = new LinkedHashSet<>();
        zones.add(phrases.zoneName(first.atStartOfDay(zone).toInstant()));
        zones.add(phrases.zoneName(last.atTime(23, 59).atZone(zone).toInstant()));
        String times = phrases.text("calendar.times", String.join(" / ", zones));
        String posts = phrases.text("calendar.count", count);
        return view == CalendarView.MONTH
                ? phrases.text(
                        "calendar.lead.month",
                        posts,
                        first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        last.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        times)
                : phrases.text("calendar.lead", posts, times);
    }

    private static Place place(CalendarQuery query, LocalDate day, Phrases phrases) {
        CalendarQuery there = query.at(query.view(), day);
        return new Place(there.href(), title(there, phrases));
    }

    private List<View> views(CalendarQuery query) {
        LocalDate today = today();
        CalendarView shown = query.view();
        boolean seesToday = !today.isBefore(shown.first(query.day()))
                && !today.isAfter(shown.last(query.day()))
                && (shown != CalendarView.MONTH
                        || today.getMonth() == query.day().getMonth());
        LocalDate day = seesToday ? today : query.day();
        List<View> views = new ArrayList<>();
        for (CalendarView view : CalendarView.values()) {
            views.add(
                    new View("calendar.view." + view.word(), query.at(view, day).href(), view == shown));
        }
        views.add(new View("calendar.view.list", ListQuery.of(query.filters()).href(), false));
        return views;
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    private static DateTimeFormatter formatter(String key, Phrases phrases) {
        return DateTimeFormatter.ofPattern(phrases.text(key), phrases.locale());
    }
}
