/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyPostsTest {

    private static final int POSTS = 10_000;

    @TempDir
    Path folder;

    @Test
    void ten_thousand_posts_in_one_file_are_read_and_checked_in_seconds() {
        CampaignFixture fixture = new CampaignFixture(folder).write("soest.yaml", posts());

        CampaignReading reading = assertTimeout(Duration.ofMinutes(2), fixture::read);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.campaigns().getFirst().posts()).hasSize(POSTS);
    }

    @Test
    void ten_thousand_posts_all_of_them_wrong_are_all_reported() {
        CampaignFixture fixture = new CampaignFixture(folder).write("soest.yaml", posts().replace("theme:", "thema:"));

        CampaignReading reading = assertTimeout(Duration.ofMinutes(2), fixture::read);

        assertThat(reading.problems()).hasSize(POSTS);
    }

    static String posts() {
        StringBuilder file = new StringBuilder("municipality: soest\nposts:\n");
        LocalDateTime at = LocalDateTime.of(2026, 4, 1, 8, 0);
        for (int i = 0; i < POSTS; i++) {
            file.append(String.format(Locale.ROOT, """
                      - id: beitrag-%d
                        at: %s
                        status: approved
                        theme: klima
                        on: [mastodon, bluesky]
                        text: |
                          Nr. %d: Grüße aus Soest
                          #5mal #klug
                        link: https://smartcities-suedwestfalen.com/konferenz/
                        media:
                          - { file: media/wall.png, alt: "Wall mit Lastenrad" }
                        variants:
                          bluesky: { text: "Kürzer %d #5mal" }
                        thread:
                          - text: "2/2 Mehr dazu"
                    """, i, at.plusMinutes(20L * i % 300_000), i, i));
        }
        return file.toString();
    }
}
