/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Network;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.publish.PublicationCrashTest;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.StandInPost;
import de.malklug.testing.standin.TelegramStandIn;
import java.net.URI;
import java.time.Clock;

class TelegramCrashTest extends PublicationCrashTest {

    @Override
    protected NetworkStandIn started(StandInOptions options) {
        TelegramStandIn standIn = TelegramStandIn.started(options);
        standIn.accounts().register(TestTelegram.TOKEN, TestTelegram.HANDLE);
        return standIn;
    }

    @Override
    protected Network connected(NetworkHttp http, Clock clock) {
        return TestTelegram.network(http, clock);
    }

    @Override
    protected ConnectedAccount account(URI server) {
        return TestTelegram.account(server);
    }

    @Override
    protected URI address(StandInPost post) {
        String number = post.id().substring(post.id().indexOf(':') + 1).split("\\+")[0];
        return URI.create("https://t.me/" + post.account() + "/" + number);
    }

    @Override
    protected int fewestCrashPoints() {
        return 12;
    }
}
