/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import de.malklug.testing.standin.MastodonStandIn;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.TelegramStandIn;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The networks in this process; they keep what is posted in the demo's folder. */
final class DemoNetworks {

    private final Map<DemoNetwork, NetworkStandIn> running = new EnumMap<>(DemoNetwork.class);

    private DemoNetworks() {}

    static DemoNetworks start(DemoFolder folder) {
        DemoNetworks networks = new DemoNetworks();
        for (DemoNetwork network : DemoNetwork.values()) {
            NetworkStandIn standIn = network.start(options(folder, network));
            networks.running.put(network, standIn);
            folder.remember(port(network), String.valueOf(standIn.url().getPort()));
        }
        DemoTroubles.stage((MastodonStandIn) networks.standIn(DemoNetwork.MASTODON), folder);
        DemoTroubles.stage((TelegramStandIn) networks.standIn(DemoNetwork.TELEGRAM), folder);
        return networks;
    }

    /** On the port it had before, because links lead there. */
    private static StandInOptions options(DemoFolder folder, DemoNetwork network) {
        String before = folder.recall(port(network));
        int wanted = before == null ? network.usualPort() : Integer.parseInt(before);
        return StandInOptions.standard()
                .onPort(FreePort.near(wanted))
                .rememberingIn(folder.path(network.id()))
                .growing(DemoSettings.GROWTH);
    }

    private static String port(DemoNetwork network) {
        return network.id() + ".port";
    }

    /** Makes a town's account known. */
    void register(DemoNetwork network, String who, String secret) {
        network.meet(standIn(network), who, secret);
    }

    URI url(DemoNetwork network) {
        return standIn(network).url();
    }

    /** What malklug must be told to use these networks. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        running.forEach((network, standIn) -> settings.putAll(network.settings(standIn.url())));
        return settings;
    }

    private NetworkStandIn standIn(DemoNetwork network) {
        return Objects.requireNonNull(running.get(network));
    }
}
