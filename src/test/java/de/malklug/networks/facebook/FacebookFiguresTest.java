/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Message;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.testing.standin.StandInAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FacebookFiguresTest {

    private static final Map<String, Long> ALL = Map.of(
            "reactions", 7L,
            "replies", 2L,
            "shares", 3L,
            "impressions", 900L,
            "reach", 500L,
            "link-clicks", 11L,
            "video-views", 400L);

    private final TestFacebook facebook = new TestFacebook();

    @AfterEach
    void close() {
        facebook.close();
    }

    private EngagementReading read(String id) {
        return facebook.network.read(facebook.account(), List.of(id)).get(id);
    }

    @Test
    void every_figure_of_a_post_has_its_place() {
        String id = facebook.post("one", text("Hallo"));
        facebook.standIn.setFigures(id, ALL);

        assertThat(read(id).values())
                .isEqualTo(Map.of(
                        Metric.IMPRESSIONS, MetricValue.of(900),
                        Metric.REACH, MetricValue.of(500),
                        Metric.REACTIONS, MetricValue.of(7),
                        Metric.REPLIES, MetricValue.of(2),
                        Metric.SHARES, MetricValue.of(3),
                        Metric.LINK_CLICKS, MetricValue.of(11)));
        assertThat(read(id).value(Metric.SAVES)).isEqualTo(MetricValue.NOT_OFFERED);
        assertThat(read(id).value(Metric.QUOTES)).isEqualTo(MetricValue.NOT_OFFERED);
        assertThat(read(id).value(Metric.VIDEO_VIEWS)).isEqualTo(MetricValue.NOT_OFFERED);
    }

    @Test
    void every_figure_of_a_reel_has_its_place() {
        Message.Media video = facebook.messages.video("Wall");
        String id = facebook.post(
                "one",
                thread(part(
                        "Wall",
                        new Message.Media(
                                video.id(),
                                video.contentType(),
                                video.size(),
                                1080,
                                1920,
                                Duration.ofSeconds(20),
                                video.alt()))));
        facebook.standIn.setFigures(id, ALL);

        assertThat(read(id).values())
                .isEqualTo(Map.of(
                        Metric.IMPRESSIONS, MetricValue.of(900),
                        Metric.VIDEO_VIEWS, MetricValue.of(400),
                        Metric.REACTIONS, MetricValue.of(7),
                        Metric.REPLIES, MetricValue.of(2)));
    }

    @Test
    void a_figure_facebook_leaves_out_is_unknown_and_shares_it_leaves_out_are_none() {
        EngagementReading reading = told("{\"id\":\"1_2\",\"reactions\":{\"data\":[]},\"new\":{\"x\":[1]}}");

        assertThat(reading.value(Metric.SHARES)).isEqualTo(MetricValue.of(0));
        for (Metric metric :
                List.of(Metric.REACTIONS, Metric.REPLIES, Metric.IMPRESSIONS, Metric.REACH, Metric.LINK_CLICKS)) {
            assertThat(reading.value(metric)).isEqualTo(MetricValue.NOT_YET_KNOWN);
        }
    }

    @Test
    void a_figure_in_shares_is_their_sum() {
        EngagementReading reading = told("{\"id\":\"1_2\",\"insights\":{\"data\":["
                + "{\"name\":\"post_media_view\",\"values\":[{\"value\":{\"paid\":5,\"organic\":7}}]},"
                + "{\"name\":\"post_total_media_view_unique\",\"total_value\":{\"value\":9}},"
                + "{\"name\":\"post_clicks_by_type\",\"values\":[{\"value\":{\"other clicks\":4}}]}]}}");

        assertThat(reading.value(Metric.IMPRESSIONS)).isEqualTo(MetricValue.of(12));
        assertThat(reading.value(Metric.REACH)).isEqualTo(MetricValue.of(9));
        assertThat(reading.value(Metric.LINK_CLICKS)).isEqualTo(MetricValue.NOT_YET_KNOWN);
    }

    private EngagementReading told(String post) {
        facebook.standIn
                .mischief()
                .on("batch")
                .next(StandInAnswer.json(
                        200, "[{\"code\":200,\"headers\":[],\"body\":\"" + post.replace("\"", "\\\"") + "\"}]"));
        return read("1_2");
    }

    @Test
    void a_metric_meta_has_abolished_does_not_cost_the_others() {
        String id = facebook.post("one", text("Hallo"));
        facebook.standIn.setFigures(id, ALL);
        facebook.standIn.abolish("post_total_media_view_unique");

        EngagementReading reading = read(id);
        assertThat(reading.value(Metric.IMPRESSIONS)).isEqualTo(MetricValue.of(900));
        assertThat(reading.value(Metric.REACTIONS)).isEqualTo(MetricValue.of(7));
        assertThat(reading.value(Metric.REACH)).isEqualTo(MetricValue.NOT_OFFERED);
        assertThat(facebook.standIn.calls("batch")).hasSize(3);

        read(id);
        assertThat(facebook.standIn.calls("batch")).hasSize(4);
    }

    @Test
    void an_abolished_metric_is_asked_for_again_a_day_later() {
        String id = facebook.post("one", text("Hallo"));
        facebook.standIn.abolish("post_total_media_view_unique");
        read(id);
        facebook.clock.advance(Duration.ofHours(25));
        read(id);

        assertThat(facebook.standIn.calls("batch")).hasSize(6);
    }

    @Test
    void what_was_not_asked_in_time_is_asked_once_more() {
        String id = facebook.post("one", text("Hallo"));
        facebook.standIn.mischief().on("batch").next(StandInAnswer.json(200, "[null]"));

        assertThat(read(id)).isNotNull();
        facebook.standIn.mischief().on("batch").always(StandInAnswer.json(200, "[null]"));
        assertThat(read(id)).isNull();
    }

    @Test
    void a_post_meta_does_not_see_now_is_left_out() {
        String id = facebook.post("one", text("Eins"));
        String lost = facebook.post("two", text("Zwei"));
        facebook.standIn.losesSightOf(lost);

        assertThat(facebook.network.read(facebook.account(), List.of(id, lost))).containsOnlyKeys(id);
    }

    @Test
    void a_refusal_of_one_question_is_a_refusal_of_all() {
        facebook.standIn
                .mischief()
                .on("batch")
                .next(
                        StandInAnswer.json(
                                200,
                                "[{\"code\":400,\"body\":\"{\\\"error\\\":{\\\"message\\\":\\\"(#10) No\\\",\\\"code\\\":10}}\"}]"));

        assertThatThrownBy(() -> read("1_2"))
                .isInstanceOf(EngagementUnavailable.class)
                .hasMessageContaining("(#10) No");
    }

    @Test
    void a_thousand_posts_are_twenty_calls() {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            ids.add("1_" + number);
        }
        for (int from = 0; from < ids.size(); from += facebook.network.batchSize()) {
            facebook.network.read(facebook.account(), ids.subList(from, from + facebook.network.batchSize()));
        }

        assertThat(facebook.standIn.calls()).hasSize(20);
    }

    @Test
    void a_batch_that_is_too_much_for_facebook_is_halved() {
        String one = facebook.post("one", text("Eins"));
        String two = facebook.post("two", text("Zwei"));
        facebook.standIn.mischief().on("batch").next(StandInAnswer.file("batch-500-reduce.json"));

        assertThat(facebook.network.read(facebook.account(), List.of(one, two))).containsOnlyKeys(one, two);
        assertThat(facebook.standIn.calls("batch")).hasSize(3);
    }

    @Test
    void a_batch_that_is_larger_than_facebook_takes_is_no_reading() {
        facebook.standIn.mischief().on("batch").next(StandInAnswer.file("batch-400-too-many.json"));

        assertThatThrownBy(() -> read("1_2"))
                .isInstanceOf(EngagementUnavailable.class)
                .hasMessageContaining("Maximum batch size is 50");
    }

    @Test
    void a_metric_is_told_to_be_invalid_in_these_words() throws IOException {
        String recorded =
                Files.readString(Path.of("src/test/resources/networks/facebook/__files/insights-400-metric.json"));
        String body = recorded.strip().replace("\"", "\\\"");
        facebook.standIn
                .mischief()
                .on("batch")
                .next(StandInAnswer.json(200, "[{\"code\":400,\"body\":\"" + body + "\"}]"));
        String id = facebook.post("one", text("Hallo"));

        assertThat(read(id)).isNotNull();
        assertThat(facebook.standIn.calls("batch")).hasSize(3);
    }

    @Test
    void more_than_a_batch_is_a_mistake() {
        assertThatThrownBy(() -> facebook.network.read(facebook.account(), Collections.nCopies(51, "1_2")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_to_read_needs_no_call() {
        assertThat(facebook.network.read(facebook.account(), List.of())).isEmpty();
        assertThat(facebook.standIn.calls()).isEmpty();
    }

    @Test
    void reading_steps_back_before_publishing_does() {
        facebook.standIn
                .mischief()
                .on("object.show")
                .next(
                        StandInAnswer.json(200, "{\"id\":\"1\",\"followers_count\":3}")
                                .header(
                                        "X-Business-Use-Case-Usage",
                                        "{\"723701\":[{\"type\":\"pages\",\"call_count\":90,\"estimated_time_to_regain_access\":0}]}"));
        facebook.network.readAccount(facebook.account());

        assertThatThrownBy(() -> read("1_2"))
                .isInstanceOfSatisfying(
                        EngagementUnavailable.class,
                        unavailable -> assertThat(unavailable.retryAt())
                                .isEqualTo(TestFacebook.NOW.plus(Duration.ofMinutes(5))));
        assertThat(facebook.post("one", text("Hallo"))).isNotEmpty();
    }

    @Test
    void followers_that_are_not_told_are_unknown() {
        facebook.standIn.mischief().on("object.show").next(StandInAnswer.json(200, "{\"id\":\"1\"}"));

        assertThat(facebook.network.readAccount(facebook.account()).value(Metric.FOLLOWERS))
                .isEqualTo(MetricValue.NOT_YET_KNOWN);
    }
}
