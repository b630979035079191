/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Message;
import de.malklug.networks.PublishRequest;
import de.malklug.testing.TestMessages;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class YouTubeTextTest {

    @Test
    void hashtags_become_tags_once_each() {
        assertThat(tags(
                        "#Soest und #5malklug, nochmal #Soest; kein#Tag, ##doppelt, https://a.example/#anker #2026",
                        500))
                .startsWith("Soest", "5malklug")
                .hasSize(3);
    }

    @Test
    void tags_that_do_not_fit_are_left_out_but_the_marker_never() {
        List<String> tags = tags("#" + "a".repeat(30) + " #" + "b".repeat(30) + " #kurz", 24 + 31 + 5);

        assertThat(tags).hasSize(3).contains("a".repeat(30), "kurz");
        assertThat(String.join(",", tags)).hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void the_marker_belongs_to_one_delivery() {
        assertThat(YouTubeText.marker(request("Text", "a")))
                .matches("malklug-[0-9a-f]{16}")
                .isEqualTo(YouTubeText.marker(request("Anderer Text", "a")))
                .isNotEqualTo(YouTubeText.marker(request("Text", "b")));
    }

    @Test
    void without_a_headline_the_first_line_is_the_title() {
        assertThat(YouTubeText.title(TestMessages.text("\n  Erste Zeile  \nZweite")))
                .isEqualTo("Erste Zeile");
        assertThat(YouTubeText.title(new Message(TestMessages.text("Text").parts(), "de", " Titel ")))
                .isEqualTo("Titel");
    }

    private static List<String> tags(String text, int limit) {
        return YouTubeText.tags(request(text, "a"), limit);
    }

    private static PublishRequest request(String text, String key) {
        return new PublishRequest(
                key,
                TestYouTube.account(URI.create("http://127.0.0.1:1")),
                TestMessages.text(text),
                TestYouTube.NINE,
                media -> {
                    throw new AssertionError("No media in this test");
                });
    }
}
