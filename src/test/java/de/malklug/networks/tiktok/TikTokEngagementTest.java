/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.testing.standin.StandInAnswer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TikTokEngagementTest {

    private static final String ID = "7380080137682881835";

    @TempDir
    Path folder;

    private TestTikTok tiktok;

    @BeforeEach
    void open() {
        tiktok = new TestTikTok(folder);
    }

    @AfterEach
    void close() {
        tiktok.close();
    }

    @Test
    void every_figure_has_its_place() {
        EngagementReading reading =
                answered("{\"id\":\"%s\",\"view_count\":42,\"like_count\":3,\"comment_count\":1,\"share_count\":0}");

        assertThat(reading.values())
                .isEqualTo(Map.of(
                        Metric.IMPRESSIONS, MetricValue.of(42),
                        Metric.VIDEO_VIEWS, MetricValue.of(42),
                        Metric.REACTIONS, MetricValue.of(3),
                        Metric.REPLIES, MetricValue.of(1),
                        Metric.SHARES, MetricValue.of(0)));
        assertThat(reading.value(Metric.REACH)).isEqualTo(MetricValue.NOT_OFFERED);
        assertThat(reading.value(Metric.SAVES)).isEqualTo(MetricValue.NOT_OFFERED);
    }

    @Test
    void a_figure_that_is_left_out_is_unknown_and_not_zero() {
        EngagementReading reading = answered("{\"id\":%s,\"view_count\":42}");

        assertThat(reading.value(Metric.VIDEO_VIEWS)).isEqualTo(MetricValue.of(42));
        assertThat(reading.value(Metric.REACTIONS)).isEqualTo(MetricValue.NOT_YET_KNOWN);
    }

    @Test
    void a_thousand_videos_are_read_in_fifty_calls() {
        List<String> ids = IntStream.range(0, 1_000)
                .mapToObj(number -> "73800801376828" + number)
                .toList();
        tiktok.network().readAccount(tiktok.account());
        int before = tiktok.standIn.calls().size();
        int batch = tiktok.network().batchSize();

        for (int from = 0; from < ids.size(); from += batch) {
            tiktok.network().read(tiktok.account(), ids.subList(from, from + batch));
        }

        assertThat(tiktok.standIn.calls().size() - before).isEqualTo(50);
    }

    @Test
    void a_post_whose_id_is_not_known_is_not_asked_about() {
        assertThat(tiktok.network().read(tiktok.account(), List.of("v_pub_file~v2-1.123")))
                .isEmpty();
        assertThat(tiktok.standIn.calls("video.query")).isEmpty();
    }

    @Test
    void more_than_a_batch_is_a_mistake() {
        assertThatThrownBy(() -> tiktok.network().read(tiktok.account(), Collections.nCopies(21, ID)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_error_in_an_answer_of_200_is_no_reading() {
        tiktok.standIn.mischief().on("video.query").next(StandInAnswer.file("creator-200-banned.json"));

        assertThatThrownBy(() -> tiktok.network().read(tiktok.account(), List.of(ID)))
                .isInstanceOf(EngagementUnavailable.class)
                .hasMessageContaining("log_id");
    }

    private EngagementReading answered(String video) {
        tiktok.standIn
                .mischief()
                .on("video.query")
                .next(StandInAnswer.json(
                        200, "{\"data\":{\"videos\":[" + video.formatted(ID) + "]},\"error\":{\"code\":\"ok\"}}"));
        return tiktok.network().read(tiktok.account(), List.of(ID)).get(ID);
    }
}
