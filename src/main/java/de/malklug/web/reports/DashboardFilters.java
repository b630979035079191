/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.Campaign;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.NamedFigures;
import de.malklug.web.layout.Towns;
import de.malklug.web.reports.DashboardPage.Age;
import de.malklug.web.reports.DashboardPage.Choice;
import de.malklug.web.reports.DashboardPage.Filters;
import de.malklug.web.reports.DashboardQuery.Days;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the filters of the dashboard offer. */
@Component
class DashboardFilters {

    private final Accounts accounts;
    private final Clock clock;

    DashboardFilters(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    Filters of(DashboardQuery query, EngagementReport report, Phrases phrases) {
        Campaign campaign = report.campaign();
        return new Filters(
                query.campaign() == null ? null : query.campaign().value(),
                days(query, campaign, phrases),
                municipalities(query, campaign, phrases),
                networks(query, phrases),
                themes(query, report, phrases),
                ages(query, phrases),
                query.age() == null ? null : query.age().key(),
                query.isFiltered() ? query.withoutFilters().href() : null);
    }

    private List<Choice> days(DashboardQuery query, Campaign campaign, Phrases phrases) {
        LocalDate today = clock.instant().atZone(campaign.zone()).toLocalDate();
        List<Choice> choices = new ArrayList<>();
        choices.add(any(
                phrases.text(
                        "reports.filter.campaign",
                        phrases.days(campaign.period().from(), campaign.period().to())),
                query.days()));
        for (int back : new int[] {7, 14, 28}) {
            Days last = new Days(today.minusDays(back - 1), today);
            choices.add(new Choice(
                    last.toString(), phrases.text("reports.filter.last-days", back), last.equals(query.days())));
        }
        Days chosen = query.days();
        if (chosen != null && choices.stream().noneMatch(Choice::chosen)) {
            choices.add(new Choice(chosen.toString(), phrases.days(chosen.from(), chosen.to()), true));
        }
        return choices;
    }

    private static List<Choice> municipalities(DashboardQuery query, Campaign campaign, Phrases phrases) {
        List<Choice> choices = new ArrayList<>();
        choices.add(any(phrases.text("reports.filter.all-municipalities"), query.municipality()));
        Towns.of(campaign)
                .forEach(town -> choices.add(
                        new Choice(town.id().value(), town.name(), town.id().equals(query.municipality()))));
        return choices;
    }

    private List<Choice> networks(DashboardQuery query, Phrases phrases) {
        List<Choice> choices = new ArrayList<>();
        choices.add(any(phrases.text("reports.filter.all-networks"), query.network()));
        accounts.all().stream()
                .map(Account::network)
                .distinct()
                .sorted()
                .forEach(network -> choices.add(
                        new Choice(network.value(), phrases.network(network), network.equals(query.network()))));
        return choices;
    }

    private static List<Choice> themes(DashboardQuery query, EngagementReport report, Phrases phrases) {
        List<Choice> choices = new ArrayList<>();
        choices.add(any(phrases.text("reports.filter.all-themes"), query.theme()));
        Stream.concat(report.themes().stream().map(NamedFigures::name), Stream.ofNullable(query.theme()))
                .filter(theme -> !theme.isEmpty())
                .distinct()
                .sorted()
                .forEach(theme -> choices.add(new Choice(theme, theme, theme.equals(query.theme()))));
        return choices;
    }

    private static List<Age> ages(DashboardQuery query, Phrases phrases) {
        return Arrays.stream(DashboardQuery.Age.values())
                .map(age -> new Age(
                        phrases.text("reports.age." + age.key()), query.at(age).href(), age == query.age()))
                .toList();
    }

    private static Choice any(String text, @Nullable Object chosen) {
        return new Choice("", text, chosen == null);
    }
}
