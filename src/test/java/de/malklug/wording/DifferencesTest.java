/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.wording;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.wording.Differences.Hunk;
import de.malklug.wording.Differences.Kind;
import de.malklug.wording.Differences.Stretch;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    @Test
    void a_changed_word_is_told_and_everything_else_is_kept() {
        List<Stretch> words =
                Differences.words("Soest will bis 2030\nklimaneutral sein.", "Soest wird bis 2030\nklimaneutral sein.");
        assertThat(words)
                .containsExactly(
                        new Stretch(Kind.SAME, "Soest "),
                        new Stretch(Kind.REMOVED, "will"),
                        new Stretch(Kind.ADDED, "wird"),
                        new Stretch(Kind.SAME, " bis 2030\nklimaneutral sein."));
    }

    @Test
    void both_texts_can_be_put_together_again() {
        String before = "a  b\n\nc d";
        String after = "b\n\nx c  d e";
        List<Stretch> words = Differences.words(before, after);
        assertThat(without(words, Kind.ADDED)).isEqualTo(before);
        assertThat(without(words, Kind.REMOVED)).isEqualTo(after);
    }

    @Test
    void paragraphs_stand_in_place_of_each_other() {
        assertThat(Differences.paragraphs("eins\n\nzwei\n\ndrei", "eins\n\nzwo\n\ndrei\n\nvier"))
                .containsExactly(
                        new Hunk(true, List.of("eins"), List.of("eins")),
                        new Hunk(false, List.of("zwei"), List.of("zwo")),
                        new Hunk(true, List.of("drei"), List.of("drei")),
                        new Hunk(false, List.of(), List.of("vier")));
    }

    @Test
    void nothing_differs_from_itself_and_an_empty_text_has_no_paragraph() {
        assertThat(Differences.words("", "")).isEmpty();
        assertThat(Differences.words("gleich", "gleich")).containsExactly(new Stretch(Kind.SAME, "gleich"));
        assertThat(Differences.paragraphs("", "neu")).containsExactly(new Hunk(false, List.of(), List.of("neu")));
    }

    private static String without(List<Stretch> words, Kind kind) {
        return words.stream()
                .filter(each -> each.kind() != kind)
                .map(Stretch::text)
                .collect(Collectors.joining());
    }
}
