/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.Misfit.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadsLimitsTest {

    private static final Message.Media PHOTO = new Message.Media("aa", "image/jpeg", 100_000, 1_200, 900, "Bild");

    private final ThreadsLimits limits =
            new ThreadsLimits(TestThreads.settings(Map.of()).limits());

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "Grüße, 5",
        "'a\u0301', 2",
        "日本, 2",
        "🌱, 4",
        "👍🏽, 8",
        "❤️, 6",
        "👩‍👩‍👧, 18",
        "🇩🇪, 8",
        "5️⃣, 7",
        "'#5malklug 12*', 13",
        "'Hallo 🌱!', 11",
    })
    void emoji_count_as_their_bytes_and_all_else_as_characters(String text, int count) {
        assertThat(ThreadsText.count(text)).isEqualTo(count);
    }

    @Test
    void five_hundred_characters_fit() {
        assertThat(misfits(text("x".repeat(496) + "🌱"))).isEmpty();
        assertThat(misfits(text("x".repeat(497) + "🌱"))).containsExactly(Misfit.of(Kind.TEXT_TOO_LONG, 1, 501, 500));
    }

    @Test
    void a_link_shown_as_a_card_does_not_count_and_one_below_a_picture_does() {
        String text = "x".repeat(490);
        assertThat(misfits(thread(linking(text, "https://example.org/")))).isEmpty();
        assertThat(misfits(thread(linking(text, "https://example.org/", PHOTO))))
                .containsExactly(Misfit.of(Kind.TEXT_TOO_LONG, 1, 512, 500));
    }

    @Test
    void five_links_fit() {
        String five = String.join(
                " ",
                IntStream.range(0, 5)
                        .mapToObj(number -> "https://example.org/" + number)
                        .toList());
        assertThat(misfits(text(five))).isEmpty();
        assertThat(misfits(thread(linking(five, "https://example.org/6"))))
                .containsExactly(Misfit.of(Kind.TOO_MANY_LINKS, 1, 6, 5));
    }

    @Test
    void a_part_says_or_shows_something() {
        assertThat(misfits(thread(part("Hallo"), part(" ")))).containsExactly(Misfit.of(Kind.TEXT_EMPTY, 2));
        assertThat(misfits(thread(part("", PHOTO)))).isEmpty();
    }

    @Test
    void twenty_pictures_fit_into_a_carousel() {
        Message.Media[] many = IntStream.range(0, 21).mapToObj(i -> PHOTO).toArray(Message.Media[]::new);
        assertThat(misfits(thread(part("Viele", many)))).containsExactly(Misfit.of(Kind.TOO_MANY_MEDIA, 1, 21, 20));
    }

    @Test
    void videos_last_five_minutes_at_most() {
        Message.Media video =
                new Message.Media("bb", "video/mp4", 100_000, 1_080, 1_920, Duration.ofSeconds(301), "Film");
        assertThat(misfits(thread(part("Film", video))))
                .containsExactly(new Misfit(Kind.VIDEO_TOO_LONG, 1, 1, List.of(301L, 300L)));
    }

    @Test
    void media_is_fetched_so_malklug_needs_a_public_address() {
        assertThat(limits.documented().fetched()).isTrue();
    }

    private List<Misfit> misfits(Message message) {
        return limits.misfits(message, limits.documented());
    }
}
