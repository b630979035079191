/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Grüße aus Soest                       | 15",
                "„Smart“ – so heißt es bei uns … schon | 38",
                "Ende der Strecke?                     | 17",
                "東京                                    | 4",
                "한국                                    | 4",
                "Жанна                                 | 5",
                "1 €                                   | 4",
            })
    void most_latin_text_weighs_one_and_the_rest_two(String text, int weight) {
        assertThat(WeightedText.length(text)).isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource({
        "🌱, 2",
        "👩‍👩‍👧, 2",
        "👨‍👩‍👧‍👦👨‍👩‍👧‍👦, 4",
        "🙋🏽, 2",
        "👩🏽‍🚒, 2",
        "🇩🇪🇺🇦, 4",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿, 2",
        "1⃣, 2",
        "3️⃣, 2",
        "❤️, 2",
        "❤️‍🔥, 2",
        "☺, 2",
        "🚲🌱💡, 6",
        "⚕, 2",
        "🔥🏽, 4",
        "©, 1",
        "®️, 2",
        "☺︎, 4",
    })
    void an_emoji_weighs_two_however_it_is_composed(String text, int weight) {
        assertThat(WeightedText.length(text)).isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://smartcities-suedwestfalen.com/konferenz/                 | 23",
                "http://a.de                                                      | 23",
                "https://example.org/?a=1&b=2#c                                   | 23",
                "HTTPS://EXAMPLE.ORG/A                                            | 23",
                "https://müllabfuhr.de/ä                                          | 23",
                "https://example.org:8080/weg                                     | 23",
                "https://xn--mllabfuhr-9db.de                                     | 23",
                "Mehr: https://soest.de.                                          | 30",
                "(https://soest.de/a_(b))                                         | 25",
                "soest.de                                                         | 23",
                "www.olpe.de/rathaus, bitte                                       | 30",
                "Auf soest.de und olpe.de                                         | 55",
                "Ende.Neu                                                         | 8",
                "Am 5.12. um 10.30 Uhr                                            | 21",
                "stadt@soest.de                                                   | 14",
                "z.B. und d.h.                                                    | 13",
                "#soest.de                                                        | 9",
                "datei.pdf                                                        | 9",
                "soest.de.Und weiter                                              | 34",
            })
    void a_link_weighs_23_however_long_it_is(String text, int weight) {
        assertThat(WeightedText.length(text)).isEqualTo(weight);
    }

    @Test
    void a_letter_and_its_accent_are_one() {
        assertThat(WeightedText.length("u\u0308ber")).isEqualTo(4);
    }

    @Test
    void a_host_with_a_label_that_is_too_long_is_no_link() {
        String label = "a".repeat(64);

        assertThat(WeightedText.length("https://" + label + ".de")).isEqualTo(8 + 64 + 3);
    }

    @Test
    void a_very_long_text_is_counted_quickly() {
        String text = "https://" + "somesuperlongurl".repeat(2_000) + ".com/foo " + "a.".repeat(5_000);

        assertThat(WeightedText.length(text)).isGreaterThan(40_000);
    }
}
