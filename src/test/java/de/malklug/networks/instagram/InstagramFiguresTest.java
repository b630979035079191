/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.testing.standin.StandInAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InstagramFiguresTest {

    private static final Map<String, String> FACEBOOK_LOGIN = Map.of("facebook-hosts", "127.0.0.1");

    @Test
    void all_figures_come_in_our_words() {
        try (TestInstagram server = new TestInstagram()) {
            String id = published(server, "Hallo");
            server.standIn.setFigures(
                    id,
                    Map.of(
                            "reactions",
                            7L,
                            "replies",
                            2L,
                            "shares",
                            3L,
                            "impressions",
                            90L,
                            "reach",
                            60L,
                            "saves",
                            4L,
                            "reposts",
                            1L));

            EngagementReading reading =
                    server.network.read(server.account(), List.of(id)).get(id);

            assertThat(reading.value(Metric.IMPRESSIONS)).isEqualTo(MetricValue.of(90));
            assertThat(reading.value(Metric.REACH)).isEqualTo(MetricValue.of(60));
            assertThat(reading.value(Metric.REACTIONS)).isEqualTo(MetricValue.of(7));
            assertThat(reading.value(Metric.REPLIES)).isEqualTo(MetricValue.of(2));
            assertThat(reading.value(Metric.SHARES)).isEqualTo(MetricValue.of(4));
            assertThat(reading.value(Metric.SAVES)).isEqualTo(MetricValue.of(4));
            assertThat(reading.value(Metric.LINK_CLICKS)).isEqualTo(MetricValue.NOT_OFFERED);
            assertThat(reading.value(Metric.QUOTES)).isEqualTo(MetricValue.NOT_OFFERED);
            assertThat(reading.value(Metric.VIDEO_VIEWS)).isEqualTo(MetricValue.NOT_OFFERED);
        }
    }

    @Test
    void a_reel_is_viewed_as_a_video() {
        try (TestInstagram server = new TestInstagram()) {
            Published film =
                    (Published) server.publish(server.request(thread(part("Film", server.messages.video("Film")))));
            String id = film.post().id();
            server.standIn.setFigures(id, Map.of("impressions", 33L));

            assertThat(server.network
                            .read(server.account(), List.of(id))
                            .get(id)
                            .value(Metric.VIDEO_VIEWS))
                    .isEqualTo(MetricValue.of(33));
        }
    }

    @Test
    void figures_nobody_told_are_unknown_rather_than_zero() {
        try (TestInstagram server = new TestInstagram()) {
            server.standIn
                    .mischief()
                    .on("media.figures")
                    .next(
                            StandInAnswer.json(
                                    200,
                                    "{\"id\":\"1\",\"new\":true,\"like_count\":5,\"insights\":{\"data\":[{\"name\":\"reach\",\"total_value\":{\"value\":9}},{\"name\":\"views\",\"values\":[]}]}}"));

            EngagementReading reading =
                    server.network.read(server.account(), List.of("1")).get("1");

            assertThat(reading.value(Metric.REACTIONS)).isEqualTo(MetricValue.of(5));
            assertThat(reading.value(Metric.REACH)).isEqualTo(MetricValue.of(9));
            assertThat(reading.value(Metric.IMPRESSIONS)).isEqualTo(MetricValue.NOT_YET_KNOWN);
            assertThat(reading.value(Metric.SHARES)).isEqualTo(MetricValue.NOT_YET_KNOWN);
        }
    }

    @Test
    void a_thousand_posts_are_twenty_calls_where_facebook_is_the_login() {
        try (TestInstagram server = new TestInstagram(FACEBOOK_LOGIN)) {
            server.standIn.registerPage(TestInstagram.TOKEN, TestInstagram.HANDLE);

            assertThat(callsFor(server, 1_000)).isEqualTo(20);
        }
    }

    /** Instagram's own host documents no batches. */
    @Test
    void a_thousand_posts_are_a_thousand_calls_where_instagram_is_the_login() {
        try (TestInstagram server = new TestInstagram()) {
            assertThat(callsFor(server, 1_000)).isEqualTo(1_000);
        }
    }

    private static int callsFor(TestInstagram server, int posts) {
        List<String> ids = IntStream.range(0, posts).mapToObj(Integer::toString).toList();
        int size = server.network.batchSize();
        for (int from = 0; from < posts; from += size) {
            server.network.read(server.account(), ids.subList(from, Math.min(posts, from + size)));
        }
        return server.standIn.calls().size();
    }

    @Test
    void a_batch_leaves_out_what_is_gone_and_reads_the_rest() {
        try (TestInstagram server = new TestInstagram(FACEBOOK_LOGIN)) {
            server.standIn.registerPage(TestInstagram.TOKEN, TestInstagram.HANDLE);
            String id = published(server, "Bleibt");

            assertThat(server.network.read(server.account(), List.of(id, "1234")))
                    .containsOnlyKeys(id);
            assertThat(server.network.readAccount(server.account()).value(Metric.FOLLOWERS))
                    .isInstanceOf(MetricValue.Count.class);
        }
    }

    @Test
    void nearly_used_up_calls_are_kept_for_publishing() {
        try (TestInstagram server = new TestInstagram()) {
            String usage =
                    "{\"1784\":[{\"type\":\"instagram\",\"call_count\":86,\"estimated_time_to_regain_access\":0}]}";
            server.standIn
                    .mischief()
                    .on("user.me")
                    .next(StandInAnswer.json(200, "{\"user_id\":\"1\"}").header("X-Business-Use-Case-Usage", usage));
            server.network.readAccount(server.account());

            assertThatThrownBy(() -> server.network.readAccount(server.account()))
                    .isInstanceOfSatisfying(
                            EngagementUnavailable.class,
                            unavailable -> assertThat(unavailable.retryAt())
                                    .isEqualTo(server.clock.instant().plusSeconds(300)));
        }
    }

    @Test
    void followers_are_read_from_either_form_of_the_answer() {
        try (TestInstagram server = new TestInstagram()) {
            List<MetricValue> followers = new ArrayList<>();
            for (String body : List.of(
                    "{\"user_id\":\"1784\",\"followers_count\":12}",
                    "{\"data\":[{\"user_id\":\"1784\",\"followers_count\":12}]}")) {
                server.standIn.mischief().on("user.me").next(StandInAnswer.json(200, body));
                followers.add(server.network.readAccount(server.account()).value(Metric.FOLLOWERS));
            }
            assertThat(followers).containsOnly(MetricValue.of(12));
        }
    }

    private static String published(TestInstagram server, String text) {
        return ((Published) server.publish(server.showing(text))).post().id();
    }
}
