/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.MediaSource;
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
import de.malklug.testing.standin.TikTokStandIn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A stand-in, the adapter connected to it, and a creator there. */
final class TestTikTok implements AutoCloseable {

    static final Instant NINE = Instant.parse("2026-11-09T09:00:00Z");
    static final String HANDLE = "soest";
    static final String REFRESH_TOKEN = "rft.soest-first";
    private static final int MOST_STEPS = 150;

    final SettableClock clock = new SettableClock(NINE);
    final TikTokStandIn standIn =
            TikTokStandIn.started(StandInOptions.standard().at(clock));
    final InMemorySessions sessions = new InMemorySessions();
    final Map<String, Object> settings = new HashMap<>();
    final TestMessages messages;

    TestTikTok(Path folder) {
        messages = new TestMessages(folder);
        standIn.accounts().register(REFRESH_TOKEN, HANDLE);
    }

    TikTokNetwork network() {
        return new TikTokNetwork(
                TestHttp.givingUpAfter(Duration.ofSeconds(5)), sessions, settings(standIn.url(), settings), clock);
    }

    /** The settings as Spring reads them: the documented defaults but for these, and links to the stand-in. */
    static TikTokSettings settings(URI standIn, Map<String, Object> changed) {
        Map<String, Object> full = new HashMap<>();
        full.put("malklug.networks.tiktok.web-address", standIn.toString());
        changed.forEach((name, value) -> full.put("malklug.networks.tiktok." + name, String.valueOf(value)));
        return new Binder(new MapConfigurationPropertySource(full))
                .bindOrCreate("malklug.networks.tiktok", TikTokSettings.class);
    }

    ConnectedAccount account() {
        return account(standIn.url());
    }

    static ConnectedAccount account(URI server) {
        return new ConnectedAccount(
                "soest-tiktok",
                TikTokNetwork.ID,
                server,
                HANDLE,
                Map.of(
                        "client-key", new Secret("aw-test-client-key"),
                        "client-secret", new Secret("tiktok-test-client-secret"),
                        "refresh-token", new Secret(REFRESH_TOKEN)));
    }

    Message video(String text) {
        return new Message(List.of(TestMessages.part(text, messages.video("Ein Film zu: " + text))), "de");
    }

    PublishRequest request(String key, Message message) {
        return new PublishRequest(key, account(), message, NINE, messages::fileOf);
    }

    /** Pictures can be fetched from there. */
    PublishRequest request(String key, Message message, URI links) {
        return new PublishRequest(key, account(), message, NINE, new MediaSource() {
            @Override
            public Path fileOf(Message.Media media) {
                return messages.fileOf(media);
            }

            @Override
            public URI linkTo(Message.Media media) {
                return links.resolve("/stand-in/media/" + media.id());
            }
        });
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
