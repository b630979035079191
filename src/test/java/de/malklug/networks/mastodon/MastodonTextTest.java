/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MastodonTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 0",
                "Grüße | 5",
                "e\u0301 | 1",
                "👩‍👩‍👧‍👦 | 1",
                "🇩🇪🇩🇪 | 2",
                "👍🏽 | 1",
                "https://example.org | 23",
                "https://example.org/a/very/long/path?with=query&and=more#fragment | 23",
                "http://a.de | 23",
                "HTTPS://EXAMPLE.ORG/X | 23",
                "Siehe https://example.org/x. | 30",
                "(https://example.org/x) | 25",
                "https://de.wikipedia.org/wiki/Soest_(Stadt) | 23",
                "https://münster.de/straße | 23",
                "https://example.org:8443/x | 23",
                "https://example.org/x https://example.org/y | 47",
                "example.org/without/protocol | 28",
                "www.example.org | 15",
                "https://localhost/x | 19",
                "xhttps://example.org | 20",
                "ühttps://example.org | 24",
                "ftp://example.org/x | 19",
                "@soest | 6",
                "@soest@nrw.social | 6",
                "Hallo @soest@nrw.social! | 13",
                "post@soest.de | 13",
                "#SmartCity | 10",
            })
    void a_text_is_counted_as_mastodon_counts(String text, int count) {
        assertThat(MastodonText.count(text, 23)).isEqualTo(count);
    }

    @Test
    void a_line_break_is_a_character() {
        assertThat(MastodonText.count("a\nb", 23)).isEqualTo(3);
    }

    @Test
    void a_server_may_reserve_another_length_for_links() {
        assertThat(MastodonText.count("https://example.org", 40)).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.",
                "https://a.de/.,",
                "@a",
                "@a@b-",
                "@",
                "a.",
                "<p>",
                "<",
                "</p> ",
                "((",
            })
    void no_text_however_odd_takes_long(String piece) {
        String odd = "https://a.de/" + piece.repeat(40_000) + "x @" + piece.repeat(40_000);

        assertTimeout(Duration.ofSeconds(10), () -> {
            assertThat(MastodonText.count(odd, 23)).isPositive();
            assertThat(MastodonText.mayBe(odd, "x")).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"de,de", "de-DE,de", "en-GB,en", "nds,nds"})
    void a_language_is_told_without_its_country(String tag, String told) {
        assertThat(MastodonText.language(tag)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Hallo Soest: <a href=\"/tags/x\">#<span>x</span></a></p>",
                "<p>Hallo <strong>Soest</strong>:<br/>#x</p>",
                "Hallo&nbsp;Soest: #x"
            })
    void markup_does_not_change_words(String html) {
        assertThat(MastodonText.mayBe(html, "Hallo Soest: #x")).isTrue();
    }

    @Test
    void other_words_are_other_words() {
        assertThat(MastodonText.mayBe("<p>Hallo Olpe</p>", "Hallo Soest")).isFalse();
    }

    @Test
    void a_page_is_read_as_lines() {
        assertThat(MastodonText.plain("<p>Eins &amp; zwei<br />drei</p><p>vier</p>"))
                .isEqualTo("Eins & zwei\ndrei\n\nvier");
    }
}
