/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import static de.malklug.testing.TestMessages.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.networks.EngagementReading;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.PublishOutcome.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkedInFiguresTest {

    private static final Map<String, Long> FIGURES = Map.of(
            "reactions", 21L, "replies", 4L, "shares", 3L, "impressions", 2_900L, "reach", 2_100L, "clicks", 109L);

    private final TestLinkedIn linkedin = new TestLinkedIn();

    @AfterEach
    void stop() {
        linkedin.close();
    }

    private String post(String text) {
        return ((Published) linkedin.publish(linkedin.request(text, text(text))))
                .post()
                .id();
    }

    @Test
    void all_figures_linkedin_has_of_a_page_are_told() {
        String id = post("Hallo");
        linkedin.standIn.setFigures(id, FIGURES);

        EngagementReading reading =
                linkedin.network().read(linkedin.account(), List.of(id)).get(id);

        assertThat(reading.values())
                .containsOnly(
                        Map.entry(Metric.REACTIONS, MetricValue.of(21)),
                        Map.entry(Metric.REPLIES, MetricValue.of(4)),
                        Map.entry(Metric.SHARES, MetricValue.of(3)),
                        Map.entry(Metric.IMPRESSIONS, MetricValue.of(2_900)),
                        Map.entry(Metric.REACH, MetricValue.of(2_100)),
                        Map.entry(Metric.LINK_CLICKS, MetricValue.of(109)));
    }

    @Test
    void both_kinds_of_posts_are_read() {
        String share = post("Eine Art");
        linkedin.standIn.makesUgcPosts();
        String ugc = post("Andere Art");
        linkedin.standIn.setFigures(share, FIGURES);
        linkedin.standIn.setFigures(ugc, FIGURES);

        Map<String, EngagementReading> readings = linkedin.network().read(linkedin.account(), List.of(share, ugc));

        assertThat(ugc).startsWith("urn:li:ugcPost:");
        assertThat(readings.get(share).value(Metric.REACTIONS)).isEqualTo(MetricValue.of(21));
        assertThat(readings.get(ugc).value(Metric.REACTIONS)).isEqualTo(MetricValue.of(21));
    }

    @Test
    void a_post_the_answer_leaves_out_has_nothing_to_tell() {
        String id = post("Noch ganz frisch");

        assertThat(linkedin.network()
                        .read(linkedin.account(), List.of(id))
                        .get(id)
                        .value(Metric.IMPRESSIONS))
                .isEqualTo(MetricValue.of(0));
    }

    @Test
    void of_an_activity_nothing_is_told_and_the_others_are_read_all_the_same() {
        String id = post("Hallo");
        linkedin.standIn.setFigures(id, FIGURES);
        String activity = "urn:li:activity:7141138937766391808";

        Map<String, EngagementReading> readings = linkedin.network().read(linkedin.account(), List.of(activity, id));

        assertThat(readings.get(activity).value(Metric.REACTIONS)).isEqualTo(MetricValue.NOT_OFFERED);
        assertThat(readings.get(id).value(Metric.REACTIONS)).isEqualTo(MetricValue.of(21));
    }

    @Test
    void of_members_nothing_is_told_rather_than_zero() {
        linkedin.asMember();
        String id = post("Von mir");

        assertThat(linkedin.network()
                        .read(linkedin.account(), List.of(id))
                        .get(id)
                        .value(Metric.REACTIONS))
                .isEqualTo(MetricValue.NOT_OFFERED);
        assertThat(linkedin.network().readAccount(linkedin.account()).value(Metric.FOLLOWERS))
                .isEqualTo(MetricValue.NOT_OFFERED);
        assertThat(linkedin.standIn.calls("statistics")).isEmpty();
    }

    @Test
    void a_thousand_posts_take_twenty_calls() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add("urn:li:share:" + (7_141_138_937_766_391_808L + i));
        }
        LinkedInNetwork network = linkedin.network();
        for (int from = 0; from < ids.size(); from += network.batchSize()) {
            assertThat(network.read(linkedin.account(), ids.subList(from, from + network.batchSize())))
                    .hasSize(network.batchSize());
        }

        assertThat(linkedin.standIn.calls("statistics")).hasSize(20);
        assertThatThrownBy(() -> network.read(linkedin.account(), ids.subList(0, 51)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lists_are_sent_with_their_brackets_and_escaped_ids() {
        String id = post("Hallo");

        linkedin.network().read(linkedin.account(), List.of(id));

        assertThat(linkedin.standIn.calls("statistics").getFirst().request().getUrl())
                .contains("shares=List(" + id.replace(":", "%3A") + ")")
                .contains("organizationalEntity=urn%3Ali%3Aorganization%3A2414183");
    }
}
