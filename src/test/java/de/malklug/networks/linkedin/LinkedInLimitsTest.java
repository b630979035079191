/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.Misfit.Kind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkedInLimitsTest {

    private final LinkedInLimits limits =
            new LinkedInLimits(TestLinkedIn.settings(Map.of()).limits());

    private List<Kind> misfits(Message message) {
        return limits.misfits(message, limits.documented()).stream()
                .map(Misfit::kind)
                .toList();
    }

    private static Message.Media media(String type, Duration duration) {
        return new Message.Media("id", type, 1_000, 640, 360, duration, "Alt");
    }

    @Test
    void escaped_characters_count_twice() {
        assertThat(misfits(text("a".repeat(3_000)))).isEmpty();
        assertThat(misfits(text("a".repeat(3_001)))).containsExactly(Kind.TEXT_TOO_LONG);
        assertThat(misfits(text("(".repeat(1_500)))).isEmpty();
        assertThat(misfits(text("(".repeat(1_501)))).containsExactly(Kind.TEXT_TOO_LONG);
    }

    @Test
    void twenty_pictures_fit_or_one_video() {
        Message.Media picture = media("image/jpeg", Duration.ZERO);
        Message.Media video = media("video/mp4", Duration.ofSeconds(30));

        assertThat(misfits(thread(new Message.Part("", null, Collections.nCopies(20, picture)))))
                .isEmpty();
        assertThat(misfits(thread(new Message.Part("", null, Collections.nCopies(21, picture)))))
                .containsExactly(Kind.TOO_MANY_MEDIA);
        assertThat(misfits(thread(part("", picture, video)))).containsExactly(Kind.MEDIA_MIX);
        assertThat(misfits(thread(part("", media("video/mp4", Duration.ofSeconds(2))))))
                .containsExactly(Kind.VIDEO_TOO_SHORT);
        assertThat(misfits(thread(part("", media("video/webm", Duration.ofSeconds(9))))))
                .containsExactly(Kind.MEDIA_TYPE);
    }

    @Test
    void further_parts_are_comments_and_shorter() {
        assertThat(misfits(thread(part("Beitrag"), part("a".repeat(1_250))))).isEmpty();
        assertThat(misfits(thread(part("Beitrag"), part("a".repeat(1_251))))).containsExactly(Kind.TEXT_TOO_LONG);
        assertThat(misfits(thread(part("Beitrag"), part("Bild", media("image/png", Duration.ZERO)))))
                .containsExactly(Kind.COMMENT_WITH_MEDIA);
    }

    @Test
    void a_post_says_something() {
        assertThat(misfits(text(" "))).containsExactly(Kind.TEXT_EMPTY);
    }
}
