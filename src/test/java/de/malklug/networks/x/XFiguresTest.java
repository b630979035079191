/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.networks.EngagementReading;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.testing.standin.StandInAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XFiguresTest {

    private static final Map<String, Long> FIGURES = Map.of(
            "reactions", 38L,
            "replies", 3L,
            "shares", 7L,
            "quotes", 1L,
            "saves", 2L,
            "impressions", 2_900L,
            "clicks", 41L,
            "views", 600L);

    private final TestX x = new TestX();

    @AfterEach
    void stop() {
        x.close();
    }

    private String post(String key, String text) {
        return ((Published) x.publish(x.request(key, text(text)))).post().id();
    }

    private EngagementReading read(String id) {
        return x.network().read(x.account(), List.of(id)).get(id);
    }

    @Test
    void all_figures_x_has_are_told() {
        String id = post("delivery-1", "Hallo");
        x.standIn.setFigures(id, FIGURES);

        assertThat(read(id).values())
                .containsOnly(
                        Map.entry(Metric.REACTIONS, MetricValue.of(38)),
                        Map.entry(Metric.REPLIES, MetricValue.of(3)),
                        Map.entry(Metric.SHARES, MetricValue.of(7)),
                        Map.entry(Metric.QUOTES, MetricValue.of(1)),
                        Map.entry(Metric.SAVES, MetricValue.of(2)),
                        Map.entry(Metric.IMPRESSIONS, MetricValue.of(2_900)),
                        Map.entry(Metric.LINK_CLICKS, MetricValue.of(41)));
        assertThat(read(id).value(Metric.REACH)).isEqualTo(MetricValue.NOT_OFFERED);
    }

    @Test
    void both_vocabularies_are_read() {
        x.standIn.speaksNewVocabulary();
        String id = post("delivery-1", "Hallo");
        x.standIn.setFigures(id, FIGURES);

        assertThat(read(id).value(Metric.SHARES)).isEqualTo(MetricValue.of(7));
        assertThat(read(id).value(Metric.QUOTES)).isEqualTo(MetricValue.of(1));
    }

    @Test
    void views_of_a_video_are_told() {
        String id = ((Published) x.publish(x.request(thread(part("Film", x.messages.video("Ein Film"))))))
                .post()
                .id();
        x.standIn.setFigures(id, FIGURES);

        assertThat(read(id).value(Metric.VIDEO_VIEWS)).isEqualTo(MetricValue.of(600));
    }

    @Test
    void clicks_are_not_told_after_thirty_days_and_the_rest_still_is() {
        String old = post("delivery-1", "Alt");
        x.clock.advance(Duration.ofDays(31));
        String young = post("delivery-2", "Jung");
        x.standIn.setFigures(old, FIGURES);
        x.standIn.setFigures(young, FIGURES);

        Map<String, EngagementReading> readings = x.network().read(x.account(), List.of(old, young));

        assertThat(readings.get(old).value(Metric.LINK_CLICKS)).isEqualTo(MetricValue.NOT_YET_KNOWN);
        assertThat(readings.get(old).value(Metric.REACTIONS)).isEqualTo(MetricValue.of(38));
        assertThat(readings.get(young).value(Metric.LINK_CLICKS)).isEqualTo(MetricValue.of(41));
    }

    @Test
    void where_private_figures_are_refused_the_public_ones_are_read() {
        x.settings.put("private-figures", "100d");
        String old = post("delivery-1", "Alt");
        x.clock.advance(Duration.ofDays(31));
        x.standIn.setFigures(old, FIGURES);

        assertThat(read(old).value(Metric.REACTIONS)).isEqualTo(MetricValue.of(38));
        assertThat(x.standIn.calls("tweets.lookup")).hasSize(2);
    }

    @Test
    void an_answer_with_data_and_errors_is_read_in_part() {
        post("delivery-1", "Hallo");
        x.standIn.mischief().on("tweets.lookup").next(StandInAnswer.file("lookup-200-partly.json"));

        Map<String, EngagementReading> readings =
                x.network().read(x.account(), List.of("1445880548472328192", "1445880548472328193"));

        assertThat(readings).containsOnlyKeys("1445880548472328192");
        assertThat(readings.get("1445880548472328192").value(Metric.SHARES)).isEqualTo(MetricValue.of(7));
    }

    @Test
    void a_thousand_posts_take_ten_calls() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(Long.toString((x.clock.millis() - 1_288_834_974_657L << 22) + i));
        }
        XNetwork network = x.network();
        for (int from = 0; from < ids.size(); from += network.batchSize()) {
            network.read(x.account(), ids.subList(from, from + network.batchSize()));
        }

        assertThat(x.standIn.calls("tweets.lookup")).hasSize(10);
        assertThatThrownBy(() -> network.read(x.account(), ids.subList(0, 101)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reading_followers_also_tells_what_the_account_may_write() {
        post("delivery-1", "Hallo");
        assertThat(x.network().limits(x.account()).text().getFirst().max()).isEqualTo(280);
        x.standIn.subscribedTo("PremiumPlus");

        assertThat(x.network().readAccount(x.account()).value(Metric.FOLLOWERS)).isInstanceOf(MetricValue.Count.class);
        assertThat(x.network().limits(x.account()).text().getFirst().max()).isEqualTo(25_000);
    }
}
