/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.stops;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.NetworkId;
import de.malklug.queue.Deliveries;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Stops.Scope;
import de.malklug.queue.Stops.Stop;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the reader may stop, and what stops are called. */
@Component
class StopChoices {

    private final CampaignShelf shelf;
    private final Towns towns;
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final Rights rights;

    StopChoices(CampaignShelf shelf, Towns towns, Accounts accounts, Deliveries deliveries, Rights rights) {
        this.shelf = shelf;
        this.towns = towns;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.rights = rights;
    }

    /**
     * @param value scope and subject, as the form sends them
     * @param planned how many deliveries it would catch
     */
    record Choice(String value, String text, int planned) {}

    /** @param heading key of what its choices have in common */
    record Group(String heading, List<Choice> choices) {}

    List<Group> groups(Phrases phrases) {
        List<Group> groups = new ArrayList<>();
        if (rights.mayStopEverything()) {
            add(groups, Scope.CAMPAIGN, campaigns());
        }
        add(groups, Scope.MUNICIPALITY, municipalities());
        if (rights.mayStopEverything()) {
            add(groups, Scope.NETWORK, networks(phrases));
        }
        add(groups, Scope.ACCOUNT, accounts(phrases));
        return groups;
    }

    private static void add(List<Group> groups, Scope scope, List<Choice> choices) {
        if (!choices.isEmpty()) {
            groups.add(new Group("stop.scope." + scope, choices));
        }
    }

    private List<Choice> campaigns() {
        return shelf.all().stream()
                .map(campaign -> choice(
                        Scope.CAMPAIGN, campaign.id().value(), campaign.title(), DeliveryFilter.ALL.in(campaign.id())))
                .toList();
    }

    private List<Choice> municipalities() {
        return towns.all().stream()
                .filter(town -> rights.mayStop(town.id()))
                .map(town -> choice(
                        Scope.MUNICIPALITY,
                        town.id().value(),
                        town.name(),
                        DeliveryFilter.ALL.of(java.util.Set.of(town.id()))))
                .toList();
    }

    private List<Choice> networks(Phrases phrases) {
        return accounts.all().stream()
                .map(Account::network)
                .distinct()
                .sorted()
                .map(network -> choice(
                        Scope.NETWORK, network.value(), phrases.network(network), DeliveryFilter.ALL.on(network)))
                .toList();
    }

    private List<Choice> accounts(Phrases phrases) {
        return accounts.all().stream()
                .filter(account -> rights.mayStop(account.municipality()))
                .map(account -> choice(
                        Scope.ACCOUNT,
                        account.id(),
                        name(account, phrases),
                        DeliveryFilter.ALL.onAccount(account.id())))
                .toList();
    }

    private Choice choice(Scope scope, String subject, String text, DeliveryFilter filter) {
        int planned = deliveries
                .countByStatus(filter.being(DeliveryStatus.SCHEDULED))
                .getOrDefault(DeliveryStatus.SCHEDULED, 0);
        return new Choice(scope + ":" + subject, text, planned);
    }

    /** What a stop covers, as people call it. */
    String subject(Scope scope, String subject, Phrases phrases) {
        String name = switch (scope) {
            case CAMPAIGN ->
                shelf.all().stream()
                        .filter(campaign -> campaign.id().value().equals(subject))
                        .map(Campaign::title)
                        .findFirst()
                        .orElse(subject);
            case MUNICIPALITY ->
                towns.all().stream()
                        .filter(town -> town.id().value().equals(subject))
                        .map(Town::name)
                        .findFirst()
                        .orElse(subject);
            case NETWORK -> phrases.network(new NetworkId(subject));
            case ACCOUNT ->
                accounts.find(subject).map(account -> name(account, phrases)).orElse(subject);
            case THEME -> subject;
        };
        return phrases.text("stop.covers." + scope, name);
    }

    /** Whether the reader may stop this, or let it go on. */
    boolean mayStop(Scope scope, String subject) {
        return switch (scope) {
            case MUNICIPALITY -> MunicipalityId.isValid(subject) && rights.mayStop(new MunicipalityId(subject));
            case ACCOUNT -> {
                Optional<Account> account = accounts.find(subject);
                yield account.isPresent() && rights.mayStop(account.get().municipality());
            }
            case CAMPAIGN, NETWORK, THEME -> rights.mayStopEverything();
        };
    }

    boolean mayStop(Stop stop) {
        return mayStop(stop.scope(), stop.subject());
    }

    private String name(Account account, Phrases phrases) {
        String town = towns.all().stream()
                .filter(each -> each.id().equals(account.municipality()))
                .map(Town::name)
                .findFirst()
                .orElse(account.municipality().value());
        return phrases.text("stop.account", town, phrases.network(account.network()));
    }
}
