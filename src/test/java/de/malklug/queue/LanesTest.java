/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.plan.PlannedDelivery;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class LanesTest {

    private static final List<String> ACCOUNTS = List.of("soest-mastodon", "olpe-mastodon", "menden-mastodon");
    private static final int POSTS_EACH = 3;

    private final TestDatabase database;

    LanesTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void what_waits_for_its_turn_stays_scheduled() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        try (TestQueue queue = oneAtATime()) {
            planOnThreeAccounts(queue);
            queue.publish = (claimed, progress) -> {
                called.countDown();
                await(answered);
                return TestQueue.live(claimed);
            };

            queue.wake();
            called.await();

            assertThat(statuses(queue))
                    .filteredOn(DeliveryStatus.PUBLISHING::equals)
                    .hasSize(1);
            assertThat(statuses(queue))
                    .filteredOn(DeliveryStatus.SCHEDULED::equals)
                    .hasSize(ACCOUNTS.size() * POSTS_EACH - 1);
            answered.countDown();
            queue.settle();
            assertThat(statuses(queue)).containsOnly(DeliveryStatus.PUBLISHED);
        }
    }

    private TestQueue oneAtATime() {
        database.clear();
        TestQueue queue = new TestQueue(
                database,
                "this-process",
                usual -> new QueueSettings(
                        usual.lease(),
                        usual.sweep(),
                        usual.tries(),
                        1,
                        usual.hourlyCap(),
                        usual.accountPause(),
                        usual.grace()));
        queue.clock.set(TestQueue.NINE.minus(Duration.ofHours(1)));
        return queue;
    }

    private static void planOnThreeAccounts(TestQueue queue) {
        queue.plan(ACCOUNTS.stream()
                .flatMap(account -> IntStream.range(0, POSTS_EACH)
                        .mapToObj(number -> TestQueue.post(account + number, account, TestQueue.NINE, "Guten Morgen")))
                .toArray(PlannedDelivery[]::new));
        queue.clock.set(TestQueue.NINE);
    }

    private static List<DeliveryStatus> statuses(TestQueue queue) {
        return queue.deliveries.page(DeliveryFilter.ALL, null, 100).items().stream()
                .map(Delivery::status)
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
