/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.MunicipalityId;
import de.malklug.engagement.ReactionPoint;
import de.malklug.reports.Trend.Course;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final MunicipalityId SOEST = new MunicipalityId("soest");
    private static final MunicipalityId OLPE = new MunicipalityId("olpe");

    @Test
    void what_came_between_two_readings_is_spread_over_the_days_between_them() {
        Trend trend = trend(
                "2026-11-01T00:00:00Z",
                "2026-11-08T23:00:00Z",
                course(
                        SOEST,
                        "2026-11-02T11:00:00Z",
                        point("2026-11-03T11:00:00Z", 24),
                        point("2026-11-05T11:00:00Z", 34)));

        assertThat(trend.step()).isEqualTo(Trend.Step.DAY);
        assertThat(trend.starts()).hasSize(8);
        assertThat(trend.gains().get(SOEST)).containsExactly(0L, 12L, 15L, 5L, 2L, 0L, 0L, 0L);
    }

    @Test
    void the_steps_add_up_to_what_was_read() {
        Trend trend = trend(
                "2026-11-01T00:00:00Z",
                "2026-11-20T00:00:00Z",
                course(
                        SOEST,
                        "2026-11-02T11:13:17Z",
                        point("2026-11-09T11:00:00Z", 7),
                        point("2026-11-19T03:00:00Z", 18)));

        assertThat(trend.total()).isEqualTo(18);
    }

    @Test
    void a_count_that_falls_is_a_negative_gain() {
        Trend trend = trend(
                "2026-11-02T00:00:00Z",
                "2026-11-09T00:00:00Z",
                course(
                        SOEST,
                        "2026-11-02T11:00:00Z",
                        point("2026-11-02T12:00:00Z", 7),
                        point("2026-11-07T12:00:00Z", 5)));

        assertThat(trend.total()).isEqualTo(5);
        assertThat(trend.gains().get(SOEST)).contains(-1L);
    }

    @Test
    void what_came_before_the_beginning_is_not_counted() {
        Trend trend = trend(
                "2026-11-03T23:00:00Z",
                "2026-11-09T00:00:00Z",
                course(
                        SOEST,
                        "2026-11-02T11:00:00Z",
                        point("2026-11-02T12:00:00Z", 7),
                        point("2026-11-05T12:00:00Z", 9)));

        assertThat(trend.total()).isEqualTo(1);
    }

    @Test
    void little_time_is_shown_in_short_steps() {
        Course course = course(SOEST, "2026-11-02T11:00:30Z", point("2026-11-02T11:02:30Z", 8));

        Trend minutes = trend("2026-11-02T11:00:30Z", "2026-11-02T11:03:00Z", course);

        assertThat(minutes.step()).isEqualTo(Trend.Step.MINUTE);
        assertThat(minutes.gains().get(SOEST)).containsExactly(2L, 4L, 2L);
        assertThat(trend("2026-11-02T11:00:30Z", "2026-11-02T13:30:00Z", course).step())
                .isEqualTo(Trend.Step.HOUR);
    }

    @Test
    void days_are_days_of_the_campaigns_zone_also_when_the_clock_changes() {
        Trend trend = trend(
                "2026-10-22T22:00:00Z",
                "2026-10-26T23:00:00Z",
                course(SOEST, "2026-10-24T22:00:00Z", point("2026-10-25T23:00:00Z", 25)));

        assertThat(trend.gains().get(SOEST)).containsExactly(0L, 0L, 25L, 0L);
    }

    @Test
    void a_day_that_is_not_over_is_left_out() {
        Course course = course(SOEST, "2026-11-02T11:00:00Z", point("2026-11-07T11:00:00Z", 50));

        Trend trend = trend("2026-11-01T23:00:00Z", "2026-11-07T11:00:00Z", course);

        assertThat(trend.starts()).hasSize(5);
        assertThat(trend.starts().getLast().getDayOfMonth()).isEqualTo(6);
        assertThat(trend.total()).isEqualTo(45);
    }

    @Test
    void without_time_there_is_no_trend() {
        assertThat(trend("2026-11-02T11:00:00Z", "2026-11-02T11:00:00Z").isEmpty())
                .isTrue();
    }

    @Test
    void the_leader_gained_most_in_most_steps() {
        Trend trend = trend(
                "2026-11-02T11:00:00Z",
                "2026-11-02T11:03:00Z",
                course(
                        SOEST,
                        "2026-11-02T11:00:00Z",
                        point("2026-11-02T11:01:00Z", 5),
                        point("2026-11-02T11:03:00Z", 9)),
                course(
                        OLPE,
                        "2026-11-02T11:00:00Z",
                        point("2026-11-02T11:01:00Z", 9),
                        point("2026-11-02T11:03:00Z", 9)));

        assertThat(trend.leader()).contains(new Trend.Leader(SOEST, 2, 3));
    }

    @Test
    void equals_have_no_leader() {
        Trend trend = trend(
                "2026-11-02T11:00:00Z",
                "2026-11-02T11:03:00Z",
                course(SOEST, "2026-11-02T11:00:00Z", point("2026-11-02T11:01:00Z", 5)),
                course(OLPE, "2026-11-02T11:00:00Z", point("2026-11-02T11:01:00Z", 5)));

        assertThat(trend.leader()).isEmpty();
    }

    private static Trend trend(String from, String to, Course... courses) {
        return Trend.of(Arrays.asList(courses), List.of(SOEST, OLPE), Instant.parse(from), Instant.parse(to), BERLIN);
    }

    private static Course course(MunicipalityId municipality, String publishedAt, ReactionPoint... points) {
        return new Course(municipality, Instant.parse(publishedAt), List.of(points));
    }

    private static ReactionPoint point(String at, long count) {
        return new ReactionPoint(Instant.parse(at).toEpochMilli(), count);
    }
}
