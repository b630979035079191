/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.Metric;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkContractTest;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.FacebookStandIn;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInOptions;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacebookContractTest extends NetworkContractTest {

    @Override
    protected NetworkStandIn started(StandInOptions options) {
        FacebookStandIn standIn = FacebookStandIn.started(options);
        standIn.accounts().register(TestFacebook.TOKEN, HANDLE);
        return standIn;
    }

    @Override
    protected Network connected(NetworkHttp http, Clock clock) {
        return new FacebookNetwork(http, TestFacebook.settings(Map.of()), clock);
    }

    @Override
    protected ConnectedAccount account(URI server) {
        return TestFacebook.account(server, HANDLE);
    }

    @Override
    protected String creating() {
        return "feed.create";
    }

    @Override
    protected String uploading() {
        return "photos.create";
    }

    @Override
    protected StandInAnswer barestSuccess() {
        return StandInAnswer.json(200, "{\"id\":\"723701000827665_122168909\"}");
    }

    @Override
    protected String rateLimitCode() {
        return "80001";
    }

    @Override
    protected String languageKept(String language) {
        return null;
    }

    @Override
    protected Metric notOffered() {
        return Metric.SAVES;
    }

    /** Further parts are comments below the post. */
    @Override
    protected int answeredBy(int number) {
        return 1;
    }

    @Override
    protected Message sayingTooMuch() {
        return TestMessages.text("a".repeat(63_207));
    }

    /** The post is made hidden, so that whatever came of it may be tried again. */
    @Override
    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "null", "\"id\"", "{\"id\":null}", "{\"id\":{}}", "<html>", "{\"id\":\"1\""})
    protected void a_success_without_an_id_is_unclear(String body) {
        standIn.mischief().on(creating()).next(StandInAnswer.json(200, body));
        PublishRequest request = request(TestMessages.text("Hallo"));

        assertThat(network.publish(request, network.start(request))).isInstanceOf(Deferred.class);
        assertThat(standIn.posts()).isEmpty();
    }
}
