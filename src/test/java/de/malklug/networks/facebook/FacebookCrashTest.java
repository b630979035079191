/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Network;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.publish.PublicationCrashTest;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInOptions;
import java.net.URI;
import java.time.Clock;

class FacebookCrashTest extends PublicationCrashTest {

    private final FacebookContractTest contract = new FacebookContractTest();

    @Override
    protected NetworkStandIn started(StandInOptions options) {
        return contract.started(options);
    }

    @Override
    protected Network connected(NetworkHttp http, Clock clock) {
        return contract.connected(http, clock);
    }

    /** A picture, a hidden post, its reveal, a comment: each before and after its call and its outcome. */
    @Override
    protected int fewestCrashPoints() {
        return 15;
    }

    @Override
    protected ConnectedAccount account(URI server) {
        return contract.account(server);
    }
}
