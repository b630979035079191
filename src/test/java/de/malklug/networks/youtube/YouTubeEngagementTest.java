/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YouTubeEngagementTest {

    @TempDir
    Path folder;

    private TestYouTube youtube;

    @BeforeEach
    void open() {
        youtube = new TestYouTube(folder);
    }

    @AfterEach
    void close() {
        youtube.close();
    }

    @Test
    void every_figure_has_its_place() {
        answer("""
                {"items":[{"id":"dQw4","statistics":{"viewCount":"120","likeCount":"9","favoriteCount":"0","commentCount":"2"}}]}""");
        youtube.standIn.mischief().on("analytics.reports").next(StandInAnswer.json(200, """
                {"columnHeaders":[{"name":"video"},{"name":"shares"},{"name":"videosAddedToPlaylists"}],"rows":[["dQw4",4,1]]}"""));

        EngagementReading reading = read("dQw4");

        assertThat(reading.values())
                .isEqualTo(Map.of(
                        Metric.VIDEO_VIEWS, MetricValue.of(120),
                        Metric.REACTIONS, MetricValue.of(9),
                        Metric.REPLIES, MetricValue.of(2),
                        Metric.SHARES, MetricValue.of(4),
                        Metric.SAVES, MetricValue.of(1)));
        assertThat(reading.value(Metric.IMPRESSIONS)).isEqualTo(MetricValue.NOT_OFFERED);
        assertThat(reading.value(Metric.REACH)).isEqualTo(MetricValue.NOT_OFFERED);
    }

    @Test
    void hidden_likes_and_comments_turned_off_are_unknown_and_not_zero() {
        answer("{\"items\":[{\"id\":\"dQw4\",\"statistics\":{\"viewCount\":\"120\"}}]}");

        EngagementReading reading = read("dQw4");

        assertThat(reading.value(Metric.REACTIONS)).isEqualTo(MetricValue.NOT_YET_KNOWN);
        assertThat(reading.value(Metric.REPLIES)).isEqualTo(MetricValue.NOT_YET_KNOWN);
    }

    @Test
    void without_the_permission_for_reports_the_counters_are_still_read() {
        answer("{\"items\":[{\"id\":\"dQw4\",\"statistics\":{\"viewCount\":\"120\",\"likeCount\":\"9\"}}]}");
        youtube.standIn.mischief().on("analytics.reports").next(StandInAnswer.file("videos-403-permissions.json"));

        EngagementReading reading = read("dQw4");

        assertThat(reading.value(Metric.VIDEO_VIEWS)).isEqualTo(MetricValue.of(120));
        assertThat(reading.value(Metric.SHARES)).isEqualTo(MetricValue.NOT_YET_KNOWN);
    }

    @Test
    void reports_that_are_turned_off_make_no_call_and_offer_nothing() {
        youtube.settings.put("analytics.enabled", false);
        answer("{\"items\":[{\"id\":\"dQw4\",\"statistics\":{\"viewCount\":\"120\"}}]}");

        assertThat(read("dQw4").value(Metric.SHARES)).isEqualTo(MetricValue.NOT_OFFERED);
        assertThat(youtube.standIn.calls("analytics.reports")).isEmpty();
    }

    @Test
    void a_thousand_videos_are_read_in_forty_calls() {
        List<String> ids =
                IntStream.range(0, 1_000).mapToObj(number -> "video-" + number).toList();
        youtube.network().readAccount(youtube.account());
        int before = youtube.standIn.calls().size();
        int batch = youtube.network().batchSize();

        for (int from = 0; from < ids.size(); from += batch) {
            youtube.network().read(youtube.account(), ids.subList(from, Math.min(ids.size(), from + batch)));
        }

        assertThat(youtube.standIn.calls().size() - before).isEqualTo(40);
        assertThat(youtube.standIn.calls("videos.list")).hasSize(20);
    }

    @Test
    void more_than_a_batch_is_a_mistake() {
        assertThatThrownBy(() -> youtube.network().read(youtube.account(), Collections.nCopies(51, "dQw4")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void subscribers_that_are_hidden_are_not_offered() {
        youtube.standIn.mischief().on("channels.list").next(StandInAnswer.json(200, """
                {"items":[{"id":"UCabc","statistics":{"hiddenSubscriberCount":true}}]}"""));

        assertThat(youtube.network().readAccount(youtube.account()).value(Metric.FOLLOWERS))
                .isEqualTo(MetricValue.NOT_OFFERED);
    }

    @Test
    void an_account_without_a_channel_is_no_reading() {
        youtube.standIn.mischief().on("channels.list").next(StandInAnswer.json(200, "{\"items\":[]}"));

        assertThatThrownBy(() -> youtube.network().readAccount(youtube.account()))
                .isInstanceOf(EngagementUnavailable.class);
    }

    @Test
    void a_quota_that_is_used_up_waits_until_midnight_in_california() {
        youtube.standIn.mischief().on("videos.list").next(StandInAnswer.file("videos-403-quota.json"));

        assertThatThrownBy(() -> read("dQw4"))
                .isInstanceOfSatisfying(
                        EngagementUnavailable.class,
                        unavailable -> assertThat(unavailable.retryAt())
                                .isEqualTo(java.time.Instant.parse("2026-11-10T08:00:00Z")));
    }

    @Test
    void a_report_that_fails_is_no_zero() {
        answer("{\"items\":[{\"id\":\"dQw4\",\"statistics\":{\"viewCount\":\"120\"}}]}");
        youtube.standIn.mischief().on("analytics.reports").next(Kind.FAIL_500);

        assertThat(read("dQw4").value(Metric.SAVES)).isEqualTo(MetricValue.NOT_YET_KNOWN);
    }

    private void answer(String body) {
        youtube.standIn.mischief().on("videos.list").next(StandInAnswer.json(200, body));
    }

    private EngagementReading read(String id) {
        return youtube.network()
                .read(youtube.account(), new ArrayList<>(List.of(id)))
                .get(id);
    }
}
