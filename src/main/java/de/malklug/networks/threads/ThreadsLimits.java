/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.VideoLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Threads takes. */
final class ThreadsLimits {

    private final int links;
    private final Limits limits;

    ThreadsLimits(ThreadsSettings.Limits settings) {
        this.links = settings.links();
        this.limits = new Limits(
                List.of(new Limits.TextLimit(
                        "characters", settings.characters(), part -> ThreadsText.count(ThreadsText.of(part)))),
                settings.media(),
                new ImageLimits(
                        Set.of("image/jpeg", "image/png"),
                        settings.imageSize().toBytes(),
                        0,
                        settings.imageSide(),
                        0,
                        settings.imageNarrowest(),
                        settings.imageWidest()),
                new VideoLimits(
                        Set.of("video/mp4", "video/quicktime"),
                        settings.videoSize().toBytes(),
                        Duration.ZERO,
                        settings.videoLongest(),
                        settings.videoNarrowest(),
                        settings.videoWidest()),
                settings.altText(),
                settings.parts(),
                true);
    }

    Limits documented() {
        return limits;
    }

    List<Misfit> misfits(Message message, Limits allowed) {
        List<Misfit> misfits = new ArrayList<>(allowed.misfits(message));
        for (int number = 1; number <= message.parts().size(); number++) {
            Message.Part part = message.parts().get(number - 1);
            if (part.media().isEmpty() && part.textWithLink().isBlank()) {
                misfits.add(Misfit.of(Misfit.Kind.TEXT_EMPTY, number));
            }
            int found = ThreadsText.links(part);
            if (found > links) {
                misfits.add(Misfit.of(Misfit.Kind.TOO_MANY_LINKS, number, found, links));
            }
        }
        return misfits;
    }
}
