/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import static de.malklug.queue.TestQueue.NINE;
import static de.malklug.queue.TestQueue.post;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.plan.PlannedDelivery;
import de.malklug.queue.PublishedDeliveries.PublishedDelivery;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class PublishedDeliveriesTest {

    private final TestDatabase database;
    private final PublishedDeliveries published;
    private TestQueue queue;

    PublishedDeliveriesTest(TestDatabase database) {
        this.database = database;
        this.published = new JdbcPublishedDeliveries(database.reading());
    }

    @BeforeEach
    void open() {
        database.clear();
        queue = new TestQueue(database);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void only_what_is_live_is_told_oldest_first() {
        publishAt(0, post("b"));
        publishAt(60, post("b"), post("a", "olpe-mastodon", NINE.plusSeconds(60), "a"));
        queue.plan(
                post("b"),
                post("a", "olpe-mastodon", NINE.plusSeconds(60), "a"),
                post("later", "menden-mastodon", NINE.plusSeconds(3600), "later"));

        List<PublishedDelivery> all = published.since(NINE, null, 10);

        assertThat(all).extracting(each -> each.post().value()).containsExactly("b", "a");
        assertThat(all.getFirst()).satisfies(each -> {
            assertThat(each.id()).isEqualTo(queue.of("b").id());
            assertThat(each.account()).isEqualTo("soest-mastodon");
            assertThat(each.remoteId()).isEqualTo("remote-b");
            assertThat(each.remoteUrl()).hasToString("https://network.example/remote-b");
            assertThat(each.publishedAt()).isEqualTo(NINE);
            assertThat(each.theme()).isEqualTo("klima");
        });
        assertThat(published.since(NINE.plusMillis(1), null, 10)).hasSize(1);
    }

    @Test
    void a_stretch_goes_on_behind_the_one_before_also_within_one_instant() {
        PlannedDelivery[] posts = {
            post("a", "soest-mastodon", NINE, "a"),
            post("b", "olpe-mastodon", NINE, "b"),
            post("c", "menden-mastodon", NINE, "c")
        };
        publishAt(0, posts);

        List<PublishedDelivery> first = published.since(NINE, null, 2);
        List<PublishedDelivery> rest = published.since(NINE, first.getLast(), 2);

        assertThat(first).hasSize(2);
        assertThat(rest).hasSize(1);
        assertThat(first).doesNotContainAnyElementsOf(rest);
        assertThat(published.since(NINE, rest.getLast(), 2)).isEmpty();
    }

    private void publishAt(int seconds, PlannedDelivery... posts) {
        queue.plan(posts);
        queue.clock.set(NINE.plusSeconds(seconds));
        queue.runDue();
    }
}
