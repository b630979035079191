/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.campaign.Campaign;
import de.malklug.queue.PlannedPost;
import de.malklug.queue.PlannedPosts;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.calendar.FilterBar.Choice;
import de.malklug.web.calendar.ListPage.Head;
import de.malklug.web.calendar.ListPage.Row;
import de.malklug.web.calendar.ListQuery.Column;
import de.malklug.web.calendar.ListQuery.Days;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.text.Collator;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the list of posts. */
@Component
class ListPages {

    private static final int LENGTH = 50;

    private final PlannedPosts posts;
    private final Tiles tiles;
    private final FilterBar.Builder filters;
    private final CampaignShelf shelf;
    private final Towns towns;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    ListPages(
            PlannedPosts posts,
            Tiles tiles,
            FilterBar.Builder filters,
            CampaignShelf shelf,
            Towns towns,
            Rights rights,
            Voice voice,
            Clock clock) {
        this.posts = posts;
        this.tiles = tiles;
        this.filters = filters;
        this.shelf = shelf;
        this.towns = towns;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    ListPage page(ListQuery query) {
        Phrases phrases = voice.phrases();
        List<PlannedPost> found = ordered(query, phrases);
        int from = Math.min(query.page() * LENGTH, found.size());
        int to = Math.min(from + LENGTH, found.size());
        Tiles.Writing writing = tiles.in(phrases, Tiles::postHref, null);
        List<Row> rows = found.subList(from, to).stream()
                .map(post -> new Row(writing.tile(post), choice(post)))
                .toList();
        LocalDate today = clock.instant().atZone(phrases.zone()).toLocalDate();
        return new ListPage(
                found.size(),
                query.text() == null ? "" : query.text(),
                filters.of(query.filters(), other -> query.with(other).href(), phrases),
                days(query, today, phrases),
                Stream.of(Column.values()).map(column -> head(column, query)).toList(),
                rows,
                rows.stream().anyMatch(row -> row.choice() != null),
                query.isFiltered() ? query.withoutFilters().href() : null,
                from > 0 ? query.at(query.page() - 1).href() : null,
                to < found.size() ? query.at(query.page() + 1).href() : null,
                query.at(0).href(ListQuery.CSV),
                query.at(0).href(ListQuery.XLSX),
                query.descending() ? "down" : "",
                rights.may(Right.WRITE_POSTS) ? "/posts/new" : null,
                views(query, today),
                query.href());
    }

    /** All that the query wants, in its order. */
    List<PlannedPost> ordered(ListQuery query, Phrases phrases) {
        List<PlannedPost> found = posts.find(query.query(phrases.zone()));
        if (query.sort() == Column.TIME) {
            return query.descending() ? found.reversed() : found;
        }
        Collator words = Collator.getInstance(phrases.locale());
        Comparator<PlannedPost> order = switch (query.sort()) {
            case TIME -> Comparator.comparing(PlannedPost::dueAt);
            case TITLE -> Comparator.comparing(PlannedPost::title, words);
            case MUNICIPALITY ->
                Comparator.comparing(
                        post -> towns.find(post.campaign(), post.municipality()).name(), words);
            case THEME ->
                Comparator.comparing(PlannedPost::theme, Comparator.nullsLast((Comparator<String>)
                        (one, other) -> words.compare(one, other)));
            case STATUS -> Comparator.comparing(PlannedPost::state);
        };
        return found.stream()
                .sorted(query.descending() ? order.reversed() : order)
                .toList();
    }

    private @Nullable String choice(PlannedPost post) {
        return post.occurrence().isEmpty() && rights.may(Right.WRITE_POSTS, post.municipality())
                ? Tiles.key(post) + ":" + post.version()
                : null;
    }

    private static Head head(Column column, ListQuery query) {
        String order = column != query.sort() ? "none" : query.descending() ? "descending" : "ascending";
        return new Head("posts.col." + column.word(), query.by(column).href(), order);
    }

    private List<Choice> days(ListQuery query, LocalDate today, Phrases phrases) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", phrases.text("queue.filter.all-days"), query.days() == null));
        add(choices, new Days(today, today), "queue.filter.today", query, phrases);
        add(choices, new Days(monday, monday.plusDays(6)), "queue.filter.week", query, phrases);
        add(choices, new Days(monday.plusDays(7), monday.plusDays(13)), "posts.filter.week-after", query, phrases);
        add(
                choices,
                new Days(today.withDayOfMonth(1), today.with(TemporalAdjusters.lastDayOfMonth())),
                "posts.filter.month",
                query,
                phrases);
        shelf.running()
                .map(Campaign::period)
                .ifPresent(period ->
                        add(choices, new Days(period.from(), period.to()), "queue.filter.campaign", query, phrases));
        Days chosen = query.days();
        if (chosen != null && choices.stream().noneMatch(Choice::chosen)) {
            choices.add(new Choice(chosen.toString(), phrases.days(chosen.from(), chosen.to()), true));
        }
        return choices;
    }

    private static void add(List<Choice> choices, Days days, String key, ListQuery query, Phrases phrases) {
        choices.add(new Choice(
                days.toString(), phrases.text(key, phrases.days(days.from(), days.to())), days.equals(query.days())));
    }

    private static List<CalendarPage.View> views(ListQuery query, LocalDate today) {
        List<CalendarPage.View> views = new ArrayList<>();
        for (CalendarView view : CalendarView.values()) {
            views.add(new CalendarPage.View(
                    "calendar.view." + view.word(),
                    new CalendarQuery(view, today, query.filters(), null).href(),
                    false));
        }
        views.add(new CalendarPage.View("calendar.view.list", query.href(), true));
        return views;
    }
}
