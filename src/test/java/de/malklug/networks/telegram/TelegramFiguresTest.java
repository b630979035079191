/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import static de.malklug.testing.TestMessages.text;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.EngagementReading;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.PublishOutcome.Published;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelegramFiguresTest {

    private TelegramServer telegram = new TelegramServer(Map.of("reactions", "true"));

    @AfterEach
    void close() {
        telegram.close();
    }

    private String post(String text) {
        return ((Published) telegram.publish(text(text))).post().id();
    }

    private Map<String, EngagementReading> read(List<String> ids) {
        return telegram.network.read(TestTelegram.account(telegram.standIn.url()), ids);
    }

    @Test
    void reactions_are_summed_and_kept_because_they_are_told_only_once() {
        String id = post("Wie läuft es?");
        telegram.standIn.setFigures(id, Map.of("reactions", 7L));

        assertThat(read(List.of(id)).get(id).value(Metric.REACTIONS)).isEqualTo(MetricValue.of(7));
        assertThat(read(List.of(id)).get(id).value(Metric.REACTIONS)).isEqualTo(MetricValue.of(7));

        telegram.standIn.setFigures(id, Map.of("reactions", 5L));
        assertThat(read(List.of(id)).get(id).value(Metric.REACTIONS)).isEqualTo(MetricValue.of(5));
    }

    @Test
    void a_post_nobody_was_told_about_is_unknown_rather_than_nothing() {
        String id = post("Noch ganz frisch");

        assertThat(read(List.of(id)).get(id).value(Metric.REACTIONS)).isEqualTo(MetricValue.NOT_YET_KNOWN);
    }

    @Test
    void everything_else_is_not_offered() {
        String id = post("Hallo");

        EngagementReading reading = read(List.of(id)).get(id);
        for (Metric metric : Metric.values()) {
            if (metric != Metric.REACTIONS) {
                assertThat(reading.value(metric)).as("%s", metric).isEqualTo(MetricValue.NOT_OFFERED);
            }
        }
    }

    @Test
    void without_the_setting_not_even_reactions_are_offered_and_nobody_is_asked() {
        telegram.close();
        telegram = new TelegramServer();
        String id = post("Hallo");
        int before = telegram.standIn.calls().size();

        assertThat(read(List.of(id)).get(id).value(Metric.REACTIONS)).isEqualTo(MetricValue.NOT_OFFERED);
        assertThat(telegram.standIn.calls()).hasSize(before);
    }

    @Test
    void a_thousand_posts_are_one_call() {
        List<String> ids = IntStream.range(0, 1_000).mapToObj(n -> "-1001:" + n).toList();

        assertThat(telegram.network.batchSize()).isEqualTo(1_000);
        assertThat(read(ids)).hasSize(1_000);
        assertThat(telegram.standIn.calls("getUpdates")).hasSize(1);
    }

    @Test
    void updates_that_were_read_are_acknowledged() {
        String id = post("Hallo");
        telegram.standIn.setFigures(id, Map.of("reactions", 1L));
        read(List.of(id));
        read(List.of(id));

        assertThat(telegram.standIn.calls("getUpdates").getLast().query("offset"))
                .isEqualTo("10002");
        assertThat(telegram.standIn.calls("getUpdates").getLast().query("allowed_updates"))
                .isEqualTo("[\"message_reaction_count\"]");
    }

    @Test
    void more_updates_than_fit_into_one_answer_are_read_on() {
        List<String> ids =
                IntStream.range(0, 120).mapToObj(n -> post("Beitrag " + n)).toList();
        ids.forEach(id -> telegram.standIn.setFigures(id, Map.of("reactions", 3L)));

        assertThat(read(ids).values())
                .allSatisfy(
                        reading -> assertThat(reading.value(Metric.REACTIONS)).isEqualTo(MetricValue.of(3)));
        assertThat(telegram.standIn.calls("getUpdates")).hasSize(2);
    }
}
