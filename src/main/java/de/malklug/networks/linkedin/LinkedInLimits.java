/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.VideoLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What LinkedIn documents, counted as it counts. */
final class LinkedInLimits {

    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif");
    private static final Set<String> VIDEOS = Set.of("video/mp4");

    private final LinkedInSettings.Limits settings;
    private final Limits documented;

    LinkedInLimits(LinkedInSettings.Limits settings) {
        this.settings = settings;
        this.documented = new Limits(
                List.of(new Limits.TextLimit("characters", settings.characters(), LinkedInLimits::length)),
                settings.images(),
                new ImageLimits(PICTURES, settings.imageSize().toBytes(), settings.imagePixels(), 0, 0, 0, 0),
                new VideoLimits(
                        VIDEOS,
                        settings.videoSize().toBytes(),
                        settings.videoShortest(),
                        settings.videoLongest(),
                        0,
                        0),
                settings.altText(),
                1 + settings.comments());
    }

    /** The text as it is sent, reserved characters escaped. */
    private static int length(Message.Part part) {
        return LittleText.of(LinkedInPost.commentary(part)).length();
    }

    Limits documented() {
        return documented;
    }

    /** What LinkedIn would refuse, with what holds beyond plain limits: a video stands alone, comments are only text. */
    List<Misfit> misfits(Message message, Limits limits) {
        List<Misfit> misfits = new ArrayList<>(limits.misfits(message));
        for (int number = 1; number <= message.parts().size(); number++) {
            Message.Part part = message.parts().get(number - 1);
            if (part.media().isEmpty() && part.textWithLink().isBlank()) {
                misfits.add(Misfit.of(Misfit.Kind.TEXT_EMPTY, number));
            }
            if (part.media().size() > 1 && part.media().stream().anyMatch(Message.Media::isVideo)) {
                misfits.add(Misfit.of(Misfit.Kind.MEDIA_MIX, number));
            }
            if (number > 1) {
                addOfComment(part, number, misfits);
            }
        }
        return misfits;
    }

    private void addOfComment(Message.Part part, int number, List<Misfit> misfits) {
        int length = part.textWithLink().length();
        if (length > settings.commentCharacters()) {
            misfits.add(Misfit.of(Misfit.Kind.TEXT_TOO_LONG, number, length, settings.commentCharacters()));
        }
        if (!part.media().isEmpty()) {
            misfits.add(Misfit.of(Misfit.Kind.COMMENT_WITH_MEDIA, number));
        }
    }
}
