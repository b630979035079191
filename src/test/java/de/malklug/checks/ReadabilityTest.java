/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadabilityTest {

    /** 30 words in 5 sentences, 30 syllables: 180 - 6 - 58.5; no long word: 0.2656 * 6 - 1.693. */
    @Test
    void figures_follow_the_named_formulas() {
        Readability easy = Readability.of("Wir gehen nicht, wir stehn hier. "
                        .replace("gehen", "gehn")
                        .repeat(5))
                .orElseThrow();

        assertThat(easy.words()).isEqualTo(30);
        assertThat(easy.sentences()).isEqualTo(5);
        assertThat(easy.amstad()).isCloseTo(115.5, within(0.01));
        assertThat(easy.wiener()).isCloseTo(-0.0994, within(0.001));
    }

    @Test
    void a_short_text_has_no_figures() {
        assertThat(Readability.of("Heute ist Markt.")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Haus,1",
        "Bauen,2",
        "Straße,2",
        "Konferenz,3",
        "Bürgerbeteiligung,6",
        "Station,3",
        "Eule,2",
        "Ei,1",
        "ÖPNV,1",
        "Quelle,2"
    })
    void syllables_are_counted_by_vowels(String word, int syllables) {
        assertThat(Syllables.of(word)).isEqualTo(syllables);
    }
}
