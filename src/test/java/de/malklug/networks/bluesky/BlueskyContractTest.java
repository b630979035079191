/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkContractTest;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.testing.standin.BlueskyStandIn;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInOptions;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

class BlueskyContractTest extends NetworkContractTest {

    private final TestBluesky.InMemorySessions sessions = new TestBluesky.InMemorySessions();

    @Override
    protected NetworkStandIn started(StandInOptions options) {
        BlueskyStandIn standIn = BlueskyStandIn.started(options);
        standIn.accounts().register(TestBluesky.PASSWORD, HANDLE);
        return standIn;
    }

    @Override
    protected Network connected(NetworkHttp http, Clock clock) {
        BlueskySettings settings = TestBluesky.settings(Map.of("card.fetch", false));
        return BlueskyNetwork.over(http, new PublicWeb("malklug/test", settings.card()), sessions, settings, clock);
    }

    @Override
    protected ConnectedAccount account(URI server) {
        return TestBluesky.account(server, HANDLE, TestBluesky.PASSWORD);
    }

    /** A record is settled before it is sent, which makes no call. */
    @Override
    protected Checkpoint beforeFirstCall(PublishRequest request) {
        Checkpoint start = network.start(request);
        return start.step().equals(Course.RECORD) ? ((Pending) network.publish(request, start)).next() : start;
    }

    @Override
    protected String creating() {
        return "repo.putRecord";
    }

    @Override
    protected String uploading() {
        return "repo.uploadBlob";
    }

    @Override
    protected StandInAnswer barestSuccess() {
        return StandInAnswer.json(
                200, "{\"uri\":\"at://did:plc:u5cwb2mwiv2bfq53cjufe6yn/app.bsky.feed.post/3mwsilzwt222b\"}");
    }

    @Override
    protected Collection<String> secrets() {
        List<String> secrets = new ArrayList<>(sessions.tokens());
        secrets.add(TestBluesky.PASSWORD);
        return secrets;
    }

    @Override
    protected void revokeAccess() {
        standIn.accounts().revoke(TestBluesky.PASSWORD);
    }
}
