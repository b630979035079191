/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final String HERE = "192.0.2.1";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-09T08:00:00Z"));
    private final LoginThrottle throttle = new LoginThrottle(login(3, Duration.ofMinutes(5)), clock);

    @Test
    void a_few_wrong_passwords_are_forgiven() {
        wrong(2);
        assertThat(throttle.pausedUntil("admin", HERE)).isEmpty();
    }

    @Test
    void then_the_name_must_pause_wherever_it_comes_from() {
        wrong(3);
        assertThat(throttle.pausedUntil("Admin", "198.51.100.9"))
                .contains(clock.instant().plusSeconds(30));
    }

    @Test
    void the_pause_doubles_up_to_its_limit() {
        wrong(4);
        assertThat(throttle.pausedUntil("admin", HERE)).contains(clock.instant().plusSeconds(60));
        wrong(20);
        assertThat(throttle.pausedUntil("admin", HERE)).contains(clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void after_the_pause_another_try_is_looked_at() {
        wrong(3);
        clock.advance(Duration.ofSeconds(31));
        assertThat(throttle.pausedUntil("admin", HERE)).isEmpty();
    }

    @Test
    void the_right_password_forgets_the_wrong_ones() {
        wrong(2);
        throttle.rightPassword("admin");
        wrong(2);
        assertThat(throttle.pausedUntil("admin", HERE)).isEmpty();
    }

    @Test
    void an_address_that_tries_many_names_must_pause() {
        for (int i = 0; i < 30; i++) {
            throttle.wrongPassword("name" + i, HERE);
        }
        assertThat(throttle.pausedUntil("somebody-else", HERE)).isPresent();
        assertThat(throttle.pausedUntil("somebody-else", "198.51.100.9")).isEmpty();
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            throttle.wrongPassword("admin", HERE);
        }
    }

    static SecuritySettings.Login login(int tries, Duration longestPause) {
        return new SecuritySettings.Login(
                tries,
                Duration.ofSeconds(30),
                longestPause,
                Duration.ofHours(12),
                Duration.ofDays(7),
                Duration.ofHours(1));
    }
}
