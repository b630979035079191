/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Keeps sessions as durably as the test lasts. */
public final class InMemorySessions implements SessionStore {

    private final Map<String, Secret> stored = new ConcurrentHashMap<>();
    private final List<String> history = new ArrayList<>();

    /** Everything that was ever stored, as the adapters wrote it. */
    public synchronized List<String> history() {
        return List.copyOf(history);
    }

    /** Nothing is stored any more, as for an account that was never used. */
    public void clear() {
        stored.clear();
    }

    @Override
    public Optional<Secret> load(ConnectedAccount account) {
        return Optional.ofNullable(stored.get(account.id()));
    }

    @Override
    public synchronized Secret update(ConnectedAccount account, UnaryOperator<Optional<Secret>> change) {
        Secret next = change.apply(load(account)).orElseThrow();
        stored.put(account.id(), next);
        history.add(next.reveal());
        return next;
    }
}
