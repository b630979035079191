/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {

    private static final List<String> KEYS =
            List.of("id", "at", "status", "title", "theme", "on", "text", "link", "media", "variants", "thread");

    @ParameterizedTest
    @CsvSource({
        "txet, text",
        "Text, text",
        "texts, text",
        "tittel, title",
        "varaints, variants",
        "medien, media",
        "thraed, thread",
        "links, link",
        "stauts, status",
        "ids, id"
    })
    void a_slip_of_the_fingers_is_understood(String written, String meant) {
        assertThat(Nearest.to(written, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"farbe", "zielgruppe", "", "x", "municipality"})
    void another_word_is_not(String written) {
        assertThat(Nearest.to(written, KEYS)).isEmpty();
    }

    @Test
    void very_long_words_cost_nothing() {
        assertThat(Nearest.to("text".repeat(100_000), KEYS)).isEmpty();
    }
}
