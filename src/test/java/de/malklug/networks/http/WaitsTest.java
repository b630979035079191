/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitsTest {

    private static final Instant NOW = Instant.parse("2026-11-09T08:00:00Z");
    private static final String RESET = "X-RateLimit-Reset";

    private final SettableClock clock = new SettableClock(NOW);

    private static HttpAnswer answer(String... headers) {
        return new HttpAnswer(429, Headers.of(headers), "", true);
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 30, 30",
        "Retry-After, 0, 1",
        "Retry-After, 'Mon, 09 Nov 2026 08:02:00 GMT', 120",
        "Retry-After, 9999999, 86400",
        "X-RateLimit-Reset, 2026-11-09T08:05:00.000000Z, 300",
        "X-RateLimit-Reset, 2026-11-09T08:05:00.123Z, 300.123",
        "X-RateLimit-Reset, 2026-11-09T09:05:00+01:00, 300",
        "X-RateLimit-Reset, 1794211500, 300",
        "X-RateLimit-Reset, 45, 45",
        "X-RateLimit-Reset, 2026-11-09T07:59:59Z, 60",
        "X-RateLimit-Reset, 2026-12-24T00:00:00Z, 86400",
    })
    void a_named_wait_is_kept_within_bounds(String header, String value, double seconds) {
        assertThat(Waits.named(answer(header, value), clock, RESET))
                .isEqualTo(NOW.plusMillis(Math.round(seconds * 1000)));
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After, soon",
        "Retry-After, 99999999999999999999",
        "X-RateLimit-Reset, tomorrow",
        "X-RateLimit-Reset, ''",
        "Other, 30"
    })
    void what_cannot_be_read_is_no_wait(String header, String value) {
        assertThat(Waits.named(answer(header, value), clock, RESET)).isNull();
    }

    @Test
    void the_longest_of_several_counts() {
        assertThat(Waits.named(answer("Retry-After", "30", RESET, "2026-11-09T08:05:00Z"), clock, RESET))
                .isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void a_server_whose_clock_is_wrong_means_its_own_time() {
        HttpAnswer tenMinutesAhead = answer("Date", "Mon, 09 Nov 2026 08:10:00 GMT", RESET, "2026-11-09T08:15:00Z");

        assertThat(Waits.named(tenMinutesAhead, clock, RESET)).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void no_wait_is_no_wait() {
        assertThat(Waits.longest(NOW, List.of())).isNull();
    }
}
