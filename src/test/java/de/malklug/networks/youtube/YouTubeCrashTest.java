/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.publish.PublicationCrashTest;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInOptions;
import java.net.URI;
import java.time.Clock;
import java.util.List;

class YouTubeCrashTest extends PublicationCrashTest {

    private final YouTubeContractTest contract = new YouTubeContractTest();

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

    /** Each life publishes under the same key. */
    @Override
    protected void beforeLife() {
        contract.forgetSessions();
    }

    @Override
    protected Message everyStep() {
        return YouTubeContractTest.everyStep(messages);
    }

    @Override
    protected Message saying(String text) {
        return YouTubeContractTest.saying(messages, text);
    }

    @Override
    protected Message sayingMore(String first, String then) {
        return new Message(
                List.of(TestMessages.part(first, messages.video("Film")), TestMessages.part(then)), "de", "Ein Titel");
    }
}
