/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import de.malklug.testing.standin.BlueskyStandIn;
import de.malklug.testing.standin.MastodonStandIn;
import de.malklug.testing.standin.StandInOptions;
import java.net.URI;

/** A Mastodon and a Bluesky in this process that keep what is posted in the demo's folder. */
final class DemoNetworks {

    private final MastodonStandIn mastodon;
    private final BlueskyStandIn bluesky;

    private DemoNetworks(MastodonStandIn mastodon, BlueskyStandIn bluesky) {
        this.mastodon = mastodon;
        this.bluesky = bluesky;
    }

    static DemoNetworks start(DemoFolder folder) {
        DemoNetworks networks = new DemoNetworks(
                MastodonStandIn.started(options(folder, "mastodon", DemoSettings.MASTODON_PORT)),
                BlueskyStandIn.started(options(folder, "bluesky", DemoSettings.BLUESKY_PORT)));
        folder.remember(port("mastodon"), String.valueOf(networks.mastodonUrl().getPort()));
        folder.remember(port("bluesky"), String.valueOf(networks.blueskyUrl().getPort()));
        DemoTroubles.stage(networks.mastodon, folder);
        return networks;
    }

    /** On the port it had before, because links lead there. */
    private static StandInOptions options(DemoFolder folder, String network, int usual) {
        String before = folder.recall(port(network));
        int wanted = before == null ? usual : Integer.parseInt(before);
        return StandInOptions.standard()
                .onPort(FreePort.near(wanted))
                .rememberingIn(folder.path(network))
                .growing(DemoSettings.GROWTH);
    }

    private static String port(String network) {
        return network + ".port";
    }

    /** Makes a town's accounts known. */
    void register(String mastodonToken, String who) {
        mastodon.accounts().register(mastodonToken, who.replace('-', '_'));
        bluesky.knows(handle(who));
    }

    /** A town's name on Bluesky. */
    static String handle(String who) {
        return who + ".bsky.social";
    }

    URI mastodonUrl() {
        return mastodon.url();
    }

    URI blueskyUrl() {
        return bluesky.url();
    }
}
