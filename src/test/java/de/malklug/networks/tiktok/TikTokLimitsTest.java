/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Message;
import de.malklug.networks.Message.Media;
import de.malklug.networks.Misfit;
import de.malklug.networks.Misfit.Kind;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.StandInAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TikTokLimitsTest {

    private static final Media PHOTO = new Media("2".repeat(64), "image/png", 4_000, 1280, 720, "Bild");

    @TempDir
    Path folder;

    private TestTikTok tiktok;

    @BeforeEach
    void open() {
        tiktok = new TestTikTok(folder);
    }

    @AfterEach
    void close() {
        tiktok.close();
    }

    @ParameterizedTest
    @CsvSource({"2200, a, 0", "2201, a, 1", "1100, 🌱, 0", "1101, 🌱, 1", "2200, ä, 0"})
    void a_caption_is_counted_in_utf_16(int times, String character, int misfits) {
        assertThat(kinds(null, character.repeat(times), film(60, 1080, 1920))).hasSize(misfits);
    }

    @Test
    void photos_may_have_more_text_and_a_short_title() {
        assertThat(kinds("Titel", "a".repeat(4_000), PHOTO)).isEmpty();
        assertThat(kinds("Titel", "a".repeat(4_001), PHOTO)).containsExactly(Kind.TEXT_TOO_LONG);
        assertThat(kinds("a".repeat(91), "Text", PHOTO)).containsExactly(Kind.TITLE_TOO_LONG);
    }

    @Test
    void something_has_to_be_shown_but_not_everything_together() {
        Media film = film(60, 1080, 1920);

        assertThat(kinds(null, "Text")).containsExactly(Kind.MEDIA_NEEDED);
        assertThat(kinds(null, "Text", film, PHOTO)).containsExactly(Kind.MEDIA_MIX);
        assertThat(kinds(null, "Text", film, film)).containsExactly(Kind.TOO_MANY_MEDIA);
        assertThat(kinds(null, "Text", Collections.nCopies(36, PHOTO).toArray(new Media[0])))
                .containsExactly(Kind.TOO_MANY_MEDIA);
    }

    @Test
    void photos_are_fetched_and_videos_are_sent() {
        TikTokNetwork network = tiktok.network();

        assertThat(network.fetches(TestMessages.part("Text", PHOTO), network.limits()))
                .isTrue();
        assertThat(network.fetches(TestMessages.part("Text", film(60, 1080, 1920)), network.limits()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"360, 640, 0", "359, 640, 1", "2160, 4096, 0", "2160, 4097, 1", "0, 0, 0"})
    void a_video_has_a_least_and_a_largest_side(int width, int height, int misfits) {
        assertThat(kinds(null, "Text", film(60, width, height))).hasSize(misfits);
    }

    @Test
    void threads_are_not_offered() {
        Message thread =
                new Message(List.of(TestMessages.part("Eins", film(60, 1080, 1920)), TestMessages.part("Zwei")), "de");

        assertThat(tiktok.network().misfits(thread, tiktok.network().limits()))
                .extracting(Misfit::kind)
                .containsExactly(Kind.TOO_MANY_PARTS);
    }

    @Test
    void how_long_a_video_may_be_depends_on_the_creator() {
        TikTokNetwork network = tiktok.network();

        assertThat(network.limits().videos().longest()).isEqualTo(Duration.ofMinutes(10));
        assertThat(network.limits(tiktok.account()).videos().longest()).isEqualTo(Duration.ofMinutes(5));
        tiktok.standIn.takesVideosUpTo(60);
        assertThat(network.limits(tiktok.account()).videos().longest()).isEqualTo(Duration.ofMinutes(5));
        tiktok.clock.advance(Duration.ofHours(2));
        assertThat(network.limits(tiktok.account()).videos().longest()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_creator_who_cannot_be_asked_about_has_the_documented_limits_and_is_asked_again_soon() {
        TikTokNetwork network = tiktok.network();
        tiktok.standIn.mischief().on("creator_info.query").next(StandInAnswer.file("any-500-internal.json"));

        assertThat(network.limits(tiktok.account()).videos().longest()).isEqualTo(Duration.ofMinutes(10));
        tiktok.clock.advance(Duration.ofMinutes(6));
        assertThat(network.limits(tiktok.account()).videos().longest()).isEqualTo(Duration.ofMinutes(5));
    }

    private static Media film(int seconds, int width, int height) {
        return new Media("1".repeat(64), "video/mp4", 4_000, width, height, Duration.ofSeconds(seconds), "Film");
    }

    private List<Kind> kinds(@Nullable String title, String text, Media... media) {
        Message message = new Message(List.of(TestMessages.part(text, media)), "de", title);
        return tiktok.network().misfits(message, tiktok.network().limits()).stream()
                .map(Misfit::kind)
                .toList();
    }
}
