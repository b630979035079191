/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.MediaSource;
import de.malklug.networks.Network;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.publish.PublicationCrashTest;
import de.malklug.testing.InMemorySessions;
import de.malklug.testing.MediaShelf;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.ThreadsStandIn;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class ThreadsCrashTest extends PublicationCrashTest {

    private final InMemorySessions sessions = new InMemorySessions();
    private final MediaShelf shelf = new MediaShelf(media -> messages.fileOf(media));

    @AfterEach
    void closeShelf() {
        shelf.close();
    }

    @Override
    protected NetworkStandIn started(StandInOptions options) {
        ThreadsStandIn standIn = ThreadsStandIn.started(options);
        standIn.accounts().register(TestThreads.TOKEN, TestThreads.HANDLE);
        return standIn;
    }

    @Override
    protected Network connected(NetworkHttp http, Clock clock) {
        return new ThreadsNetwork(http, sessions, TestThreads.settings(Map.of()), clock);
    }

    @Override
    protected ConnectedAccount account(URI server) {
        return TestThreads.account(server);
    }

    @Override
    protected MediaSource media() {
        return shelf;
    }
}
