/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.accounts;

import de.malklug.accounts.Account;
import de.malklug.accounts.AccountChecks;
import de.malklug.accounts.AccountChecks.Checked;
import de.malklug.accounts.AccountConnections;
import de.malklug.accounts.AccountConnections.Way;
import de.malklug.accounts.AccountHealth;
import de.malklug.accounts.Accounts;
import de.malklug.accounts.SecretReference;
import de.malklug.media.MediaLibrary;
import de.malklug.networks.Abilities;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.queue.Stops;
import de.malklug.queue.Stops.Scope;
import de.malklug.queue.Stops.Stop;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.accounts.AccountsView.Card;
import de.malklug.web.accounts.AccountsView.Row;
import de.malklug.web.accounts.AccountsView.Secret;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.wording.NetworkWords;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts accounts and their health into words. A municipality sees its own. */
@Component
class AccountPages {

    /** From then on the end of an access is news. */
    private static final Duration SOON = Duration.ofDays(14);

    private static final List<String> WORST_FIRST = List.of("failed", "missed", "draft", "held", "published");

    private final Accounts accounts;
    private final AccountChecks checks;
    private final AccountConnections connections;
    private final Networks networks;
    private final MediaLibrary media;
    private final Stops stops;
    private final Rights rights;
    private final Towns towns;
    private final Voice voice;
    private final Clock clock;

    AccountPages(
            Accounts accounts,
            AccountChecks checks,
            AccountConnections connections,
            Networks networks,
            MediaLibrary media,
            Stops stops,
            Rights rights,
            Towns towns,
            Voice voice,
            Clock clock) {
        this.accounts = accounts;
        this.checks = checks;
        this.connections = connections;
        this.networks = networks;
        this.media = media;
        this.stops = stops;
        this.rights = rights;
        this.towns = towns;
        this.voice = voice;
        this.clock = clock;
    }

    /** What is the same for every account of a page. */
    private record Known(Map<String, Stop> paused, Map<String, Integer> waiting, Map<String, Checked> checked) {}

    AccountsView all() {
        Phrases phrases = voice.phrases();
        Known known = known();
        List<Account> seen = accounts.all().stream().filter(this::maySee).toList();
        List<NetworkId> columns =
                seen.stream().map(Account::network).distinct().sorted().toList();
        List<Row> rows = new ArrayList<>();
        for (Town town : shown(seen)) {
            List<List<Card>> cells = columns.stream()
                    .map(network -> seen.stream()
                            .filter(each -> each.network().equals(network)
                                    && each.municipality().equals(town.id()))
                            .map(each -> card(each, town, known, phrases))
                            .toList())
                    .toList();
            rows.add(new Row(town, cells));
        }
        List<Card> care = rows.stream()
                .flatMap(row -> row.cells().stream())
                .flatMap(List::stream)
                .filter(card -> !card.icon().equals("published"))
                .sorted(Comparator.comparing(card -> WORST_FIRST.indexOf(card.icon())))
                .toList();
        return new AccountsView(
                columns.stream().map(phrases::network).toList(),
                rows,
                care,
                rights.mayEverywhere(Right.SEE_ACCOUNTS) ? accounts.problems().size() : 0);
    }

    /** Towns in the campaign's order, then those it does not know. */
    private List<Town> shown(List<Account> seen) {
        List<Town> shown = new ArrayList<>(towns.all().stream()
                .filter(town ->
                        seen.stream().anyMatch(each -> each.municipality().equals(town.id())))
                .toList());
        seen.stream()
                .map(Account::municipality)
                .distinct()
                .filter(id -> shown.stream().noneMatch(town -> town.id().equals(id)))
                .forEach(id -> shown.add(new Town(id, id.value(), "", "t0")));
        return shown;
    }

    private boolean maySee(Account account) {
        return rights.may(Right.SEE_ACCOUNTS, account.municipality());
    }

    Optional<Account> find(String id) {
        return accounts.find(id).filter(this::maySee);
    }

    private Known known() {
        return new Known(
                stops.inForce().stream()
                        .filter(stop -> stop.scope() == Scope.ACCOUNT)
                        .collect(Collectors.toMap(Stop::subject, Function.identity(), (newer, older) -> newer)),
                stops.reach().stream()
                        .collect(Collectors.groupingBy(
                                Stops.Reach::account, Collectors.summingInt(Stops.Reach::planned))),
                checks.all());
    }

