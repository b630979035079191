/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.MediaSource;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkContractTest;
import de.malklug.networks.PostFinder;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.ContainerCourse;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.testing.InMemorySessions;
import de.malklug.testing.MediaShelf;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.ThreadsStandIn;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadsContractTest extends NetworkContractTest {

    private final InMemorySessions sessions = new InMemorySessions();
    private final MediaShelf shelf = new MediaShelf(media -> messages.fileOf(media));

    @AfterEach
    void closeShelf() {
        shelf.close();
    }

    @Override
    protected NetworkStandIn started(StandInOptions options) {
        ThreadsStandIn standIn = ThreadsStandIn.started(options);
        standIn.accounts().register(TestThreads.TOKEN, HANDLE);
        standIn.publishesADay(100_000);
        return standIn;
    }

    @Override
    protected Network connected(NetworkHttp http, Clock clock) {
        Map<String, String> atOnce = Map.of("publish-after", "0s");
        return new ThreadsNetwork(http, sessions, TestThreads.settings(atOnce), clock);
    }

    @Override
    protected ConnectedAccount account(URI server) {
        return TestThreads.account(server);
    }

    @Override
    protected MediaSource media() {
        return shelf;
    }

    @Override
    protected String creating() {
        return "threads.publish";
    }

    @Override
    protected String uploading() {
        return "threads.create";
    }

    @Override
    protected StandInAnswer barestSuccess() {
        return StandInAnswer.json(200, "{\"id\":\"17918920912340654\"}");
    }

    @Override
    protected Checkpoint beforeCreating(PublishRequest request) {
        return before(ContainerCourse.PUBLISH, request);
    }

    /** There is no field for a language. */
    @Override
    protected @Nullable String languageKept(String language) {
        return null;
    }

    @Override
    protected String rateLimitCode() {
        return "80016";
    }

    /** A container is published at most once; only the ledger knows which container belongs to which delivery. */
    @Test
    @Override
    protected void the_same_delivery_sent_twice_is_one_post() {
        PublishRequest request = request(saying("Nur einmal"));
        Checkpoint at = beforeCreating(request);

        network.publish(request, at);
        PublishOutcome second = network.publish(request, at);

        assertThat(standIn.posts(HANDLE)).hasSize(1);
        assertThat(second).isNotInstanceOf(Published.class);
        assertThat(((PostFinder) network).find(request, at, START))
                .isInstanceOfSatisfying(
                        PostFinder.Search.Found.class,
                        found -> assertThat(found.remoteId())
                                .isEqualTo(standIn.posts(HANDLE).getFirst().id()));
    }

    /** There are no idempotency keys to honour. */
    @ParameterizedTest
    @ValueSource(booleans = false)
    @Override
    protected void a_crash_anywhere_ends_in_one_post(boolean honoursKeys) {
        super.a_crash_anywhere_ends_in_one_post(honoursKeys);
    }

    @ParameterizedTest
    @ValueSource(booleans = false)
    @Override
    protected void two_crashes_anywhere_end_in_one_post(boolean honoursKeys) {
        super.two_crashes_anywhere_end_in_one_post(honoursKeys);
    }

    /** "Too many" was seen for posts that were live, so it is looked for first. */
    @Test
    @Override
    protected void a_wait_the_network_names_is_passed_on() {
        assertThatPublishingIsUnclear(Kind.RATE_LIMITED);
    }

    @Test
    @Override
    protected void a_wait_the_network_does_not_name_is_left_to_the_queue() {
        assertThatPublishingIsUnclear(Kind.RATE_LIMITED_WITHOUT_WAIT);
    }

    private void assertThatPublishingIsUnclear(Kind kind) {
        PublishRequest request = request(saying("Hallo"));
        Checkpoint at = beforeCreating(request);
        standIn.mischief().on(creating()).next(kind);

        assertThat(network.publish(request, at)).isInstanceOf(Unconfirmed.class);
    }
}
