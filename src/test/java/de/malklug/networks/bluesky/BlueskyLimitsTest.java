/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.Mischief;
import de.malklug.testing.standin.StandInAnswer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlueskyLimitsTest {

    private final TestBluesky bluesky = new TestBluesky();
    private final BlueskyNetwork network = bluesky.network();

    @AfterEach
    void close() {
        bluesky.close();
    }

    @Test
    void a_text_has_300_characters_as_people_see_them() {
        String family = "👨‍👩‍👧‍👦";

        assertThat(misfits(TestMessages.text("ä".repeat(300)))).isEmpty();
        assertThat(misfits(TestMessages.text("ä".repeat(301)))).containsExactly(Misfit.Kind.TEXT_TOO_LONG);
        assertThat(misfits(TestMessages.text(family + "a".repeat(299)))).isEmpty();
    }

    @Test
    void a_text_has_3000_bytes_too() {
        String family = "👨‍👩‍👧‍👦";

        assertThat(misfits(TestMessages.text(family.repeat(120)))).isEmpty();
        assertThat(misfits(TestMessages.text(family.repeat(121)))).containsExactly(Misfit.Kind.TEXT_TOO_MANY_BYTES);
    }

    @Test
    void a_link_counts_in_full_where_it_stands_in_the_text_and_not_in_a_card() {
        String text = "a".repeat(290);
        String link = "https://example.org/";

        assertThat(misfits(TestMessages.thread(TestMessages.linking(text, link))))
                .isEmpty();
        assertThat(misfits(TestMessages.thread(TestMessages.linking(text, link, picture(10)))))
                .containsExactly(Misfit.Kind.TEXT_TOO_LONG);
    }

    @Test
    void there_are_four_pictures_and_one_video() {
        Message.Media picture = picture(10);

        assertThat(misfits(TestMessages.thread(TestMessages.part("4", picture, picture, picture, picture))))
                .isEmpty();
        assertThat(misfits(TestMessages.thread(TestMessages.part("5", picture, picture, picture, picture, picture))))
                .containsExactly(Misfit.Kind.TOO_MANY_MEDIA);
        assertThat(misfits(TestMessages.thread(TestMessages.part("1", media("video/mp4", 10)))))
                .isEmpty();
        assertThat(misfits(TestMessages.thread(TestMessages.part("2", picture, media("video/mp4", 10)))))
                .containsExactly(Misfit.Kind.MEDIA_MIX);
    }

    @Test
    void a_picture_has_a_type_the_app_shows_and_is_made_smaller_than_two_million_bytes() {
        assertThat(network.limits().images().bytes()).isEqualTo(2_000_000);
        assertThat(misfits(TestMessages.thread(TestMessages.part("b", picture(2_000_001)))))
                .isEmpty();
        assertThat(misfits(TestMessages.thread(TestMessages.part("b", media("image/gif", 10)))))
                .containsExactly(Misfit.Kind.MEDIA_TYPE);
    }

    @Test
    void an_alt_text_has_2000_characters() {
        Message.Media media = new Message.Media("id", "image/png", 10, 1, 1, "ö".repeat(2001));

        assertThat(misfits(TestMessages.thread(TestMessages.part("b", media))))
                .containsExactly(Misfit.Kind.ALT_TEXT_TOO_LONG);
    }

    @Test
    void a_part_says_shows_or_links_something() {
        assertThat(misfits(TestMessages.thread(TestMessages.part("1"), TestMessages.part(" "))))
                .containsExactly(Misfit.Kind.TEXT_EMPTY);
        assertThat(misfits(TestMessages.thread(TestMessages.part("", picture(10)))))
                .isEmpty();
        assertThat(misfits(TestMessages.thread(TestMessages.linking("", "https://example.org/"))))
                .isEmpty();
    }

    @Test
    void the_server_s_own_upload_limit_is_kept_and_remembered() {
        answersLimit(1_000_000);

        Limits limits = network.limits(bluesky.account());
        bluesky.clock.advance(Duration.ofMinutes(59));
        network.limits(bluesky.account());

        assertThat(limits.images().bytes()).isEqualTo(1_000_000);
        assertThat(limits.videos().bytes()).isEqualTo(1_000_000);
        assertThat(bluesky.standIn.calls("server.describeServer")).hasSize(1);
    }

    @Test
    void a_limit_above_the_documented_one_changes_nothing_for_pictures() {
        answersLimit(52_428_800);

        assertThat(network.limits(bluesky.account()).images().bytes()).isEqualTo(2_000_000);
    }

    @Test
    void a_server_that_does_not_answer_is_asked_again_later() {
        bluesky.standIn.mischief().on("server.describeServer").next(Mischief.Kind.HTML_PAGE);
        assertThat(network.limits(bluesky.account()).images().bytes()).isEqualTo(2_000_000);
        answersLimit(1_000_000);
        bluesky.clock.advance(Duration.ofMinutes(61));

        assertThat(network.limits(bluesky.account()).images().bytes()).isEqualTo(1_000_000);
    }

    @Test
    void every_limit_is_a_setting() {
        bluesky.settings.put("text.graphemes", 10);
        bluesky.settings.put("media.images", 1);
        bluesky.settings.put("thread-parts", 2);
        BlueskyNetwork other = bluesky.network();
        Message message = TestMessages.thread(
                TestMessages.part("elf Zeichen", picture(1), picture(1)),
                TestMessages.part("2"),
                TestMessages.part("3"));

        assertThat(other.misfits(message, other.limits()))
                .extracting(Misfit::kind)
                .containsExactly(Misfit.Kind.TOO_MANY_PARTS, Misfit.Kind.TEXT_TOO_LONG, Misfit.Kind.TOO_MANY_MEDIA);
    }

    private void answersLimit(long bytes) {
        bluesky.standIn
                .mischief()
                .on("server.describeServer")
                .next(StandInAnswer.json(200, "{\"did\":\"did:web:pds.example\",\"blobUploadLimit\":" + bytes + "}"));
    }

    private Stream<Misfit.Kind> kinds(Message message) {
        return network.misfits(message, network.limits()).stream().map(Misfit::kind);
    }

    private List<Misfit.Kind> misfits(Message message) {
        return kinds(message).toList();
    }

    private static Message.Media picture(long size) {
        return media("image/png", size);
    }

    private static Message.Media media(String type, long size) {
        return new Message.Media("id", type, size, 16, 9, "Bild");
    }
}
