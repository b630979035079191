/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.VideoLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What Telegram takes. */
final class TelegramLimits {

    static final String GIF = "image/gif";

    private final Limits documented;

    TelegramLimits(TelegramSettings.Assumed assumed) {
        documented = new Limits(
                List.of(new Limits.TextLimit(
                        "characters", assumed.text(), part -> TelegramText.count(part.textWithLink()))),
                assumed.album(),
                new ImageLimits(
                        assumed.imageTypes(),
                        assumed.imageBytes(),
                        0,
                        assumed.imageSide(),
                        0,
                        1 / assumed.imageRatio(),
                        assumed.imageRatio()),
                new VideoLimits(assumed.videoTypes(), assumed.videoBytes(), Duration.ZERO, Duration.ZERO, 0, 0),
                0,
                assumed.parts());
    }

    Limits documented() {
        return documented;
    }

    /** With what holds beyond plain limits: a GIF stands alone, no message is empty. */
    static List<Misfit> misfits(Message message, Limits limits) {
        List<Misfit> misfits = new ArrayList<>(limits.misfits(message));
        for (int number = 1; number <= message.parts().size(); number++) {
            Message.Part part = message.parts().get(number - 1);
            if (part.media().isEmpty() && part.textWithLink().isBlank()) {
                misfits.add(Misfit.of(Misfit.Kind.TEXT_EMPTY, number));
            }
            if (part.media().size() > 1
                    && part.media().stream().anyMatch(each -> each.contentType().equals(GIF))) {
                misfits.add(Misfit.of(Misfit.Kind.MEDIA_MIX, number));
            }
        }
        return misfits;
    }
}
