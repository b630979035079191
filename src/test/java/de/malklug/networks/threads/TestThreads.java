/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.testing.InMemorySessions;
import de.malklug.testing.MediaShelf;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestHttp;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.ThreadsStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.FileSystemUtils;

/** A stand-in, the adapter connected to it, an account there, and media it can fetch. */
final class TestThreads implements AutoCloseable {

    static final Instant NINE = Instant.parse("2026-11-09T09:00:00Z");
    static final String TOKEN = "THQWTestTokenOfSoest0123456789abcdef";
    static final String HANDLE = "soest";

    final SettableClock clock = new SettableClock(NINE);
    final ThreadsStandIn standIn =
            ThreadsStandIn.started(StandInOptions.standard().at(clock));
    final InMemorySessions sessions = new InMemorySessions();
    final ThreadsNetwork network;
    final TestMessages messages;
    final MediaShelf shelf;
    private final Path folder;

    TestThreads() {
        this(Map.of());
    }

    TestThreads(Map<String, String> settings) {
        standIn.accounts().register(TOKEN, HANDLE);
        network =
                new ThreadsNetwork(TestHttp.givingUpAfter(Duration.ofSeconds(5)), sessions, settings(settings), clock);
        try {
            folder = Files.createTempDirectory("malklug-media");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        messages = new TestMessages(folder);
        shelf = new MediaShelf(messages::fileOf);
    }

    /** The settings as Spring reads them: the documented defaults but for these. */
    static ThreadsSettings settings(Map<String, String> changed) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        changed.forEach((name, value) -> source.put("malklug.networks.threads." + name, value));
        return new Binder(source).bindOrCreate("malklug.networks.threads", ThreadsSettings.class);
    }

    static ConnectedAccount account(URI server) {
        return new ConnectedAccount(
                "soest-threads", ThreadsNetwork.ID, server, HANDLE, Map.of("access-token", new Secret(TOKEN)));
    }

    ConnectedAccount account() {
        return account(standIn.url());
    }

    PublishRequest request(Message message) {
        return new PublishRequest("delivery-1", account(), message, clock.instant(), shelf);
    }

    PublishRequest showing(String text) {
        return request(TestMessages.thread(TestMessages.part(text, messages.picture("Ein Bild"))));
    }

    /** The checkpoint stored before this step, everything before it done. */
    Checkpoint before(String step, PublishRequest request) {
        Checkpoint at = network.start(request);
        while (!at.step().equals(step)) {
            PublishOutcome outcome = network.publish(request, at);
            at = next(outcome);
            waitUntil(((PublishOutcome.Pending) outcome).checkAt());
        }
        return at;
    }

    /** Takes step after step, waiting as long as told, until there is something other to do. */
    PublishOutcome goOn(PublishRequest request, Checkpoint from) {
        PublishOutcome outcome = network.publish(request, from);
        int steps = 0;
        while (outcome instanceof PublishOutcome.Pending pending && steps++ < 1_000) {
            waitUntil(pending.checkAt());
            outcome = network.publish(request, pending.next());
        }
        return outcome;
    }

    void waitUntil(Instant instant) {
        if (instant.isAfter(clock.instant())) {
            clock.set(instant);
        }
    }

    PublishOutcome publish(PublishRequest request) {
        return goOn(request, network.start(request));
    }

    static Checkpoint next(PublishOutcome outcome) {
        if (outcome instanceof PublishOutcome.Pending pending) {
            return pending.next();
        }
        throw new AssertionError("Expected a next step, got " + outcome);
    }

    @Override
    public void close() {
        standIn.close();
        shelf.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
