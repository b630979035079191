/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.kill;

import de.malklug.testing.standin.BlueskyStandIn;
import de.malklug.testing.standin.MastodonStandIn;
import de.malklug.testing.standin.Mischief;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.StandInPost;
import de.malklug.testing.standin.StandInWatcher;
import java.util.List;
import java.util.stream.Stream;

/** Two Mastodon servers, one of which ignores idempotency keys, and a Bluesky host; all of them lose answers. */
final class LossyNetworks implements AutoCloseable {

    private static final double SPOILT = 0.25;
    private static final double DISTURBED = 0.03;
    private static final Kind[] LOSSES = {
        Kind.ACCEPT_AND_DROP,
        Kind.ACCEPT_AND_500,
        Kind.ACCEPT_AND_CUT_BODY,
        Kind.ACCEPT_AND_502_PAGE,
        Kind.ACCEPT_AND_GARBLE,
        Kind.RESET_BEFORE,
        Kind.FAIL_500,
        Kind.HTML_PAGE,
        Kind.RATE_LIMITED_WITHOUT_WAIT
    };
    private static final Kind[] DISTURBANCES = {
        Kind.RESET_BEFORE, Kind.FAIL_500, Kind.ACCEPT_AND_DROP, Kind.ACCEPT_AND_CUT_BODY
    };

    private final List<MastodonStandIn> mastodons;
    private final BlueskyStandIn bluesky;

    LossyNetworks(long seed, StandInWatcher watcher) {
        mastodons = List.of(
                MastodonStandIn.started(StandInOptions.standard()),
                MastodonStandIn.started(StandInOptions.standard().ignoringIdempotencyKeys()));
        bluesky = BlueskyStandIn.started(StandInOptions.standard());
        bluesky.limitsNoLogins();
        all().forEach(network -> {
            network.watchedBy(watcher);
            Mischief mischief = network.mischief();
            mischief.on("statuses.create").sometimes(SPOILT, seed, LOSSES);
            mischief.on("repo.putRecord").sometimes(SPOILT, seed + 1, LOSSES);
            mischief.onEverything().sometimes(DISTURBED, seed + 2, DISTURBANCES);
        });
    }

    MastodonStandIn mastodon(int number) {
        return mastodons.get(number % mastodons.size());
    }

    BlueskyStandIn bluesky() {
        return bluesky;
    }

    /** No answer is lost any more. */
    void behave() {
        all().forEach(network -> network.mischief().none());
    }

    /** Everything that was posted anywhere. */
    List<StandInPost> posts() {
        return all().flatMap(network -> network.posts().stream()).toList();
    }

    private Stream<NetworkStandIn> all() {
        return Stream.concat(mastodons.stream(), Stream.of(bluesky));
    }

    @Override
    public void close() {
        all().forEach(NetworkStandIn::close);
    }
}
