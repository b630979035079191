/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.Metric;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkContractTest;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.XStandIn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class XContractTest extends NetworkContractTest {

    private final TestX.InMemorySessions sessions = new TestX.InMemorySessions();

    /** The account is connected already, for longer than any test takes; how it stays so, {@link GrantsTest} shows. */
    @Override
    protected NetworkStandIn started(StandInOptions options) {
        XStandIn standIn = XStandIn.started(options);
        standIn.tokensLast(Duration.ofDays(3650));
        standIn.accounts().register(TestX.REFRESH, HANDLE);
        ConnectedAccount account = account(standIn.url());
        Grant granted = Grant.declared(account)
                .next(
                        new Secret(standIn.accessToken(HANDLE)),
                        new Secret(standIn.refreshToken(HANDLE)),
                        START.plus(Duration.ofDays(3650)));
        sessions.put(account, granted);
        return standIn;
    }

    @Override
    protected Network connected(NetworkHttp http, Clock clock) {
        return new XNetwork(http, sessions, TestX.settings(Map.of("look-page-size", 100)), clock);
    }

    @Override
    protected ConnectedAccount account(URI server) {
        return TestX.account(server, TestX.REFRESH);
    }

    @Override
    protected Checkpoint beforeFirstCall(PublishRequest request) {
        PublishOutcome access = network.publish(request, network.start(request));
        return access instanceof PublishOutcome.Pending pending ? pending.next() : network.start(request);
    }

    @Override
    protected @Nullable String languageKept(String language) {
        return null;
    }

    /** One picture, not two: every kind of step all the same, and the test is over sooner. */
    @Override
    protected Message everyStep() {
        return thread(
                linking(
                        "Soest (NRW) will bis 2030 klimaneutral sein 🌱 #5malklug",
                        "https://smartcities-suedwestfalen.com/konferenz/",
                        messages.picture("Wallanlage mit Lastenrad")),
                part("2/2 Und so geht es weiter."));
    }

    @Override
    protected String creating() {
        return "tweets.create";
    }

    @Override
    protected String uploading() {
        return "media.upload";
    }

    @Override
    protected StandInAnswer barestSuccess() {
        return StandInAnswer.json(201, "{\"data\":{\"id\":\"1445880548472328192\"}}");
    }

    @Override
    protected Collection<String> secrets() {
        List<String> secrets = new ArrayList<>(sessions.tokens());
        secrets.add(TestX.REFRESH);
        return secrets;
    }

    @Override
    protected Metric notOffered() {
        return Metric.REACH;
    }

    /** X has no key for a delivery, but it refuses what it has just been told. */
    @Test
    @Override
    protected void the_same_delivery_sent_twice_is_one_post() {
        publish(saying("Nur einmal"));

        assertThat(outcome(saying("Nur einmal"))).isInstanceOf(Rejected.class);
        assertThat(standIn.posts(HANDLE)).hasSize(1);
    }
}
