/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import de.malklug.testing.standin.BlueskyStandIn;
import de.malklug.testing.standin.MastodonStandIn;
import de.malklug.testing.standin.Mischief;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInOptions;
import java.net.URI;

/**
 * A Mastodon and a Bluesky in this process that keep what is posted in the demo's folder. Twice something goes wrong, so that
 * there is something to see: one answer gets lost, one post is refused.
 */
final class DemoNetworks {

    private static final int LOST_ANSWER = 4;
    private static final int REFUSAL = 9;

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
        networks.stageTroubles();
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

    /** Each once, counted over all runs of the demo. */
    private void stageTroubles() {
        Mischief.On posting = mastodon.mischief().on("statuses.create");
        int before = mastodon.posts().size();
        if (before <= LOST_ANSWER) {
            posting.after(LOST_ANSWER - before, Mischief.Kind.ACCEPT_AND_DROP);
        }
        if (before <= REFUSAL) {
            posting.after(REFUSAL - before, StandInAnswer.file("statuses-422-too-long.json"));
        }
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
