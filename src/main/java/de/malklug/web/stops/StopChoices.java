/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.stops;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.queue.Stops;
import de.malklug.queue.Stops.Reach;
import de.malklug.queue.Stops.Scope;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.StopWords;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the reader may stop, and how much that is right now. */
@Component
class StopChoices {

    private final CampaignShelf shelf;
    private final Towns towns;
    private final Accounts accounts;
    private final Stops stops;
    private final StopWords words;
    private final Rights rights;

    StopChoices(CampaignShelf shelf, Towns towns, Accounts accounts, Stops stops, StopWords words, Rights rights) {
        this.shelf = shelf;
        this.towns = towns;
        this.accounts = accounts;
        this.stops = stops;
        this.words = words;
        this.rights = rights;
    }

    /**
     * @param value scope and subject, as the form sends them
     * @param planned how many deliveries it would put on hold
     * @param underWay how many are being published and may still appear
     */
    record Choice(String value, String text, int planned, int underWay) {}

    /** @param heading key of what its choices have in common */
    record Group(String heading, List<Choice> choices) {}

    List<Group> groups(Phrases phrases) {
        List<Reach> reach = stops.reach();
        List<Group> groups = new ArrayList<>();
        boolean everything = rights.mayStopEverything();
        if (everything) {
            add(
                    groups,
                    Scope.CAMPAIGN,
                    shelf.all().stream()
                            .map(campaign ->
                                    choice(Scope.CAMPAIGN, campaign.id().value(), campaign.title(), reach)));
        }
        add(
                groups,
                Scope.MUNICIPALITY,
                towns.all().stream()
                        .filter(town -> rights.mayStop(town.id()))
                        .map(town -> choice(Scope.MUNICIPALITY, town.id().value(), town.name(), reach)));
        if (everything) {
            add(
                    groups,
                    Scope.NETWORK,
                    accounts.all().stream()
                            .map(Account::network)
                            .distinct()
                            .sorted()
                            .map(network -> choice(Scope.NETWORK, network.value(), phrases.network(network), reach)));
        }
        add(
                groups,
                Scope.ACCOUNT,
                accounts.all().stream()
                        .filter(account -> rights.mayStop(account.municipality()))
                        .map(account -> choice(Scope.ACCOUNT, account.id(), words.account(account, phrases), reach)));
        if (everything) {
            add(
                    groups,
                    Scope.THEME,
                    reach.stream()
                            .map(Reach::theme)
                            .filter(Objects::nonNull)
                            .distinct()
                            .sorted()
                            .map(theme -> choice(Scope.THEME, theme, theme, reach)));
        }
        return groups;
    }

    private static void add(List<Group> groups, Scope scope, Stream<Choice> choices) {
        List<Choice> all = choices.toList();
        if (!all.isEmpty()) {
            groups.add(new Group("stop.scope." + scope, all));
        }
    }

    private static Choice choice(Scope scope, String subject, String text, List<Reach> reach) {
        int planned = 0;
        int underWay = 0;
        for (Reach each : reach) {
            if (each.isCoveredBy(scope, subject)) {
                planned += each.planned();
                underWay += each.underWay();
            }
        }
        return new Choice(scope + ":" + subject, text, planned, underWay);
    }

    /** One of the choices, by the value the form sends. */
    Optional<Choice> find(List<Group> groups, String value) {
        return groups.stream()
                .flatMap(group -> group.choices().stream())
                .filter(choice -> choice.value().equals(value))
                .findFirst();
    }
}
