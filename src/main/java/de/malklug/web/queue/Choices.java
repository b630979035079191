/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.MunicipalityId;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.web.queue.QueuePage.Choice;
import de.malklug.web.queue.QueuePage.Filters;
import de.malklug.web.queue.QueueQuery.Days;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the filters of the queue offer. */
@Component
class Choices {

    private final Towns towns;
    private final Accounts accounts;
    private final CampaignShelf shelf;
    private final Clock clock;

    Choices(Towns towns, Accounts accounts, CampaignShelf shelf, Clock clock) {
        this.towns = towns;
        this.accounts = accounts;
        this.shelf = shelf;
        this.clock = clock;
    }

    Filters of(QueueQuery query, Set<MunicipalityId> visible, Phrases phrases) {
        return new Filters(municipalities(query, visible, phrases), networks(query, phrases), days(query, phrases));
    }

    private List<Choice> municipalities(QueueQuery query, Set<MunicipalityId> visible, Phrases phrases) {
        List<Choice> choices = new ArrayList<>();
        if (visible.size() != 1) {
            choices.add(any(phrases.text("queue.filter.all-municipalities"), query.municipality()));
        }
        for (Town town : towns.all()) {
            if (visible.isEmpty() || visible.contains(town.id())) {
                choices.add(new Choice(town.id().value(), town.name(), town.id().equals(query.municipality())));
            }
        }
        return choices;
    }

    private List<Choice> networks(QueueQuery query, Phrases phrases) {
        List<Choice> choices = new ArrayList<>();
        choices.add(any(phrases.text("queue.filter.all-networks"), query.network()));
        accounts.all().stream()
                .map(Account::network)
                .distinct()
                .sorted()
                .forEach(network -> choices.add(
                        new Choice(network.value(), phrases.network(network), network.equals(query.network()))));
        return choices;
    }

    private List<Choice> days(QueueQuery query, Phrases phrases) {
        LocalDate today = clock.instant().atZone(phrases.zone()).toLocalDate();
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<Choice> choices = new ArrayList<>();
        choices.add(any(phrases.text("queue.filter.all-days"), query.days()));
        add(choices, new Days(today, today), "queue.filter.today", query, phrases);
        add(choices, new Days(monday, monday.plusDays(6)), "queue.filter.week", query, phrases);
        add(choices, new Days(monday.minusDays(7), monday.minusDays(1)), "queue.filter.week-before", query, phrases);
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

    private static void add(List<Choice> choices, Days days, String key, QueueQuery query, Phrases phrases) {
        choices.add(new Choice(
                days.toString(), phrases.text(key, phrases.days(days.from(), days.to())), days.equals(query.days())));
    }

    private static Choice any(String text, @Nullable Object chosen) {
        return new Choice("", text, chosen == null);
    }
}
