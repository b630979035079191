/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.Misfit.Kind;
import de.malklug.testing.standin.Mischief;
import de.malklug.testing.standin.StandInAnswer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MastodonLimitsTest {

    private static final String ROOMY = """
            {"version":"4.4.0+glitch","configuration":{
              "statuses":{"max_characters":2000,"max_media_attachments":8,"characters_reserved_per_url":30},
              "media_attachments":{"supported_mime_types":["image/png"],"description_limit":10000,
                "image_size_limit":10,"image_matrix_limit":20,"video_size_limit":30}}}
            """;

    private final MastodonServer server = new MastodonServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Limits asked() {
        return server.network().limits(server.account());
    }

    private List<Kind> misfits(Message message) {
        return server.network().misfits(message, server.network().limits()).stream()
                .map(Misfit::kind)
                .toList();
    }

    private static Message.Media media(String type, long size, int width, int height, String alt) {
        return new Message.Media("0".repeat(64), type, size, width, height, alt);
    }

    @Test
    void a_server_tells_its_own_limits() {
        server.standIn().mischief().on("instance").next(StandInAnswer.json(200, ROOMY));

        Limits limits = asked();

        assertThat(limits.text().getFirst().max()).isEqualTo(2_000);
        assertThat(limits.text().getFirst().count().applyAsInt(part("https://example.org")))
                .isEqualTo(30);
        assertThat(limits.mediaPerPart()).isEqualTo(8);
        assertThat(limits.images().types()).containsExactly("image/png");
        assertThat(limits.altText()).isEqualTo(10_000);
        assertThat(limits.images().bytes()).isEqualTo(10);
        assertThat(limits.images().pixels()).isEqualTo(20);
        assertThat(limits.videos().bytes()).isEqualTo(30);
    }

    @Test
    void an_older_server_tells_them_elsewhere() {
        server.standIn().mischief().on("instance").next(StandInAnswer.file("statuses-404-record.json"));
        server.standIn().mischief().on("instance.v1").next(StandInAnswer.json(200, ROOMY));

        assertThat(asked().text().getFirst().max()).isEqualTo(2_000);
    }

    @Test
    void a_server_is_asked_once_in_a_while() {
        asked();
        server.clock().advance(Duration.ofHours(5));
        asked();
        assertThat(server.standIn().calls("instance")).hasSize(1);

        server.clock().advance(Duration.ofHours(2));
        asked();
        assertThat(server.standIn().calls("instance")).hasSize(2);
    }

    @Test
    void a_silent_server_is_assumed_to_be_usual_and_asked_again_soon() {
        server.standIn().mischief().on("instance").next(Mischief.Kind.FAIL_500);
        assertThat(asked()).isEqualTo(server.network().limits());
        server.standIn().mischief().on("instance").next(StandInAnswer.json(200, ROOMY));
        assertThat(asked()).isEqualTo(server.network().limits());

        server.clock().advance(Duration.ofMinutes(6));

        assertThat(asked().text().getFirst().max()).isEqualTo(2_000);
    }

    @Test
    void what_a_server_said_last_counts_when_it_falls_silent() {
        server.standIn().mischief().on("instance").next(StandInAnswer.json(200, ROOMY));
        asked();
        server.clock().advance(Duration.ofHours(7));
        server.standIn().mischief().onEverything().always(Mischief.Kind.RESET_BEFORE);

        assertThat(asked().text().getFirst().max()).isEqualTo(2_000);
    }

    @Test
    void nonsense_is_not_believed() {
        server.standIn().mischief().on("instance").next(StandInAnswer.json(200, """
                {"configuration":{"statuses":{"max_characters":-1,"max_media_attachments":"many"},"media_attachments":[]}}
                """));

        assertThat(asked().text().getFirst().max()).isEqualTo(500);
        assertThat(asked().mediaPerPart()).isEqualTo(4);
        assertThat(asked().images().types()).contains("image/jpeg");
    }

    @Test
    void a_fitting_message_has_no_misfits() {
        assertThat(misfits(text("ü".repeat(477) + "https://example.org/a/long/address")))
                .isEmpty();
    }

    @Test
    void a_text_with_its_link_is_counted_together() {
        assertThat(misfits(text("ü".repeat(478) + "https://example.org/a/long/address")))
                .containsExactly(Kind.TEXT_TOO_LONG);
    }

    @Test
    void an_empty_post_is_told() {
        assertThat(misfits(text("  "))).containsExactly(Kind.TEXT_EMPTY);
        assertThat(misfits(thread(part("", media("image/png", 1, 1, 1, "Bild")))))
                .isEmpty();
    }

    @Test
    void a_video_stands_alone() {
        Message.Media video = media("video/mp4", 1, 1, 1, "Film");
        Message.Media image = media("image/png", 1, 1, 1, "Bild");
        Message.Media gif = media("image/gif", 1, 1, 1, "Animation");

        assertThat(misfits(thread(part("x", video)))).isEmpty();
        assertThat(misfits(thread(part("x", image, image, image, image)))).isEmpty();
        assertThat(misfits(thread(part("x", video, image)))).containsExactly(Kind.MEDIA_MIX);
        assertThat(misfits(thread(part("x", image, gif)))).containsExactly(Kind.MEDIA_MIX);
        assertThat(misfits(thread(part("x", video, video)))).containsExactly(Kind.MEDIA_MIX);
    }

    @Test
    void whatever_exceeds_a_limit_is_told() {
        Message.Media good = media("image/png", 1, 1, 1, "Bild");

        assertThat(misfits(thread(part("x", good, good, good, good, good)))).containsExactly(Kind.TOO_MANY_MEDIA);
        assertThat(misfits(thread(part("x", media("image/svg+xml", 1, 1, 1, "")))))
                .containsExactly(Kind.MEDIA_TYPE);
        assertThat(misfits(thread(part("x", media("image/gif", 17L << 20, 1, 1, "")))))
                .containsExactly(Kind.MEDIA_TOO_LARGE);
        assertThat(misfits(thread(part("x", media("video/mp4", 98L << 20, 1, 1, "")))))
                .isEmpty();
        assertThat(misfits(thread(part("x", media("image/png", 17L << 20, 8_000, 5_000, "")))))
                .as("made to fit before it is sent")
                .isEmpty();
        assertThat(misfits(thread(part("x", media("image/gif", 1, 1_281, 720, "")))))
                .containsExactly(Kind.IMAGE_TOO_MANY_PIXELS);
        assertThat(misfits(thread(part("x", media("image/png", 1, 1, 1, "a".repeat(1_501))))))
                .containsExactly(Kind.ALT_TEXT_TOO_LONG);
        Message.Part[] many = new Message.Part[26];
        Arrays.fill(many, part("x"));
        assertThat(misfits(thread(many))).containsExactly(Kind.TOO_MANY_PARTS);
    }
}
