/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where an adapter keeps what a network issued for an account and will want back: session tokens, mostly. Kept
 * encrypted and durable by the one who implements it.
 */
public interface SessionStore {

    /** What was last stored for the account, as the adapter wrote it. */
    Optional<Secret> load(ConnectedAccount account);

    /**
     * Replaces what is stored, one caller per account at a time. The change sees the newest stored value, so that a second
     * caller finds the first one's result instead of refreshing again. It is durable when this returns.
     *
     * @param change given the stored value (empty string secret is never stored; absent is {@link Optional#empty()}),
     *     returns the new one; may call the network; an exception leaves the stored value as it was
     * @return what is stored now
     */
    Secret update(ConnectedAccount account, UnaryOperator<Optional<Secret>> change);
}