    private Card card(Account account, Town town, Known known, Phrases phrases) {
        AccountHealth health = accounts.health(account.id());
        Stop stop = known.paused().get(account.id());
        Optional<Instant> ends = checks.accessEnds(account);
        String network = phrases.network(account.network());
        String handle = account.handle() == null ? account.id() : account.handle();
        int waiting = known.waiting().getOrDefault(account.id(), 0);
        String href = "/accounts/" + account.id();
        if (stop != null) {
            String text = phrases.text("accounts.paused", phrases.instant(stop.at()), stop.person(), stop.reason());
            return new Card(href, town, network, handle, "held", phrases.text("accounts.word.paused"), text, waiting);
        }
        return switch (health) {
            case AccountHealth.SecretMissing missing ->
                new Card(
                        href,
                        town,
                        network,
                        handle,
                        "draft",
                        phrases.text("accounts.word.not-connected"),
                        phrases.text("accounts.not-connected", waiting),
                        waiting);
            case AccountHealth.NeedsAttention attention ->
                new Card(
                        href,
                        town,
                        network,
                        handle,
                        "failed",
                        phrases.text("accounts.word.refused"),
                        phrases.text(
                                "accounts.refused", phrases.instant(attention.since()), attention.reason(), waiting),
                        waiting);
            case AccountHealth.Ready ready ->
                lasting(
                        href,
                        town,
                        network,
                        handle,
                        ends.orElse(null),
                        isUnreached(account.network()),
                        waiting,
                        phrases);
        };
    }

    private Card lasting(
            String href,
            Town town,
            String network,
            String handle,
            @Nullable Instant ends,
            boolean unreached,
            int waiting,
            Phrases phrases) {
        Instant now = clock.instant();
        if (unreached) {
            return new Card(
                    href,
                    town,
                    network,
                    handle,
                    "missed",
                    phrases.text("accounts.word.no-address"),
                    phrases.text("accounts.no-address", network),
                    waiting);
        }
        if (ends == null || ends.isAfter(now.plus(SOON))) {
            return new Card(
                    href,
                    town,
                    network,
                    handle,
                    "published",
                    phrases.text("accounts.word.ready"),
                    phrases.text("accounts.ready"),
                    waiting);
        }
        long days = Math.max(0, Duration.between(now, ends).toDays());
        String word =
                ends.isBefore(now) ? phrases.text("accounts.word.ended") : phrases.text("accounts.word.ends", days);
        String text = phrases.text("accounts.ends", town.name(), network, phrases.day(ends), waiting);
        return new Card(href, town, network, handle, ends.isBefore(now) ? "failed" : "missed", word, text, waiting);
    }

    /** Whether the network fetches media, and has no address to fetch them from. */
    private boolean isUnreached(NetworkId network) {
        return !media.canBeFetched()
                && networks.find(network)
                        .filter(each -> each.limits().fetched())
                        .isPresent();
    }

    AccountsView.Account view(Account account) {
        Phrases phrases = voice.phrases();
        Known known = known();
        Town town = shown(List.of(account)).getFirst();
        Stop stop = known.paused().get(account.id());
        Checked checked = known.checked().get(account.id());
        Optional<Instant> ends = checks.accessEnds(account);
        Network network = networks.get(account.network());
        Abilities abilities = Abilities.of(network);
        return new AccountsView.Account(
                account.id(),
                card(account, town, known, phrases),
                account.server().toString(),
                rights.may(Right.KEEP_ACCOUNTS, account.municipality()),
                checks.canCheck(account),
                checked == null ? null : checked.at(),
                checked(checked, phrases),
                ends.map(end -> phrases.text("accounts.access-ends", phrases.instant(end)))
                        .orElseGet(() -> phrases.text("accounts.access-lasts")),
                stop == null ? null : stop.id(),
                Scope.ACCOUNT + ":" + account.id(),
                checks.limits(account.id()).isPresent(),
                new NetworkWords(phrases)
                        .limits(checks.limits(account.id())
                                .map(abilities::within)
                                .orElse(abilities)),
                secrets(account, phrases),
                way(account, phrases));
    }

    /** What stands in the way of connecting it in the browser, in words; empty if nothing does. Null if there is no such way. */
    private @Nullable String way(Account account, Phrases phrases) {
        return switch (connections.way(account)) {
            case Way.None none -> null;
            case Way.Open open -> "";
            case Way.Missing missing ->
                phrases.text(
                        missing.keptElsewhere() ? "accounts.connect.kept-elsewhere" : "accounts.connect.app-missing",
                        missing.secret());
        };
    }

    private static String checked(@Nullable Checked checked, Phrases phrases) {
        if (checked == null) {
            return phrases.text("accounts.check.never");
        }
        String at = phrases.instant(checked.at());
        return checked.works()
                ? phrases.text("accounts.check.works", at)
                : phrases.text("accounts.check.failed", at, checked.evidence());
    }

    private static List<Secret> secrets(Account account, Phrases phrases) {
        return account.secrets().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new Secret(
                        each.getKey(),
                        phrases.has("accounts.secret." + each.getKey())
                                ? phrases.text("accounts.secret." + each.getKey())
                                : each.getKey(),
                        switch (each.getValue()) {
                            case SecretReference.Environment environment ->
                                phrases.text("accounts.secret.in-environment", environment.name());
                            case SecretReference.InFile inFile ->
                                phrases.text("accounts.secret.in-file", inFile.file());
                            case SecretReference.InVault inVault -> phrases.text("accounts.secret.in-vault");
                        },
                        each.getValue() instanceof SecretReference.InVault))
                .toList();
    }
}
