/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestHttp;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.TelegramStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** A stand-in, the adapter connected to it, and a channel there. */
final class TelegramServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-09T08:00:00Z");

    final SettableClock clock = new SettableClock(NOW);
    final TelegramStandIn standIn =
            TelegramStandIn.started(StandInOptions.standard().at(clock));
    final TelegramNetwork network;
    final TestMessages messages;
    private final Path folder;

    /** Files go with the call that makes the post public. */
    TelegramServer() {
        this(Map.of());
    }

    TelegramServer(Map<String, String> settings) {
        standIn.accounts().register(TestTelegram.TOKEN, TestTelegram.HANDLE);
        network = TestTelegram.network(TestHttp.givingUpAfter(Duration.ofSeconds(5)), clock, settings);
        try {
            folder = Files.createTempDirectory("malklug-media");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        messages = new TestMessages(folder);
    }

    PublishRequest request(Message message) {
        return new PublishRequest(
                "delivery-1", TestTelegram.account(standIn.url()), message, clock.instant(), messages::fileOf);
    }

    /** Goes on while there is a next step that may be taken now. */
    PublishOutcome publish(Message message) {
        return goOn(request(message), network.start(request(message)));
    }

    PublishOutcome goOn(PublishRequest request, Checkpoint from) {
        PublishOutcome outcome = network.publish(request, from);
        while (outcome instanceof PublishOutcome.Pending pending
                && !pending.checkAt().isAfter(clock.instant())) {
            outcome = network.publish(request, pending.next());
        }
        return outcome;
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
