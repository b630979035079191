/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MediaLimitsTest {

    private static final ImageLimits IMAGES =
            new ImageLimits(Set.of("image/jpeg", "image/gif"), 1000, 1_000_000, 1200, 320, 0.8, 1.91);
    private static final VideoLimits VIDEOS =
            new VideoLimits(Set.of("video/mp4"), 1000, Duration.ofSeconds(3), Duration.ofSeconds(60), 0.5, 1.0);

    @Test
    void a_picture_that_can_be_made_to_fit_is_no_misfit() {
        assertThat(misfits(picture("image/png", 5000, 4000, 4000))).isEmpty();
        assertThat(misfits(picture("image/webp", 5000, 400, 400))).isEmpty();
    }

    @Test
    void a_picture_that_cannot_be_converted_must_fit_as_it_is() {
        assertThat(misfits(picture("image/heic", 10, 400, 400))).containsExactly(Misfit.Kind.MEDIA_TYPE);
        assertThat(misfits(picture("image/gif", 1001, 400, 400))).containsExactly(Misfit.Kind.MEDIA_TOO_LARGE);
        assertThat(misfits(picture("image/gif", 10, 1300, 1300)))
                .containsExactly(Misfit.Kind.IMAGE_TOO_MANY_PIXELS, Misfit.Kind.IMAGE_TOO_LONG);
    }

    @Test
    void shape_and_least_width_cannot_be_mended() {
        assertThat(misfits(picture("image/png", 10, 319, 319))).containsExactly(Misfit.Kind.IMAGE_TOO_NARROW);
        assertThat(misfits(picture("image/png", 10, 400, 600))).containsExactly(Misfit.Kind.MEDIA_TOO_TALL);
        assertThat(misfits(picture("image/png", 10, 1000, 500))).containsExactly(Misfit.Kind.MEDIA_TOO_WIDE);
        assertThat(misfits(picture("image/png", 10, 1080, 566))).isEmpty();
    }

    @Test
    void a_video_is_sent_as_it_is() {
        assertThat(misfits(video("video/mp4", 1000, 30))).isEmpty();
        assertThat(misfits(video("video/webm", 10, 30))).containsExactly(Misfit.Kind.MEDIA_TYPE);
        assertThat(misfits(video("video/mp4", 1001, 30))).containsExactly(Misfit.Kind.MEDIA_TOO_LARGE);
        assertThat(misfits(video("video/mp4", 10, 2))).containsExactly(Misfit.Kind.VIDEO_TOO_SHORT);
        assertThat(misfits(video("video/mp4", 10, 61))).containsExactly(Misfit.Kind.VIDEO_TOO_LONG);
        assertThat(misfits(video("video/mp4", 10, 0))).as("duration unknown").isEmpty();
    }

    @Test
    void a_network_without_pictures_takes_none() {
        Limits limits = new Limits(List.of(), 1, ImageLimits.NONE, VideoLimits.NONE, 10, 1);

        assertThat(limits.misfits(message(picture("image/png", 1, 1, 1))))
                .extracting(Misfit::kind)
                .containsExactly(Misfit.Kind.MEDIA_TYPE);
    }

    private static List<Misfit.Kind> misfits(Message.Media media) {
        return new Limits(List.of(), 1, IMAGES, VIDEOS, 10, 1)
                .misfits(message(media)).stream().map(Misfit::kind).toList();
    }

    private static Message message(Message.Media media) {
        return new Message(List.of(new Message.Part("Text", null, List.of(media))), "de");
    }

    private static Message.Media picture(String type, long size, int width, int height) {
        return new Message.Media("id", type, size, width, height, "Bild");
    }

    private static Message.Media video(String type, long size, int seconds) {
        return new Message.Media("id", type, size, 400, 600, Duration.ofSeconds(seconds), "Film");
    }
}
