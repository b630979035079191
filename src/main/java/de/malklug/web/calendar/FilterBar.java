/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.MunicipalityId;
import de.malklug.queue.PlannedPosts;
import de.malklug.queue.PostState;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The filters calendar and list have in common, with what can be chosen. */
record FilterBar(
        List<Pill> pills,
        List<String> municipalities,
        List<Choice> networks,
        List<Choice> statuses,
        List<Choice> themes,
        @Nullable String clear) {

    /**
     * A municipality that can be shown or left out.
     *
     * @param hint what following its link does
     */
    record Pill(Town town, boolean on, String href, String hint) {}

    /** @param value empty for any */
    record Choice(String value, String text, boolean chosen) {}

    /** Finds out what can be chosen. */
    @Component
    static class Builder {

        private final Towns towns;
        private final Accounts accounts;
        private final PlannedPosts posts;

        Builder(Towns towns, Accounts accounts, PlannedPosts posts) {
            this.towns = towns;
            this.accounts = accounts;
            this.posts = posts;
        }

        /** @param href address of the same page with other filters */
        FilterBar of(PostFilters filters, Function<PostFilters, String> href, Phrases phrases) {
            Set<MunicipalityId> all = towns.all().stream().map(Town::id).collect(Collectors.toCollection(TreeSet::new));
            return new FilterBar(
                    towns.all().stream()
                            .map(town -> pill(town, filters, all, href, phrases))
                            .toList(),
                    filters.municipalities().stream()
                            .map(MunicipalityId::value)
                            .sorted()
                            .toList(),
                    choices(
                            phrases.text("queue.filter.all-networks"),
                            filters.network() == null ? null : filters.network().value(),
                            accounts.all().stream()
                                    .map(Account::network)
                                    .distinct()
                                    .sorted()
                                    .toList(),
                            Object::toString,
                            phrases::network),
                    choices(
                            phrases.text("calendar.any-status"),
                            filters.status() == null ? null : word(filters.status()),
                            List.of(PostState.values()),
                            FilterBar::word,
                            state -> Tiles.word(state, phrases)),
                    choices(
                            phrases.text("calendar.any-theme"),
                            filters.theme(),
                            posts.themes(),
                            Function.identity(),
                            Function.identity()),
                    filters.isFiltered() ? href.apply(PostFilters.NONE) : null);
        }

        /** While all are shown, choosing one shows only that one; then each choice adds or takes away. */
        private static Pill pill(
                Town town,
                PostFilters filters,
                Set<MunicipalityId> all,
                Function<PostFilters, String> href,
                Phrases phrases) {
            Set<MunicipalityId> shown = filters.municipalities();
            Set<MunicipalityId> then = new LinkedHashSet<>(shown);
            boolean on = shown.isEmpty() || shown.contains(town.id());
            String hint;
            if (shown.isEmpty()) {
                then.add(town.id());
                hint = phrases.text("calendar.pill.only", town.name());
            } else if (on) {
                then.remove(town.id());
                hint = phrases.text("calendar.pill.without", town.name());
            } else {
                then.add(town.id());
                hint = phrases.text("calendar.pill.with", town.name());
            }
            return new Pill(town, on, href.apply(filters.showing(then.containsAll(all) ? Set.of() : then)), hint);
        }

        private static <T> List<Choice> choices(
                String any,
                @Nullable String chosen,
                Collection<T> values,
                Function<T, String> value,
                Function<T, String> text) {
            List<Choice> choices = new ArrayList<>();
            choices.add(new Choice("", any, chosen == null));
            for (T each : values) {
                choices.add(new Choice(
                        value.apply(each), text.apply(each), value.apply(each).equals(chosen)));
            }
            return choices;
        }
    }

    private static String word(PostState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
