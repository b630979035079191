/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.VideoLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What Facebook documents, or what is known of it. */
final class FacebookLimits {

    private final FacebookSettings.Allowed allowed;
    private final Limits documented;

    FacebookLimits(FacebookSettings.Allowed allowed) {
        this.allowed = allowed;
        this.documented = new Limits(
                List.of(new Limits.TextLimit(
                        "characters",
                        allowed.characters(),
                        part -> FacebookText.message(part).length())),
                allowed.pictures(),
                new ImageLimits(allowed.imageTypes(), allowed.imageSize().toBytes()),
                new VideoLimits(
                        allowed.videoTypes(),
                        allowed.videoSize().toBytes(),
                        Duration.ZERO,
                        allowed.longestVideo(),
                        0,
                        0),
                allowed.altText(),
                allowed.parts());
    }

    Limits documented() {
        return documented;
    }

    /** With what holds beyond plain limits: no empty post, one video alone, comments of text only and shorter. */
    List<Misfit> misfits(Message message, Limits limits) {
        List<Misfit> misfits = new ArrayList<>(limits.misfits(message));
        for (int number = 1; number <= message.parts().size(); number++) {
            Message.Part part = message.parts().get(number - 1);
            if (part.media().isEmpty() && part.textWithLink().isBlank()) {
                misfits.add(new Misfit(Misfit.Kind.TEXT_EMPTY, number, 0, List.of()));
            }
            if (part.media().size() > 1 && part.media().stream().anyMatch(Message.Media::isVideo)) {
                misfits.add(new Misfit(Misfit.Kind.MEDIA_MIX, number, 0, List.of()));
            }
            if (number > 1) {
                addMisfitsOfComment(part, number, misfits);
            }
        }
        return misfits;
    }

    private void addMisfitsOfComment(Message.Part part, int number, List<Misfit> misfits) {
        if (!part.media().isEmpty()) {
            misfits.add(new Misfit(Misfit.Kind.COMMENT_WITH_MEDIA, number, 0, List.of()));
        }
        int length = part.textWithLink().length();
        if (length > allowed.commentCharacters() && length <= allowed.characters()) {
            misfits.add(new Misfit(Misfit.Kind.TEXT_TOO_LONG, number, 0, List.of(length, allowed.commentCharacters())));
        }
    }
}
