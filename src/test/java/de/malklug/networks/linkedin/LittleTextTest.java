/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LittleTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"Grüße (herzliche) aus Soest\" | \"Grüße \\(herzliche\\) aus Soest\"",
                "\"haus_der_jugend\"              | \"haus\\_der\\_jugend\"",
                "\"a\\b\"                         | \"a\\\\b\"",
                "\"{{x}}\"                        | \"\\{\\{x\\}\\}\"",
                "\"post@soest.de\"                | \"post\\@soest.de\"",
                "\"1 < 2 > 0 ~ [5] * 7\"          | \"1 \\< 2 \\> 0 \\~ \\[5\\] \\* 7\"",
                "\"https://x.de/a_b#c\"           | \"https://x.de/a\\_b\\#c\"",
                "\"Platz #1\"                     | \"Platz \\#1\"",
                "\"C# und #\"                     | \"C\\# und \\#\"",
                "\"Wir: #5malklug!\"              | \"Wir: {hashtag|\\#|5malklug}!\"",
                "\"#Smart_City\"                  | \"{hashtag|\\#|Smart\\_City}\"",
                "\"(#Grüße)\"                     | \"\\({hashtag|\\#|Grüße}\\)\"",
            })
    void reserved_characters_are_escaped_and_hashtags_stay_hashtags(String text, String little) {
        assertThat(LittleText.of(text)).isEqualTo(little);
    }

    @Test
    void a_bar_is_escaped_too() {
        assertThat(LittleText.of("a|b")).isEqualTo("a\\|b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Alles (wirklich) alles: {|}@[]<>#*_~\\ #5malklug #Smart_City und mehr",
                "\\\\ #a #b_c (#d) https://example.org/#e",
                "",
            })
    void what_was_escaped_reads_as_before(String text) {
        assertThat(LittleText.plain(LittleText.of(text))).isEqualTo(text);
    }

    @Test
    void a_plain_hashtag_reads_as_such() {
        assertThat(LittleText.plain("{hashtag|#|java} \\#java #java")).isEqualTo("#java #java #java");
    }
}
