/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Message;
import de.malklug.networks.Message.Media;
import de.malklug.networks.Message.Part;
import de.malklug.networks.Misfit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YouTubeLimitsTest {

    private static final Media FILM =
            new Media("1".repeat(64), "video/mp4", 4_000, 1920, 1080, Duration.ofMinutes(2), "Film");
    private static final Media PICTURE = new Media("2".repeat(64), "image/png", 4_000, 1280, 720, "Bild");

    private final YouTubeLimits limits = new YouTubeLimits(
            TestYouTube.settings(URI.create("http://127.0.0.1:1"), Map.of()).limits(), 10);

    @Test
    void a_video_with_a_title_fits() {
        assertThat(misfits("Titel", new Part("Text", null, List.of(FILM)))).isEmpty();
        assertThat(misfits("Titel", new Part("", null, List.of(FILM, PICTURE)))).isEmpty();
        assertThat(misfits(null, new Part("Kurze erste Zeile\nund mehr", null, List.of(FILM))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"100, 0", "101, 1"})
    void a_title_has_a_hundred_characters_whatever_they_are(int length, int misfits) {
        String title = "🌱".repeat(length);

        assertThat(misfits(title, new Part("Text", null, List.of(FILM)))).hasSize(misfits);
    }

    @Test
    void without_a_title_the_first_line_has_to_be_one() {
        assertThat(kinds(null, new Part("a".repeat(101), null, List.of(FILM))))
                .containsExactly(Misfit.Kind.TITLE_NEEDED);
        assertThat(kinds(null, new Part("", null, List.of(FILM)))).containsExactly(Misfit.Kind.TITLE_NEEDED);
    }

    @ParameterizedTest
    @CsvSource({"5000, a, 0", "5001, a, 1", "2500, ä, 0", "2501, ä, 1", "1250, 🌱, 0", "1251, 🌱, 1"})
    void a_description_has_five_thousand_bytes(int times, String character, int misfits) {
        assertThat(misfits("Titel", new Part(character.repeat(times), null, List.of(FILM))))
                .hasSize(misfits);
    }

    @Test
    void the_link_counts_with_the_description() {
        assertThat(kinds("Titel", new Part("a".repeat(4_990), URI.create("https://example.org"), List.of(FILM))))
                .containsExactly(Misfit.Kind.TEXT_TOO_MANY_BYTES);
    }

    @Test
    void angle_brackets_are_not_taken() {
        assertThat(kinds("Ich <3 Soest", new Part("a > b", null, List.of(FILM))))
                .containsExactly(Misfit.Kind.CHARACTER_NOT_ALLOWED, Misfit.Kind.CHARACTER_NOT_ALLOWED);
    }

    @Test
    void a_post_without_a_video_does_not_fit() {
        assertThat(kinds("Titel", new Part("Text", null, List.of()))).containsExactly(Misfit.Kind.VIDEO_NEEDED);
        assertThat(kinds("Titel", new Part("Text", null, List.of(PICTURE)))).containsExactly(Misfit.Kind.VIDEO_NEEDED);
    }

    @Test
    void two_videos_are_too_many() {
        assertThat(kinds("Titel", new Part("Text", null, List.of(FILM, FILM))))
                .containsExactly(Misfit.Kind.TOO_MANY_MEDIA);
    }

    @Test
    void a_video_is_at_most_twelve_hours_long() {
        Media endless = new Media("1".repeat(64), "video/mp4", 4_000, 1920, 1080, Duration.ofHours(13), "Film");

        assertThat(kinds("Titel", new Part("Text", null, List.of(endless))))
                .containsExactly(Misfit.Kind.VIDEO_TOO_LONG);
    }

    @Test
    void a_comment_has_ten_thousand_characters_and_no_media() {
        Part film = new Part("Text", null, List.of(FILM));

        assertThat(kinds("Titel", film, new Part("ä".repeat(10_000), null, List.of())))
                .isEmpty();
        assertThat(kinds("Titel", film, new Part("ä".repeat(10_001), null, List.of())))
                .containsExactly(Misfit.Kind.TEXT_TOO_LONG);
        assertThat(kinds("Titel", film, new Part("Mehr", null, List.of(PICTURE))))
                .containsExactly(Misfit.Kind.COMMENT_WITH_MEDIA);
        assertThat(kinds("Titel", film, new Part(" ", null, List.of()))).containsExactly(Misfit.Kind.TEXT_EMPTY);
    }

    private List<Misfit> misfits(@Nullable String title, Part... parts) {
        return limits.misfits(new Message(Stream.of(parts).toList(), "de", title), limits.documented());
    }

    private List<Misfit.Kind> kinds(@Nullable String title, Part... parts) {
        return misfits(title, parts).stream().map(Misfit::kind).toList();
    }
}
