/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.testing.InMemorySessions;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestHttp;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.YouTubeStandIn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A stand-in, the adapter connected to it, and a channel there. */
final class TestYouTube implements AutoCloseable {

    static final Instant NINE = Instant.parse("2026-11-09T09:00:00Z");
    static final String HANDLE = "soest";
    static final String REFRESH_TOKEN = "1//0gSoest-Refresh";
    private static final int MOST_STEPS = 100;

    final SettableClock clock = new SettableClock(NINE);
    final YouTubeStandIn standIn =
            YouTubeStandIn.started(StandInOptions.standard().at(clock));
    final InMemorySessions sessions = new InMemorySessions();
    final Map<String, Object> settings = new HashMap<>();
    final TestMessages messages;

    TestYouTube(Path folder) {
        messages = new TestMessages(folder);
        standIn.accounts().register(REFRESH_TOKEN, HANDLE);
    }

    YouTubeNetwork network() {
        return new YouTubeNetwork(
                TestHttp.givingUpAfter(Duration.ofSeconds(5)), sessions, settings(standIn.url(), settings), clock);
    }

    /** The settings as Spring reads them: the documented defaults but for these, and every address at the stand-in. */
    static YouTubeSettings settings(URI standIn, Map<String, Object> changed) {
        Map<String, Object> named = new HashMap<>();
        named.put("token-server", standIn);
        named.put("analytics-server", standIn);
        named.put("web-address", standIn);
        named.putAll(changed);
        Map<String, Object> full = new HashMap<>();
        named.forEach((name, value) -> full.put("malklug.networks.youtube." + name, String.valueOf(value)));
        return new Binder(new MapConfigurationPropertySource(full))
                .bindOrCreate("malklug.networks.youtube", YouTubeSettings.class);
    }

    ConnectedAccount account() {
        return account(standIn.url());
    }

    static ConnectedAccount account(URI server) {
        return new ConnectedAccount(
                "soest-youtube",
                YouTubeNetwork.ID,
                server,
                HANDLE,
                Map.of(
                        "client-id", new Secret("1234-abcd.apps.googleusercontent.com"),
                        "client-secret", new Secret("GOCSPX-test-client-secret"),
                        "refresh-token", new Secret(REFRESH_TOKEN)));
    }

    /** A video with a title and this text below it. */
    Message video(String text) {
        return new Message(List.of(TestMessages.part(text, messages.video("Ein Film zu: " + text))), "de", "Titel");
    }

    PublishRequest request(String key, Message message) {
        return new PublishRequest(key, account(), message, NINE, messages::fileOf);
    }

    /** Goes on, whatever has to be waited for, until there is something other to do. */
    PublishOutcome publish(PublishRequest request) {
        return goOn(request, network().start(request));
    }

    PublishOutcome goOn(PublishRequest request, Checkpoint from) {
        PublishOutcome outcome = network().publish(request, from);
        for (int step = 0; outcome instanceof Pending pending && step < MOST_STEPS; step++) {
            waitUntil(pending.checkAt());
            outcome = network().publish(request, pending.next());
        }
        return outcome;
    }

    /** The checkpoint stored before this step, everything before it done. */
    Checkpoint before(String step, PublishRequest request) {
        Checkpoint at = network().start(request);
        while (!at.step().equals(step)) {
            Pending pending = (Pending) network().publish(request, at);
            waitUntil(pending.checkAt());
            at = pending.next();
        }
        return at;
    }

    void waitUntil(Instant instant) {
        if (instant.isAfter(clock.instant())) {
            clock.set(instant);
        }
    }

    @Override
    public void close() {
        standIn.close();
    }
}
