/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.NetworkId;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestHttp;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.FacebookStandIn;
import de.malklug.testing.standin.StandInOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.FileSystemUtils;

/** Facebook with one Page, and the adapter connected to it. */
final class TestFacebook implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-09T08:00:00Z");
    static final String TOKEN = "EAAGm0PX4ZCpsBAKZB9tWq7xY2vJ3nLrUfHdS8eK1oQzAiCyTbNgMwVu";
    static final String HANDLE = "soest";

    final SettableClock clock = new SettableClock(NOW);
    final FacebookStandIn standIn =
            FacebookStandIn.started(StandInOptions.standard().at(clock));
    final FacebookNetwork network;
    final TestMessages messages;
    private final Path folder;

    TestFacebook() {
        this(Map.of());
    }

    /**
     * @param changed settings by their names below {@code malklug.networks.facebook}
     */
    TestFacebook(Map<String, String> changed) {
        standIn.accounts().register(TOKEN, HANDLE);
        Map<String, String> settings = new HashMap<>(changed);
        settings.putIfAbsent("upload-address", standIn.url().toString());
        network = new FacebookNetwork(TestHttp.givingUpAfter(Duration.ofSeconds(20)), settings(settings), clock);
        try {
            folder = Files.createTempDirectory("malklug-media");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        messages = new TestMessages(folder);
    }

    /** Settings as the application would bind them. */
    static FacebookSettings settings(Map<String, String> changed) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        changed.forEach((name, value) -> source.put("malklug.networks.facebook." + name, value));
        return new Binder(source).bindOrCreate("malklug.networks.facebook", FacebookSettings.class);
    }

    static ConnectedAccount account(URI server, String handle) {
        return new ConnectedAccount(
                "soest-facebook", new NetworkId("facebook"), server, handle, Map.of("access-token", new Secret(TOKEN)));
    }

    ConnectedAccount account() {
        return account(standIn.url(), HANDLE);
    }

    PublishRequest request(Message message) {
        return request("delivery-1", message);
    }

    PublishRequest request(String key, Message message) {
        return new PublishRequest(key, account(), message, clock.instant(), messages::fileOf);
    }

    PublishOutcome take(PublishRequest request, Checkpoint at) {
        return network.publish(request, at);
    }

    /** The checkpoint before that step, every step before it taken. */
    Checkpoint before(String step, PublishRequest request) {
        Checkpoint at = network.start(request);
        while (!at.step().equals(step)) {
            at = next(take(request, at));
        }
        return at;
    }

    /** Goes on from there, waiting as long as it is told, until there is no next step. */
    PublishOutcome finish(PublishRequest request, Checkpoint from) {
        PublishOutcome outcome = new Pending(from, clock.instant());
        for (int step = 0; step < 100 && outcome instanceof Pending pending; step++) {
            if (pending.checkAt().isAfter(clock.instant())) {
                clock.set(pending.checkAt());
            }
            outcome = take(request, pending.next());
        }
        return outcome;
    }

    PublishOutcome publish(PublishRequest request) {
        return finish(request, network.start(request));
    }

    /** Posts it and says under which id. */
    String post(String key, Message message) {
        return ((PublishOutcome.Published) publish(request(key, message)))
                .post()
                .id();
    }

    static Checkpoint next(PublishOutcome outcome) {
        if (outcome instanceof Pending pending) {
            return pending.next();
        }
        throw new AssertionError("Expected a next step, got " + outcome);
    }

    @Override
    public void close() {
        standIn.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
