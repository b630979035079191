/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Limits;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import java.util.List;

/** A network that only says what its accounts need. */
record FakeNetwork(NetworkId id, List<String> requiredSecrets) implements Network {

    static Networks all() {
        return new Networks(List.of(
                new FakeNetwork(new NetworkId("mastodon"), List.of("access-token")),
                new FakeNetwork(new NetworkId("bluesky"), List.of("handle", "app-password"))));
    }

    @Override
    public String displayName() {
        return id.value();
    }

    @Override
    public Limits limits() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Checkpoint start(PublishRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PublishOutcome publish(PublishRequest request, Checkpoint from) {
        throw new UnsupportedOperationException();
    }
}
