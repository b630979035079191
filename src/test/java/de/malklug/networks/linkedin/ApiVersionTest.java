/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import static de.malklug.testing.TestMessages.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.Warning;
import de.malklug.testing.LogWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ApiVersionTest {

    private final TestLinkedIn linkedin = new TestLinkedIn();

    @AfterEach
    void stop() {
        linkedin.close();
    }

    private ApiVersion version() {
        return new ApiVersion(TestLinkedIn.settings(linkedin.settings), linkedin.clock);
    }

    @Test
    void every_call_names_the_version_of_the_settings() {
        linkedin.settings.put("version", "202611");

        linkedin.publish(linkedin.request(text("Hallo")));

        assertThat(linkedin.standIn.calls()).isNotEmpty().allSatisfy(call -> {
            assertThat(call.header("LinkedIn-Version")).isEqualTo("202611");
            assertThat(call.header("X-Restli-Protocol-Version")).isEqualTo("2.0.0");
        });
    }

    @Test
    void a_version_is_no_longer_served_after_a_year() {
        assertThat(version().ends()).hasToString("2027-09-15");
    }

    @Test
    void sixty_days_before_its_end_a_version_is_warned_of() {
        linkedin.clock.set(Instant.parse("2027-07-16T23:59:59Z"));
        assertThat(linkedin.network().warnings()).isEmpty();

        linkedin.clock.set(Instant.parse("2027-07-17T00:00:00Z"));
        assertThat(linkedin.network().warnings())
                .containsExactly(new Warning("linkedin-version-ends", List.of("202609", "2027-09-15")));

        linkedin.clock.set(Instant.parse("2027-09-15T00:00:00Z"));
        assertThat(linkedin.network().warnings())
                .containsExactly(new Warning("linkedin-version-over", List.of("202609", "2027-09-15")));
    }

    @Test
    void the_log_warns_once_a_day() {
        linkedin.clock.set(Instant.parse("2027-08-01T09:00:00Z"));
        ApiVersion version = version();
        try (LogWatch log = LogWatch.open()) {
            version.header();
            version.header();
            assertThat(log.text().lines().filter(line -> line.contains("202609")))
                    .hasSize(1);
            linkedin.clock.advance(Duration.ofDays(1));
            version.header();
            assertThat(log.text().lines().filter(line -> line.contains("202609")))
                    .hasSize(2);
        }
    }

    @Test
    void health_tells_until_when_and_stays_up() {
        LinkedInHealth health = new LinkedInHealth(version());
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails())
                .containsEntry("served-until", "2027-09-15")
                .doesNotContainKey("warning");

        linkedin.clock.set(Instant.parse("2027-08-01T09:00:00Z"));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsKey("warning");
    }

    @Test
    void a_retired_version_is_a_wrong_setting() {
        linkedin.standIn.servesOnly("202710");

        PublishOutcome outcome = linkedin.publish(linkedin.request(text("Hallo")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.CONFIGURATION));
    }

    @Test
    void a_version_is_a_year_and_a_month() {
        assertThatThrownBy(() -> TestLinkedIn.settings(Map.of("version", "2026-09")))
                .rootCause()
                .hasMessageContaining("malklug.networks.linkedin.version");
    }
}
