/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkContractTest;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Secret;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.testing.standin.MastodonStandIn;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInOptions;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

class MastodonContractTest extends NetworkContractTest {

    private static final String TOKEN = "ZA-Yj3aBD8U8Cm7lKUp-lm9O9BmDgdhHzDeqsY8tlL0";

    @Override
    protected NetworkStandIn started(StandInOptions options) {
        MastodonStandIn standIn = MastodonStandIn.started(options);
        standIn.accounts().register(TOKEN, HANDLE);
        return standIn;
    }

    @Override
    protected Network connected(NetworkHttp http, Clock clock) {
        return new MastodonNetwork(http, TestSettings.defaults(), clock);
    }

    @Override
    protected ConnectedAccount account(URI server) {
        return new ConnectedAccount(
                "soest-mastodon", new NetworkId("mastodon"), server, HANDLE, Map.of("access-token", new Secret(TOKEN)));
    }

    @Override
    protected String creating() {
        return "statuses.create";
    }

    @Override
    protected String uploading() {
        return "media.upload";
    }

    @Override
    protected StandInAnswer barestSuccess() {
        return StandInAnswer.json(200, "{\"id\":\"103254962155278888\"}");
    }
}
