/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.accounts.Account;
import de.malklug.accounts.AccountHealth;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.NetworkId;
import de.malklug.queue.Stops;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.wording.Phrases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts")
@Tag(name = "Accounts", description = "The municipalities' accounts on the networks. Never their secrets.")
class AccountsController {

    private final Accounts accounts;
    private final Stops stops;
    private final Parameters parameters;
    private final Guard guard;
    private final Speech speech;

    AccountsController(Accounts accounts, Stops stops, Parameters parameters, Guard guard, Speech speech) {
        this.accounts = accounts;
        this.stops = stops;
        this.parameters = parameters;
        this.guard = guard;
        this.speech = speech;
    }

    @GetMapping
    @Allowed(Right.SEE_ACCOUNTS)
    @Operation(summary = "Lists accounts in the order of their file", description = "An empty parameter means any.")
    Items<AccountView> list(
            @Parameter(description = "Ids of one or several municipalities.") @RequestParam(required = false) @Nullable
                    List<String> municipality,
            @Parameter(description = "Id of a network.") @RequestParam(required = false) @Nullable String network) {
        Set<MunicipalityId> of = guard.visible(parameters.municipalities(municipality));
        NetworkId on = parameters.network(network);
        return Items.all(accounts.all().stream()
                .filter(account -> of.isEmpty() || of.contains(account.municipality()))
                .filter(account -> on == null || on.equals(account.network()))
                .map(this::view)
                .toList());
    }

    @GetMapping("/{id}")
    @Allowed(Right.SEE_ACCOUNTS)
    @Operation(summary = "Shows one account")
    AccountView show(@PathVariable String id) {
        return accounts.find(id)
                .filter(account -> guard.maySee(account.municipality()))
                .map(this::view)
                .orElseThrow(() -> new Missing("account"));
    }

    private AccountView view(Account account) {
        return new AccountView(
                account.id(),
                account.municipality().value(),
                account.network().value(),
                account.server(),
                account.handle(),
                health(account));
    }

    /** A stop of the account alone pauses it. */
    private HealthView health(Account account) {
        Phrases phrases = speech.about(null);
        return stops.inForce().stream()
                .filter(stop ->
                        stop.scope() == Stops.Scope.ACCOUNT && stop.subject().equals(account.id()))
                .findFirst()
                .map(stop -> new HealthView(
                        HealthView.Status.PAUSED,
                        stop.at(),
                        phrases.text("accounts.paused", phrases.instant(stop.at()), stop.person(), stop.reason())))
                .orElseGet(() -> HealthView.of(accounts.health(account.id()), phrases));
    }

    @Schema(name = "Account")
    @JsonPropertyOrder({"id", "municipality", "network", "server", "handle", "health"})
    record AccountView(
            String id,
            String municipality,
            String network,
            URI server,
            @Nullable String handle,
            HealthView health) {}

    /** Whether malklug can act for an account. */
    @Schema(name = "AccountHealth")
    @JsonPropertyOrder({"status", "since", "explanation"})
    record HealthView(Status status, @Nullable Instant since, String explanation) {

        private static HealthView of(AccountHealth health, Phrases phrases) {
            String explanation = phrases.health(health);
            return switch (health) {
                case AccountHealth.Ready ready -> new HealthView(Status.READY, null, explanation);
                case AccountHealth.SecretMissing missing -> new HealthView(Status.SECRET_MISSING, null, explanation);
                case AccountHealth.NeedsAttention attention ->
                    new HealthView(Status.NEEDS_ATTENTION, attention.since(), explanation);
            };
        }

        /** What stands in an account's way. */
        enum Status {
            READY,
            SECRET_MISSING,
            NEEDS_ATTENTION,
            PAUSED
        }
    }
}
