/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.VideoLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What X documents, counted as it counts. */
final class XLimits {

    private static final double NARROWEST = 1 / 3.0;
    private static final double WIDEST = 3;
    private static final Pattern CASHTAG =
            Pattern.compile("(?<![\\p{L}\\p{N}$])\\$[A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?\\b");

    private final Limits documented;
    private final Limits premium;

    XLimits(XSettings.Limits settings) {
        documented = limits(settings, settings.characters());
        premium = limits(settings, settings.premiumCharacters());
    }

    private static Limits limits(XSettings.Limits settings, int characters) {
        return new Limits(
                List.of(new Limits.TextLimit(
                        "characters", characters, part -> WeightedText.length(part.textWithLink()))),
                settings.media(),
                new ImageLimits(settings.imageTypes(), settings.imageSize().toBytes()),
                new VideoLimits(
                        settings.videoTypes(),
                        settings.videoSize().toBytes(),
                        settings.videoShortest(),
                        settings.videoLongest(),
                        NARROWEST,
                        WIDEST),
                settings.altText(),
                settings.parts());
    }

    Limits documented() {
        return documented;
    }

    Limits of(boolean subscribed) {
        return subscribed ? premium : documented;
    }

    /** What X would refuse, with what holds beyond plain limits: what moves stands alone, and one cashtag is enough. */
    List<Misfit> misfits(Message message, Limits limits) {
        List<Misfit> misfits = new ArrayList<>(limits.misfits(message));
        for (int number = 1; number <= message.parts().size(); number++) {
            Message.Part part = message.parts().get(number - 1);
            if (part.media().isEmpty() && part.textWithLink().isBlank()) {
                misfits.add(Misfit.of(Misfit.Kind.TEXT_EMPTY, number));
            }
            if (part.media().size() > 1 && part.media().stream().anyMatch(XLimits::standsAlone)) {
                misfits.add(Misfit.of(Misfit.Kind.MEDIA_MIX, number));
            }
            long cashtags = CASHTAG.matcher(part.text()).results().count();
            if (cashtags > 1) {
                misfits.add(Misfit.of(Misfit.Kind.TOO_MANY_CASHTAGS, number, cashtags, 1));
            }
        }
        return misfits;
    }

    private static boolean standsAlone(Message.Media media) {
        return !media.isImage() || media.contentType().equals("image/gif");
    }
}
