/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A social network malklug can publish to. Implementations are stateless and may be called from many threads. */
public interface Network {

    /** Name of the account setting that says who posts where nothing can be called. */
    String PERSON = "person";

    NetworkId id();

    /** The network's name as people write it, for example {@code Mastodon}. */
    String displayName();

    /** What the network documents, without asking any server. */
    Limits limits();

    /**
     * What the account's server allows, asked there if it tells and remembered for a while; {@link #limits()} where it can't
     * be asked. Never throws for a network reason.
     */
    default Limits limits(ConnectedAccount account) {
        return limits();
    }

    /** What the network would refuse about this message; empty if it fits. Pure: makes no call. */
    default List<Misfit> misfits(Message message, Limits limits) {
        return limits.misfits(message);
    }

    /** Whether the network fetches the pictures and videos of this part itself, so that they need a public address. */
    default boolean fetches(Message.Part part, Limits limits) {
        return limits.fetched() && !part.media().isEmpty();
    }

    /** Names of the secrets and settings {@code accounts.yaml} must hold for an account of this network. */
    List<String> requiredSecrets();

    /** Names of further secrets an account may have. */
    default List<String> optionalSecrets() {
        return List.of();
    }

    /** What a person should look after before it stops this network's accounts; empty if there is nothing. Makes no call. */
    default List<Warning> warnings() {
        return List.of();
    }

    /** Names of what {@code accounts.yaml} must hold under {@code settings} for an account of this network. */
    default List<String> requiredSettings() {
        return List.of();
    }

    /**
     * Whether a person posts here what malklug has prepared, because there is nothing to call. The account's setting
     * {@link #PERSON} names that person.
     */
    default boolean byHand() {
        return false;
    }

    /**
     * Whether the network refuses what says the same as an earlier post of the account. A post that comes again there needs other words each
     * time.
     */
    default boolean refusesRepetition() {
        return false;
    }

    /**
     * When a person must connect the account anew at the latest, as far as is known; empty where access lasts or malklug renews
     * it. Makes no call.
     */
    default Optional<Instant> accessEnds(ConnectedAccount account) {
        return Optional.empty();
    }

    /** Where the publication of this message begins. Pure: the same request always begins at the same step. */
    Checkpoint start(PublishRequest request);

    /**
     * Takes one step: makes at most one call that changes something over there, and says what came of it. The caller
     * stores the checkpoint durably before this and the outcome after it.
     *
     * @param from the step to take, from {@link #start} or the last {@link PublishOutcome.Pending}
     * @throws CredentialsMissing before any call
     */
    PublishOutcome publish(PublishRequest request, Checkpoint from);
}
