/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.Misfit.Kind;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FacebookLimitsTest {

    private final TestFacebook facebook = new TestFacebook();

    @AfterEach
    void close() {
        facebook.close();
    }

    private List<Kind> misfits(Message message) {
        return facebook.network.misfits(message, facebook.network.limits()).stream()
                .map(Misfit::kind)
                .toList();
    }

    @Test
    void text_is_counted_in_utf_16() {
        assertThat(misfits(text("a".repeat(63_206)))).isEmpty();
        assertThat(misfits(text("a".repeat(63_207)))).containsExactly(Kind.TEXT_TOO_LONG);
        assertThat(misfits(text("🌱".repeat(31_603)))).isEmpty();
        assertThat(misfits(text("🌱".repeat(31_604)))).containsExactly(Kind.TEXT_TOO_LONG);
    }

    @Test
    void a_link_counts_only_where_it_stands_in_the_text() {
        String link = "https://example.org/";
        Message.Media picture = facebook.messages.picture("Bild");

        assertThat(misfits(thread(linking("a".repeat(63_206), link)))).isEmpty();
        assertThat(misfits(thread(linking("a".repeat(63_206), link, picture)))).containsExactly(Kind.TEXT_TOO_LONG);
    }

    @Test
    void a_comment_is_shorter_and_has_no_pictures() {
        Message.Media picture = facebook.messages.picture("Bild");

        assertThat(misfits(thread(part("Beitrag"), part("a".repeat(8_000))))).isEmpty();
        assertThat(misfits(thread(part("Beitrag"), part("a".repeat(8_001))))).containsExactly(Kind.TEXT_TOO_LONG);
        assertThat(misfits(thread(part("Beitrag"), part("a".repeat(63_207))))).containsExactly(Kind.TEXT_TOO_LONG);
        assertThat(misfits(thread(part("Beitrag"), part("Dazu", picture)))).containsExactly(Kind.COMMENT_WITH_MEDIA);
    }

    @Test
    void an_empty_post_a_video_beside_pictures_and_too_many_pictures_are_told() {
        Message.Media picture = facebook.messages.picture("Bild");

        assertThat(misfits(text(" "))).containsExactly(Kind.TEXT_EMPTY);
        assertThat(misfits(thread(part("Beides", picture, facebook.messages.video("Film")))))
                .contains(Kind.MEDIA_MIX);
        assertThat(misfits(thread(part("Viele", Collections.nCopies(11, picture).toArray(Message.Media[]::new)))))
                .containsExactly(Kind.TOO_MANY_MEDIA);
        assertThat(misfits(thread(part("", picture)))).isEmpty();
    }
}
