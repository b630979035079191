/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramTextTest {

    private static final String LINK = "https://soest.example/klima";

    private final TelegramLimits limits =
            new TelegramLimits(TestTelegram.settings(Map.of()).limits());

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "'',                       0",
        "Soest,                    5",
        "Grüße,                    5",
        "'  Soest  ',              5",
        "🌱,                       1",
        "👍🏽,                       2",
        "👩‍👩‍👧,                      5",
        "🇩🇪,                       2",
        "e\u0301,                  2",
        "'a\nb',                   3"
    })
    void code_points_are_counted_after_space_around_is_cut(String text, int count) {
        assertThat(TelegramText.count(text)).isEqualTo(count);
    }

    @Test
    void the_link_is_marked_in_utf_16_units() {
        TelegramText text = TelegramText.of(linking("👩‍👩‍👧 Grüße 🌱 " + LINK + ", ab heute", LINK));

        assertThat(text.marks())
                .singleElement()
                .satisfies(mark -> assertThat(text.text().substring(mark.offset(), mark.offset() + mark.length()))
                        .isEqualTo(LINK))
                .extracting(TelegramText.Mark::offset)
                .isEqualTo(8 + 1 + 5 + 1 + 2 + 1);
    }

    @Test
    void space_before_the_text_does_not_shift_the_mark() {
        assertThat(TelegramText.of(linking("   Hier: " + LINK, LINK))
                        .marks()
                        .getFirst()
                        .offset())
                .isEqualTo("Hier: ".length());
    }

    @Test
    void a_link_the_text_does_not_name_follows_it_and_is_marked() {
        TelegramText text = TelegramText.of(linking("Mehr dazu", LINK));

        assertThat(text.text()).isEqualTo("Mehr dazu\n\n" + LINK);
        assertThat(text.marks().getFirst().offset()).isEqualTo("Mehr dazu\n\n".length());
    }

    @Test
    void a_longer_address_that_begins_alike_is_not_cut_in_two() {
        TelegramText text = TelegramText.of(linking(LINK + "/2030 und " + LINK + ".", LINK));

        assertThat(text.marks())
                .singleElement()
                .extracting(TelegramText.Mark::offset)
                .isEqualTo((LINK + "/2030 und ").length());
    }

    @Test
    void a_text_too_long_for_a_caption_follows_its_picture() {
        Message.Media picture = new de.malklug.testing.TestMessages(folder).picture("Wall");

        List<Piece> pieces =
                Piece.of(thread(part("a".repeat(1_024), picture), part("a".repeat(1_025), picture)), 1_024);

        assertThat(pieces).extracting(piece -> piece.text().length()).containsExactly(1_024, 0, 1_025);
        assertThat(pieces).extracting(piece -> piece.media().size()).containsExactly(1, 1, 0);
    }

    @ParameterizedTest
    @CsvSource({"4096, false", "4097, true"})
    void a_message_has_at_most_4096_code_points(int count, boolean tooLong) {
        assertThat(misfits(text("🌱".repeat(count))).contains(Misfit.Kind.TEXT_TOO_LONG))
                .isEqualTo(tooLong);
    }

    @Test
    void a_gif_stands_alone_and_an_album_has_at_most_ten() {
        Message.Media gif = new Message.Media("1", "image/gif", 1_000, 100, 100, "Welle");
        Message.Media photo = new Message.Media("2", "image/jpeg", 1_000, 100, 100, "Wall");

        assertThat(misfits(thread(part("", gif)))).isEmpty();
        assertThat(misfits(thread(part("", gif, photo)))).containsExactly(Misfit.Kind.MEDIA_MIX);
        assertThat(misfits(thread(new Message.Part("", null, java.util.Collections.nCopies(11, photo)))))
                .containsExactly(Misfit.Kind.TOO_MANY_MEDIA);
    }

    @Test
    void pictures_and_videos_may_stand_together_but_not_in_every_size() {
        Message.Media video = new Message.Media("1", "video/mp4", 50_000_001, 640, 360, "Rundgang");
        Message.Media wide = new Message.Media("2", "image/jpeg", 1_000, 2_100, 100, "Horizont");

        assertThat(misfits(thread(part("", video, wide))))
                .containsExactly(Misfit.Kind.MEDIA_TOO_LARGE, Misfit.Kind.MEDIA_TOO_WIDE);
    }

    @Test
    void a_long_alt_text_is_no_misfit_because_there_is_no_field_for_it() {
        Message.Media photo = new Message.Media("2", "image/jpeg", 1_000, 100, 100, "a".repeat(5_000));

        assertThat(misfits(thread(part("", photo)))).isEmpty();
    }

    @Test
    void nothing_at_all_is_told_before() {
        assertThat(misfits(text(" \n "))).containsExactly(Misfit.Kind.TEXT_EMPTY);
    }

    private List<Misfit.Kind> misfits(Message message) {
        Limits documented = limits.documented();
        return TelegramLimits.misfits(message, documented).stream()
                .map(Misfit::kind)
                .toList();
    }
}
