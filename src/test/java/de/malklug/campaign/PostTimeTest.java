/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostTimeTest {

    /** Its anchor event begins on 18 November 2026 at 10. */
    private final Campaign campaign = TestCampaign.around("2026-11-18T10:00");

    @ParameterizedTest
    @CsvSource({
        "2026-11-09T09:00, 2026-11-09T09:00",
        "2026-11-09 09:00:30, 2026-11-09T09:00:30",
        "anchor, 2026-11-18T10:00",
        "anchor 08:30, 2026-11-18T08:30",
        "anchor - 9 days 09:00, 2026-11-09T09:00",
        "anchor - 9 days, 2026-11-09T10:00",
        "anchor-9days 9:00, 2026-11-09T09:00",
        "anchor - 45 minutes, 2026-11-18T09:15",
        "anchor - 1 minute, 2026-11-18T09:59",
        "anchor + 6 hours, 2026-11-18T16:00",
        "anchor + 1 day 10:00, 2026-11-19T10:00",
        "anchor + 2 weeks 00:00, 2026-12-02T00:00",
        "ANCHOR - 1 Week, 2026-11-11T10:00",
        "anchor - 30 days 09:00, 2026-10-19T09:00"
    })
    void a_time_is_read_as_written(String written, LocalDateTime expected) {
        assertThat(PostTime.parse(written).in(campaign)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anchor -",
                "anchor 9 days",
                "anchor - days",
                "anchor - 9 Tage",
                "anchor - 9 days 9",
                "anchor - 9 days 09:60",
                "anchor - 2 hours 09:00",
                "anchors",
                "anchor - 9999999 days",
                "2026-11-09",
                "2026-11-09T9:00",
                "2026-13-09T09:00",
                "2026-02-29T09:00",
                "2026-11-09T09:00Z",
                "09.11.2026 09:00"
            })
    void what_is_no_time_is_refused(String written) {
        assertThatThrownBy(() -> PostTime.parse(written)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void every_time_is_read_back_as_it_was_written() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            PostTime.Unit unit = PostTime.Unit.values()[random.nextInt(4)];
            boolean timed = unit.compareTo(PostTime.Unit.DAY) >= 0 && random.nextBoolean();
            PostTime relative = new PostTime.Relative(
                    random.nextInt(-500, 500),
                    unit,
                    timed ? java.time.LocalTime.of(random.nextInt(24), random.nextInt(60)) : null);
            PostTime absolute = new PostTime.Absolute(
                    campaign.period().from().atStartOfDay().plusSeconds(random.nextInt(9_000_000)));

            assertThat(PostTime.parse(relative.written()).in(campaign)).isEqualTo(relative.in(campaign));
            assertThat(PostTime.parse(absolute.written())).isEqualTo(absolute);
        }
    }
}
