/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.networks.AccountConnector;
import de.malklug.networks.ConnectRequest;
import de.malklug.networks.Networks;
import de.malklug.networks.Secret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Connects accounts in the browser: sends a person to the network with an attempt of their own, and takes what the network
 * sends back. An attempt belongs to one person, works once and for a quarter of an hour. What it yields is stored like a
 * secret a person entered.
 */
public final class AccountConnections {

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Accounts accounts;
    private final Networks networks;
    private final ConnectionStore store;
    private final EnteredSecrets entered;
    private final Clock clock;

    AccountConnections(
            Accounts accounts, Networks networks, ConnectionStore store, EnteredSecrets entered, Clock clock) {
        this.accounts = accounts;
        this.networks = networks;
        this.store = store;
        this.entered = entered;
        this.clock = clock;
    }

    /** Whether and how an account can be connected in the browser. */
    public sealed interface Way {

        /** It can. */
        record Open() implements Way {}

        /** The network offers no such way; its secrets are entered. */
        record None() implements Way {}

        /** Something must be done first: the secret is kept elsewhere than in the vault, or one of the app's is missing. */
        record Missing(String secret, boolean keptElsewhere) implements Way {}
    }

    /** How an attempt ended. */
    public sealed interface Outcome {

        /** @param owner whose account it opens, as people know it there; null where the network does not tell */
        record Connected(Account account, @Nullable String owner) implements Outcome {}

        /** Somebody was signed in with another account there; nothing is kept. */
        record AnotherAccount(Account account, String owner) implements Outcome {}

        /** @param evidence what the network said, free of secrets */
        record NotConnected(Account account, String evidence) implements Outcome {}

        /** There is no such attempt of this person, or no longer. */
        record Unknown() implements Outcome {}
    }

    public Way way(Account account) {
        Optional<AccountConnector> connector = networks.connector(account.network());
        if (connector.isEmpty()) {
            return new Way.None();
        }
        String yields = connector.get().yields();
        if (!(account.secrets().get(yields) instanceof SecretReference.InVault)) {
            return new Way.Missing(yields, true);
        }
        var known = accounts.asFarAsKnown(account).secrets();
        return connector.get().needs().stream()
                .filter(name -> !known.containsKey(name))
                .findFirst()
                .<Way>map(name -> new Way.Missing(name, false))
                .orElseGet(Way.Open::new);
    }

    /**
     * Begins an attempt; may ask the account's server.
     *
     * @param person who begins it, by the name they sign in with
     * @param redirect where the network sends the browser back to
     * @throws IllegalStateException unless the {@link #way} is open
     */
    public AccountConnector.Beginning begin(Account account, String person, URI redirect) {
        if (!(way(account) instanceof Way.Open)) {
            throw new IllegalStateException(account.id() + " cannot be connected in the browser");
        }
        Secret state = random();
        ConnectRequest request = new ConnectRequest(accounts.asFarAsKnown(account), redirect, state, random());
        Secret app = store.app(account, redirect).orElse(null);
        AccountConnector.Beginning beginning = connector(account).authorise(request, app);
        if (beginning instanceof AccountConnector.Ask ask) {
            store.forgetBefore(clock.instant().minus(LIFETIME));
            store.begin(state, account, person, redirect, request.verifier(), clock.instant());
            if (ask.app() != null && !Objects.equals(ask.app(), app)) {
                store.keepApp(account, redirect, ask.app());
            }
        }
        return beginning;
    }

    /**
     * Ends an attempt with what the network sent back, and stores what it yields.
     *
     * @param state as the network repeated it
     * @param code what it gave; null if the person refused there
     * @param evidence what it said instead of a code
     * @param person who came back
     * @param title that person, as others read the name
     * @param together done in one transaction with storing; told the account and the secret's name
     */
    public Outcome end(
            String state,
            @Nullable Secret code,
            String evidence,
            String person,
            String title,
            BiConsumer<Account, String> together) {
        Optional<ConnectionStore.Attempt> attempt = store.take(state)
                .filter(each -> each.person().equals(person))
                .filter(each -> each.begunAt().plus(LIFETIME).isAfter(clock.instant()));
        Optional<Account> found = attempt.flatMap(each -> accounts.find(each.account()));
        if (attempt.isEmpty() || found.isEmpty() || !(way(found.get()) instanceof Way.Open)) {
            return new Outcome.Unknown();
        }
        Account account = found.get();
        return code == null
                ? new Outcome.NotConnected(account, evidence)
                : exchange(account, attempt.get(), new Secret(state), code, title, together);
    }

    private Outcome exchange(
            Account account,
            ConnectionStore.Attempt attempt,
            Secret state,
            Secret code,
            String title,
            BiConsumer<Account, String> together) {
        AccountConnector connector = connector(account);
        ConnectRequest request =
                new ConnectRequest(accounts.asFarAsKnown(account), attempt.redirect(), state, attempt.verifier());
        Secret app = store.app(account, attempt.redirect()).orElse(null);
        return switch (connector.exchange(request, app, code)) {
            case AccountConnector.Connected connected -> {
                String name = connector.yields();
                entered.put(account, name, connected.secret(), title, () -> together.accept(account, name));
                accounts.recovered(account.id());
                yield new Outcome.Connected(account, connected.owner());
            }
            case AccountConnector.AnotherAccount another -> new Outcome.AnotherAccount(account, another.owner());
            case AccountConnector.NotConnected not -> {
                // Perhaps the server forgot malklug: the next attempt introduces it anew.
                store.forgetApp(account, attempt.redirect());
                yield new Outcome.NotConnected(account, not.evidence());
            }
        };
    }

    private AccountConnector connector(Account account) {
        return networks.connector(account.network()).orElseThrow();
    }

    private static Secret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
