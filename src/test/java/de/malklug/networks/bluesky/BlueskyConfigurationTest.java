/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Network;
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.networks.http.NetworkHttpSettings;
import de.malklug.testing.TestHttp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class BlueskyConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(BlueskyConfiguration.class)
            .withBean(NetworkHttp.class, () -> TestHttp.givingUpAfter(Duration.ofSeconds(1)))
            .withBean(
                    NetworkHttpSettings.class,
                    () -> new NetworkHttpSettings(
                            "malklug/test",
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            1,
                            Duration.ofSeconds(1)))
            .withBean(SessionStore.class, TestBluesky.InMemorySessions::new)
            .withBean(Clock.class, Clock::systemUTC);

    @Test
    void without_settings_everything_is_as_documented() {
        context.run(started -> {
            assertThat(started.getBean(Network.class).id()).hasToString("bluesky");
            assertThat(started.getBean(BlueskySettings.class)).isEqualTo(TestBluesky.settings(Map.of()));
            assertThat(started.getBean(BlueskySettings.class).card())
                    .isEqualTo(new BlueskySettings.Card(true, false, Duration.ofSeconds(10), 1_048_576, 5));
        });
    }

    @Test
    void every_figure_can_be_set() {
        context.withPropertyValues(
                        "malklug.networks.bluesky.settling-time=5s",
                        "malklug.networks.bluesky.web-address=http://127.0.0.1:9",
                        "malklug.networks.bluesky.card.fetch=false",
                        "malklug.networks.bluesky.media.thumbnail-bytes=1")
                .run(started -> {
                    BlueskySettings settings = started.getBean(BlueskySettings.class);
                    assertThat(settings.settlingTime()).isEqualTo(Duration.ofSeconds(5));
                    assertThat(settings.webAddress()).hasToString("http://127.0.0.1:9");
                    assertThat(settings.card().fetch()).isFalse();
                    assertThat(settings.media().thumbnailBytes()).isEqualTo(1);
                });
    }
}
