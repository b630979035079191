/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person connect an account in the browser: the person allows malklug to act for the account on the network's own
 * page, and malklug exchanges the code the browser brings back for a secret. OAuth 2.0, RFC 6749 section 4.1.
 */
public interface AccountConnector {

    /** Name of the secret that connecting yields, as {@code accounts.yaml} has it. */
    String yields();

    /** Names of the secrets that must be there before, those of the registered app mostly. */
    default List<String> needs() {
        return List.of();
    }

    /**
     * Where the person goes to allow it. May make malklug known to the account's server first.
     *
     * @param app what {@link Ask#app} was the last time for this server; null if never
     */
    Beginning authorise(ConnectRequest request, @Nullable Secret app);

    /**
     * Exchanges the code for the secret and asks whose account it opens. A code works once.
     *
     * @param app as {@link #authorise} told it
     */
    Ending exchange(ConnectRequest request, @Nullable Secret app, Secret code);

    /** How it begins. */
    sealed interface Beginning permits Ask, NotConnected {}

    /**
     * @param address the network's own page, with everything it needs to know
     * @param app as what malklug is known there, if the server gave it a name for this; null where the account's secrets tell
     */
    record Ask(URI address, @Nullable Secret app) implements Beginning {}

    /** How it ends. */
    sealed interface Ending permits Connected, AnotherAccount, NotConnected {}

    /**
     * @param secret the one named by {@link #yields}
     * @param owner whose account it opens, as people know it there; null where the network does not tell
     */
    record Connected(Secret secret, @Nullable String owner) implements Ending {}

    /**
     * Somebody was signed in over there with another account than the declared one. Nothing is kept.
     *
     * @param owner whose account it would have opened
     */
    record AnotherAccount(String owner) implements Ending {}

    /**
     * @param evidence what the network said instead, free of secrets
     */
    record NotConnected(String evidence) implements Beginning, Ending {}
}
