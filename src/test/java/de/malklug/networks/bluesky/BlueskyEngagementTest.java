/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.BlueskyStandIn;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInOptions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlueskyEngagementTest {

    private static final String URI = "at://did:plc:u5cwb2mwiv2bfq53cjufe6yn/app.bsky.feed.post/3mwsilzwt222b";

    private final TestBluesky bluesky = new TestBluesky();

    @AfterEach
    void close() {
        bluesky.close();
    }

    @Test
    void every_figure_has_its_place() {
        EngagementReading reading = answered("""
                {"uri":"%s","likeCount":12,"repostCount":3,"replyCount":1,"quoteCount":0,"bookmarkCount":2}""");

        assertThat(reading.values())
                .isEqualTo(Map.of(
                        Metric.REACTIONS, MetricValue.of(12),
                        Metric.SHARES, MetricValue.of(3),
                        Metric.REPLIES, MetricValue.of(1),
                        Metric.QUOTES, MetricValue.of(0),
                        Metric.SAVES, MetricValue.of(2)));
        assertThat(reading.value(Metric.IMPRESSIONS)).isEqualTo(MetricValue.NOT_OFFERED);
        assertThat(reading.value(Metric.REACH)).isEqualTo(MetricValue.NOT_OFFERED);
    }

    @Test
    void a_figure_the_server_leaves_out_is_unknown_and_not_zero() {
        EngagementReading reading = answered("""
                {"uri":"%s","likeCount":12,"repostCount":null,"replyCount":"3"}""");

        assertThat(reading.value(Metric.REACTIONS)).isEqualTo(MetricValue.of(12));
        for (Metric unknown : List.of(Metric.SHARES, Metric.REPLIES, Metric.QUOTES, Metric.SAVES)) {
            assertThat(reading.value(unknown)).isEqualTo(MetricValue.NOT_YET_KNOWN);
        }
    }

    @Test
    void posts_nobody_asked_for_are_left_out() {
        bluesky.standIn.mischief().on("feed.getPosts").next(StandInAnswer.json(200, """
                {"posts":[{"uri":"at://did:plc:other/app.bsky.feed.post/3mwsilzwt222b","likeCount":12}]}"""));

        assertThat(bluesky.network().read(bluesky.account(), List.of(URI))).isEmpty();
    }

    @Test
    void an_index_that_is_away_is_no_reading() {
        bluesky.standIn.mischief().on("feed.getPosts").next(StandInAnswer.file("getPosts-502-upstream.json"));

        assertThatThrownBy(() -> bluesky.network().read(bluesky.account(), List.of(URI)))
                .isInstanceOf(EngagementUnavailable.class)
                .hasMessageContaining("Upstream service unreachable");
    }

    @Test
    void more_than_a_batch_is_a_mistake() {
        assertThatThrownBy(() -> bluesky.network().read(bluesky.account(), Collections.nCopies(26, URI)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_to_read_needs_no_call() {
        assertThat(bluesky.network().read(bluesky.account(), List.of())).isEmpty();
        assertThat(bluesky.standIn.calls()).isEmpty();
    }

    @Test
    void figures_are_asked_for_at_the_account_s_own_server_with_its_token() {
        bluesky.network().read(bluesky.account(), List.of(URI));

        assertThat(bluesky.standIn.calls("feed.getPosts"))
                .hasSize(1)
                .allSatisfy(call -> assertThat(call.bearer()).isPresent());
    }

    @Test
    void another_index_is_asked_without_a_token_where_one_is_set() {
        String id = ((Published) bluesky.publish(bluesky.request("k", TestMessages.text("Hallo"))))
                .post()
                .id();
        try (BlueskyStandIn index = BlueskyStandIn.started(StandInOptions.standard())) {
            bluesky.settings.put("app-view", index.url().toString());
            index.mischief().on("feed.getPosts").next(StandInAnswer.json(200, """
                    {"posts":[{"uri":"%s","likeCount":5}]}""".formatted(id)));
            index.mischief().on("actor.getProfile").next(StandInAnswer.json(200, """
                    {"followersCount":77}"""));

            assertThat(bluesky.network()
                            .read(bluesky.account(), List.of(id))
                            .get(id)
                            .value(Metric.REACTIONS))
                    .isEqualTo(MetricValue.of(5));
            assertThat(bluesky.network().readAccount(bluesky.account()).value(Metric.FOLLOWERS))
                    .isEqualTo(MetricValue.of(77));

            assertThat(index.calls())
                    .hasSize(2)
                    .allSatisfy(call -> assertThat(call.bearer()).isEmpty());
            assertThat(index.calls("actor.getProfile").getFirst().query("actor"))
                    .startsWith("did:plc:");
        }
        assertThat(bluesky.standIn.calls("feed.getPosts")).isEmpty();
    }

    @Test
    void followers_that_are_not_told_are_unknown() {
        bluesky.standIn.mischief().on("actor.getProfile").next(StandInAnswer.json(200, "{\"handle\":\"a.example\"}"));

        assertThat(bluesky.network().readAccount(bluesky.account()).value(Metric.FOLLOWERS))
                .isEqualTo(MetricValue.NOT_YET_KNOWN);
    }

    private EngagementReading answered(String post) {
        bluesky.standIn
                .mischief()
                .on("feed.getPosts")
                .next(StandInAnswer.json(200, "{\"posts\":[" + post.formatted(URI) + "]}"));
        return bluesky.network().read(bluesky.account(), List.of(URI)).get(URI);
    }
}
