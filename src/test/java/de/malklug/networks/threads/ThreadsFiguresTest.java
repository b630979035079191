/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import static de.malklug.testing.TestMessages.text;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.EngagementReading;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.testing.standin.StandInAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadsFiguresTest {

    private final TestThreads server = new TestThreads();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void all_figures_come_in_our_words() {
        String id = published();
        server.standIn.setFigures(
                id,
                Map.of(
                        "reactions",
                        7L,
                        "replies",
                        2L,
                        "shares",
                        3L,
                        "quotes",
                        1L,
                        "impressions",
                        90L,
                        "passed on",
                        5L));

        EngagementReading reading =
                server.network.read(server.account(), List.of(id)).get(id);

        assertThat(reading.value(Metric.IMPRESSIONS)).isEqualTo(MetricValue.of(90));
        assertThat(reading.value(Metric.REACTIONS)).isEqualTo(MetricValue.of(7));
        assertThat(reading.value(Metric.REPLIES)).isEqualTo(MetricValue.of(2));
        assertThat(reading.value(Metric.SHARES)).isEqualTo(MetricValue.of(8));
        assertThat(reading.value(Metric.QUOTES)).isEqualTo(MetricValue.of(1));
        for (Metric none : List.of(Metric.REACH, Metric.SAVES, Metric.LINK_CLICKS, Metric.VIDEO_VIEWS)) {
            assertThat(reading.value(none)).as(none.key()).isEqualTo(MetricValue.NOT_OFFERED);
        }
    }

    @Test
    void what_is_not_told_is_unknown_and_what_is_new_does_no_harm() {
        server.standIn
                .mischief()
                .on("threads.insights")
                .next(
                        StandInAnswer.json(
                                200,
                                "{\"data\":[{\"name\":\"likes\",\"values\":[{\"value\":4}]},{\"name\":\"brand_new\"},{\"name\":\"reposts\",\"values\":[{\"value\":2}]}],\"more\":1}"));

        EngagementReading reading =
                server.network.read(server.account(), List.of("1")).get("1");

        assertThat(reading.value(Metric.REACTIONS)).isEqualTo(MetricValue.of(4));
        assertThat(reading.value(Metric.SHARES)).isEqualTo(MetricValue.of(2));
        assertThat(reading.value(Metric.IMPRESSIONS)).isEqualTo(MetricValue.NOT_YET_KNOWN);
    }

    /** No batches are documented. */
    @Test
    void a_thousand_posts_are_a_thousand_calls() {
        assertThat(server.network.batchSize()).isEqualTo(1);
        for (int id = 0; id < 1_000; id++) {
            server.network.read(server.account(), List.of(Integer.toString(id)));
        }
        assertThat(server.standIn.calls()).hasSize(1_000);
    }

    @Test
    void followers_are_counted_and_the_token_is_renewed_on_the_way() {
        assertThat(server.network.readAccount(server.account()).value(Metric.FOLLOWERS))
                .isInstanceOf(MetricValue.Count.class);
        server.clock.advance(Duration.ofHours(26));
        server.network.readAccount(server.account());

        assertThat(server.standIn.calls("token.refresh")).hasSize(1).first().satisfies(call -> {
            assertThat(call.query("grant_type")).isEqualTo("th_refresh_token");
            assertThat(call.query("access_token")).isNull();
        });
        assertThat(server.standIn.calls("user.insights").getLast().bearer())
                .isPresent()
                .get()
                .isNotEqualTo(TestThreads.TOKEN);
    }

    private String published() {
        return ((Published) server.publish(server.request(text("Hallo"))))
                .post()
                .id();
    }
}
