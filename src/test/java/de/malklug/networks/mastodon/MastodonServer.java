/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.NetworkId;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestHttp;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.MastodonStandIn;
import de.malklug.testing.standin.StandInOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/** A Mastodon server with one account, and the adapter connected to it. */
final class MastodonServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-09T08:00:00Z");
    static final String TOKEN = "ZA-Yj3aBD8U8Cm7lKUp-lm9O9BmDgdhHzDeqsY8tlL0";
    static final String HANDLE = "soest";

    private final SettableClock clock = new SettableClock(NOW);
    private final Clock ourClock;
    private final MastodonStandIn standIn;
    private final MastodonNetwork network;
    private final Path folder;

    MastodonServer() {
        this(Map.of());
    }

    MastodonServer(Map<String, String> settings) {
        this(settings, Duration.ZERO);
    }

    /**
     * @param ahead how far our clock is ahead of the server's
     */
    MastodonServer(Map<String, String> settings, Duration ahead) {
        ourClock = Clock.offset(clock, ahead);
        standIn = MastodonStandIn.started(StandInOptions.standard().at(clock));
        standIn.accounts().register(TOKEN, HANDLE);
        network = new MastodonNetwork(
                TestHttp.givingUpAfter(Duration.ofSeconds(20)), TestSettings.with(settings), ourClock);
        try {
            folder = Files.createTempDirectory("malklug-media");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    SettableClock clock() {
        return clock;
    }

    MastodonStandIn standIn() {
        return standIn;
    }

    MastodonNetwork network() {
        return network;
    }

    TestMessages messages() {
        return new TestMessages(folder);
    }

    ConnectedAccount account() {
        return new ConnectedAccount(
                "soest-mastodon",
                new NetworkId("mastodon"),
                standIn.url(),
                HANDLE,
                Map.of("access-token", new Secret(TOKEN)));
    }

    PublishRequest request(Message message) {
        return request("delivery-1", message);
    }

    PublishRequest request(String key, Message message) {
        return new PublishRequest(key, account(), message, ourClock.instant(), messages()::fileOf);
    }

    /** Takes so many steps, each of which must lead to a next one. */
    Checkpoint take(PublishRequest request, Checkpoint from, int steps) {
        Checkpoint at = from;
        for (int i = 0; i < steps; i++) {
            at = next(network.publish(request, at));
        }
        return at;
    }

    /** Posts the message and says under which id. */
    String post(String key, Message message) {
        PublishRequest request = request(key, message);
        PublishOutcome outcome = new PublishOutcome.Pending(network.start(request), clock.instant());
        while (outcome instanceof PublishOutcome.Pending pending) {
            outcome = network.publish(request, pending.next());
        }
        return ((PublishOutcome.Published) outcome).post().id();
    }

    static Checkpoint next(PublishOutcome outcome) {
        if (outcome instanceof PublishOutcome.Pending pending) {
            return pending.next();
        }
        throw new AssertionError("Expected a next step, got " + outcome);
    }

    /** Names of recorded bodies that occur in a source file. */
    static Set<String> fileNamesIn(File source) {
        try {
            return Pattern.compile("[a-z]+-\\d{3}-[a-z-]+\\.(?:json|html)")
                    .matcher(Files.readString(source.toPath()))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toSet());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
