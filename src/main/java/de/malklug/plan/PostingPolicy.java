/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import de.malklug.campaign.Destination;
import de.malklug.campaign.Post;
import de.malklug.networks.NetworkId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** A rule that may object to a post going to an account. Pure: asks nobody and changes nothing. */
@FunctionalInterface
public interface PostingPolicy {

    /** Why the post must not go there; empty if this rule has nothing against it. */
    Optional<Objection> objectionTo(Post post, Destination account);

    /** Nothing can go to a network malklug has no adapter for. */
    static PostingPolicy networkIsKnown(Collection<NetworkId> networks) {
        Set<NetworkId> known = Set.copyOf(networks);
        return (post, account) -> known.contains(account.network())
                ? Optional.empty()
                : Optional.of(new Objection.UnknownNetwork(post, account));
    }
}
