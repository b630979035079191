/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
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

class InstagramLimitsTest {

    private static final Message.Media PHOTO = picture(1_200, 900);

    private final InstagramLimits limits =
            new InstagramLimits(TestInstagram.settings(Map.of()).limits());

    @Test
    void a_usual_post_fits() {
        assertThat(misfits(thread(
                        linking("Hallo @soest #5malklug", "https://example.org/", PHOTO, picture(800, 600)),
                        part("Ein Kommentar"))))
                .isEmpty();
    }

    @Test
    void captions_count_as_java_counts_and_the_link_with_them() {
        assertThat(misfits(thread(part("🌱".repeat(1_100), PHOTO)))).isEmpty();
        assertThat(misfits(thread(part("🌱".repeat(1_100) + "!", PHOTO))))
                .containsExactly(Misfit.of(Kind.TEXT_TOO_LONG, 1, 2_201, 2_200));
        assertThat(misfits(thread(linking("x".repeat(2_178), "https://example.org/", PHOTO))))
                .isEmpty();
        assertThat(misfits(thread(linking("x".repeat(2_179), "https://example.org/", PHOTO))))
                .containsExactly(Misfit.of(Kind.TEXT_TOO_LONG, 1, 2_201, 2_200));
    }

    @Test
    void a_post_needs_something_to_show() {
        assertThat(misfits(thread(part("Nur Text")))).containsExactly(Misfit.of(Kind.MEDIA_NEEDED, 1));
    }

    @Test
    void comments_have_words_and_nothing_to_show() {
        assertThat(misfits(thread(part("Post", PHOTO), part("Mit Bild", PHOTO), part(" "))))
                .containsExactly(Misfit.of(Kind.COMMENT_WITH_MEDIA, 2), Misfit.of(Kind.TEXT_EMPTY, 3));
    }

    @Test
    void hashtags_and_mentions_are_counted() {
        assertThat(misfits(thread(part(repeated("#wort", 30) + repeated("@konto", 20), PHOTO))))
                .isEmpty();
        assertThat(misfits(thread(part(repeated("#wort", 31) + repeated("@konto", 21), PHOTO))))
                .containsExactly(
                        Misfit.of(Kind.TOO_MANY_HASHTAGS, 1, 31, 30), Misfit.of(Kind.TOO_MANY_MENTIONS, 1, 21, 20));
    }

    private static String repeated(String word, int times) {
        return String.join(
                        " ", IntStream.range(0, times).mapToObj(i -> word + i).toList()) + " ";
    }

    @ParameterizedTest
    @CsvSource({
        "'#5malklug und #Smart_City', 2",
        "'nr#1 und a&#39; und https://a.example/#x', 0",
        "'#Bürgerbüro #日本', 2",
        "'# und ##', 0",
    })
    void a_hashtag_is_a_word_behind_its_sign(String text, int hashtags) {
        assertThat(InstagramText.hashtags(text)).isEqualTo(hashtags);
    }

    @ParameterizedTest
    @CsvSource({
        "'@stadt.soest und (@olpe)', 2",
        "'info@soest.de', 0",
        "'https://x.example/@soest', 0",
    })
    void a_mention_is_a_name_behind_its_sign(String text, int mentions) {
        assertThat(InstagramText.mentions(text)).isEqualTo(mentions);
    }

    @ParameterizedTest
    @CsvSource({
        "319, 300,    IMAGE_TOO_NARROW",
        "800, 1100,   MEDIA_TOO_TALL",
        "2000, 1000,  MEDIA_TOO_WIDE",
    })
    void pictures_that_cannot_be_mended_are_told(int width, int height, Kind kind) {
        assertThat(misfits(thread(part("Bild", picture(width, height)))))
                .extracting(Misfit::kind)
                .containsExactly(kind);
    }

    @Test
    void pictures_of_another_shape_than_the_first_would_be_cropped() {
        assertThat(misfits(thread(part("Zwei", PHOTO, picture(900, 900)))))
                .extracting(Misfit::kind, Misfit::media)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.MEDIA_WOULD_BE_CROPPED, 2));
    }

    @Test
    void ten_pictures_fit_into_a_carousel() {
        Message.Media[] eleven = IntStream.range(0, 11).mapToObj(i -> PHOTO).toArray(Message.Media[]::new);
        assertThat(misfits(thread(part("Viele", eleven)))).containsExactly(Misfit.of(Kind.TOO_MANY_MEDIA, 1, 11, 10));
    }

    @ParameterizedTest
    @CsvSource({"2, VIDEO_TOO_SHORT", "901, VIDEO_TOO_LONG"})
    void videos_last_three_seconds_to_a_quarter_of_an_hour(int seconds, Kind kind) {
        assertThat(misfits(thread(part("Film", video(seconds)))))
                .extracting(Misfit::kind)
                .containsExactly(kind);
        assertThat(misfits(thread(part("Film", video(900))))).isEmpty();
    }

    @Test
    void media_is_fetched_so_malklug_needs_a_public_address() {
        assertThat(limits.documented().fetched()).isTrue();
        assertThat(limits.documented().images().types()).containsExactly("image/jpeg");
    }

    private List<Misfit> misfits(Message message) {
        return limits.misfits(message, limits.documented());
    }

    private static Message.Media picture(int width, int height) {
        return new Message.Media("aa", "image/jpeg", 100_000, width, height, "Bild");
    }

    private static Message.Media video(int seconds) {
        return new Message.Media("bb", "video/mp4", 100_000, 1_080, 1_920, Duration.ofSeconds(seconds), "");
    }
}
