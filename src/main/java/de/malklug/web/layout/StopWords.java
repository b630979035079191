/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.NetworkId;
import de.malklug.queue.Stops;
import de.malklug.queue.Stops.Scope;
import de.malklug.queue.Stops.Stop;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stops are called, whom they concern, and who may lift them. */
@Component
public class StopWords {

    private final Stops stops;
    private final CampaignShelf shelf;
    private final Towns towns;
    private final Accounts accounts;
    private final Rights rights;
    private final Clock clock;

    StopWords(Stops stops, CampaignShelf shelf, Towns towns, Accounts accounts, Rights rights, Clock clock) {
        this.stops = stops;
        this.shelf = shelf;
        this.towns = towns;
        this.accounts = accounts;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * A stop in force as every page tells it.
     *
     * @param strong what is stopped
     * @param rest since when, by whom, why, and how much waits
     * @param href where it is told in full; null if the reader may not open it
     */
    public record Line(String strong, String rest, @Nullable String href) {}

    /** Stops in force that concern the reader. */
    List<Line> lines(Phrases phrases) {
        return stops.inForce().stream()
                .filter(this::concerns)
                .map(stop -> line(stop, phrases))
                .toList();
    }

    private Line line(Stop stop, Phrases phrases) {
        Instant now = clock.instant();
        boolean today = phrases.day(stop.at()).equals(phrases.day(now));
        return new Line(
                phrases.text("stop.line", subject(stop, phrases)),
                phrases.text(
                        "stop.line.rest",
                        today ? phrases.time(stop.at()) : phrases.instant(stop.at()),
                        stop.person(),
                        sentence(stop.reason()),
                        stops.onHold(stop.id())),
                rights.may(Right.STOP) ? "/stops/" + stop.id() : null);
    }

    /** A reason, ended like a sentence. */
    public static String sentence(String reason) {
        return reason.matches("(?s).*[.!?…]") ? reason : reason + ".";
    }

    /** Whether something of the reader's own may be caught by it. */
    public boolean concerns(Stop stop) {
        Optional<MunicipalityId> whose = municipality(stop);
        return whose.isEmpty()
                || rights.mayEverywhere(Right.READ) && ownMunicipality().isEmpty()
                || whose.equals(ownMunicipality());
    }

    private Optional<MunicipalityId> ownMunicipality() {
        return rights.person().map(person -> person.municipality());
    }

    private Optional<MunicipalityId> municipality(Stop stop) {
        return switch (stop.scope()) {
            case MUNICIPALITY -> Optional.of(new MunicipalityId(stop.subject()));
            case ACCOUNT -> accounts.find(stop.subject()).map(Account::municipality);
            case CAMPAIGN, NETWORK, THEME -> Optional.empty();
        };
    }

    /** What a stop covers, as people call it. */
    public String subject(Stop stop, Phrases phrases) {
        return subject(stop.scope(), stop.subject(), phrases);
    }

    /** What a stop of that scope covers, as people call it. */
    public String subject(Scope scope, String subject, Phrases phrases) {
        String name = switch (scope) {
            case CAMPAIGN ->
                shelf.all().stream()
                        .filter(campaign -> campaign.id().value().equals(subject))
                        .map(Campaign::title)
                        .findFirst()
                        .orElse(subject);
            case MUNICIPALITY -> town(subject);
            case NETWORK -> phrases.network(new NetworkId(subject));
            case ACCOUNT ->
                accounts.find(subject).map(account -> account(account, phrases)).orElse(subject);
            case THEME -> subject;
        };
        return phrases.text("stop.covers." + scope, name);
    }

    /** An account as people call it: whose, and where. */
    public String account(Account account, Phrases phrases) {
        return phrases.text("stop.account", town(account.municipality().value()), phrases.network(account.network()));
    }

    private String town(String id) {
        return towns.all().stream()
                .filter(town -> town.id().value().equals(id))
                .map(Town::name)
                .findFirst()
                .orElse(id);
    }

    /** Whether the reader may stop this, or let it go on. */
    public boolean mayStop(Scope scope, String subject) {
        return switch (scope) {
            case MUNICIPALITY -> MunicipalityId.isValid(subject) && rights.mayStop(new MunicipalityId(subject));
            case ACCOUNT -> {
                Optional<Account> account = accounts.find(subject);
                yield account.isPresent() && rights.mayStop(account.get().municipality());
            }
            case CAMPAIGN, NETWORK, THEME -> rights.mayStopEverything();
        };
    }

    public boolean mayStop(Stop stop) {
        return mayStop(stop.scope(), stop.subject());
    }
}
