/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import de.malklug.accounts.Accounts;
import de.malklug.networks.MediaSource;
import de.malklug.networks.Networks;
import de.malklug.queue.DeliveryHandler;
import de.malklug.queue.QueueSettings;
import de.malklug.queue.RemoteOwners;
import java.time.Clock;
import java.time.Duration;

/** Makes a real publisher for tests. */
public final class TestPublisher {

    private TestPublisher() {}

    public static DeliveryHandler with(
            Networks networks,
            Accounts accounts,
            MediaSource media,
            QueueSettings queue,
            RemoteOwners owners,
            Clock clock) {
        PublishSettings settings = new PublishSettings(
                Duration.ofSeconds(10),
                Duration.ofMinutes(15),
                Duration.ofSeconds(60),
                Duration.ofDays(3),
                Duration.ofMinutes(5),
                Duration.ofMinutes(2));
        return new Publisher(
                networks,
                accounts,
                media,
                new RetryPolicy(settings, queue, clock),
                new Reconciliation(settings, queue, owners, clock),
                clock);
    }
}
