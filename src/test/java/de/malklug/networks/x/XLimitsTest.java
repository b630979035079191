/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

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
import org.junit.jupiter.api.Test;

class XLimitsTest {

    private final XLimits limits = new XLimits(TestX.settings(Map.of()).limits());

    private List<Kind> misfits(Message message) {
        return limits.misfits(message, limits.documented()).stream()
                .map(Misfit::kind)
                .toList();
    }

    private static Message.Media media(String type, Duration duration) {
        return new Message.Media("id", type, 1_000, 640, 360, duration, "Alt");
    }

    private static Message.Media picture() {
        return media("image/jpeg", Duration.ZERO);
    }

    @Test
    void a_text_of_280_fits_and_one_more_does_not() {
        assertThat(misfits(text("a".repeat(280)))).isEmpty();
        assertThat(misfits(text("a".repeat(281)))).containsExactly(Kind.TEXT_TOO_LONG);
        assertThat(misfits(text("語".repeat(141)))).containsExactly(Kind.TEXT_TOO_LONG);
    }

    @Test
    void the_link_counts_with_the_empty_line_before_it() {
        String longLink = "https://example.org/" + "x".repeat(300);

        assertThat(misfits(thread(linking("a".repeat(280 - 25), longLink)))).isEmpty();
        assertThat(misfits(thread(linking("a".repeat(280 - 24), longLink)))).containsExactly(Kind.TEXT_TOO_LONG);
    }

    @Test
    void four_pictures_fit_or_one_video_or_one_gif() {
        assertThat(misfits(thread(part("", picture(), picture(), picture(), picture()))))
                .isEmpty();
        assertThat(misfits(thread(part("", picture(), picture(), picture(), picture(), picture()))))
                .containsExactly(Kind.TOO_MANY_MEDIA);
        assertThat(misfits(thread(part("", picture(), media("video/mp4", Duration.ofSeconds(9))))))
                .containsExactly(Kind.MEDIA_MIX);
        assertThat(misfits(thread(part("", picture(), media("image/gif", Duration.ZERO)))))
                .containsExactly(Kind.MEDIA_MIX);
    }

    @Test
    void a_video_lasts_no_longer_than_140_seconds() {
        assertThat(misfits(thread(part("Film", media("video/mp4", Duration.ofSeconds(140))))))
                .isEmpty();
        assertThat(misfits(thread(part("Film", media("video/mp4", Duration.ofSeconds(141))))))
                .containsExactly(Kind.VIDEO_TOO_LONG);
    }

    @Test
    void one_cashtag_is_enough() {
        assertThat(misfits(text("Kostet 5$ oder $10, siehe $SAP"))).isEmpty();
        assertThat(misfits(text("$SAP und $BMW"))).containsExactly(Kind.TOO_MANY_CASHTAGS);
    }

    @Test
    void a_post_says_something() {
        assertThat(misfits(text(" "))).containsExactly(Kind.TEXT_EMPTY);
    }
}
