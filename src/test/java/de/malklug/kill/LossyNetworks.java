/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.kill;

import de.malklug.testing.standin.Mischief;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInPost;
import de.malklug.testing.standin.StandInWatcher;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The networks to publish to; all of them lose answers. */
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

    private final Map<KillNetwork, List<NetworkStandIn>> running = new EnumMap<>(KillNetwork.class);

    LossyNetworks(long seed, StandInWatcher watcher) {
        for (KillNetwork network : KillNetwork.values()) {
            List<NetworkStandIn> servers = network.start();
            running.put(network, servers);
            for (NetworkStandIn server : servers) {
                server.watchedBy(watcher);
                Mischief mischief = server.mischief();
                for (String operation : network.creating()) {
                    mischief.on(operation).sometimes(SPOILT, seed + network.ordinal(), LOSSES);
                }
                mischief.onEverything().sometimes(DISTURBED, seed - 1, DISTURBANCES);
            }
        }
    }

    /** The server on which a municipality has its account. */
    NetworkStandIn server(KillNetwork network, int town) {
        List<NetworkStandIn> servers = Objects.requireNonNull(running.get(network));
        return servers.get(town % servers.size());
    }

    /** Arguments under which malklug uses these networks and does not wait long. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        running.forEach(
                (network, servers) -> network.settings(servers.getFirst().url())
                        .forEach(setting -> arguments.add("--malklug.networks." + network.id() + "." + setting)));
        return arguments;
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
        return running.values().stream().flatMap(List::stream);
    }

    @Override
    public void close() {
        all().forEach(NetworkStandIn::close);
    }
}
