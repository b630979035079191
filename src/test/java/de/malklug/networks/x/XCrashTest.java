/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Network;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.publish.PublicationCrashTest;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInOptions;
import java.net.URI;
import java.time.Clock;

class XCrashTest extends PublicationCrashTest {

    private final XContractTest contract = new XContractTest();

    @Override
    protected NetworkStandIn started(StandInOptions options) {
        return contract.started(options);
    }

    @Override
    protected Network connected(NetworkHttp http, Clock clock) {
        return contract.connected(http, clock);
    }

    @Override
    protected ConnectedAccount account(URI server) {
        return contract.account(server);
    }
}
