/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.VideoLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Instagram takes. A post shows something; its further parts are comments, which show nothing. */
final class InstagramLimits {

    private static final double SAME_SHAPE = 0.02;

    private final InstagramSettings.Limits settings;
    private final Limits limits;

    InstagramLimits(InstagramSettings.Limits settings) {
        this.settings = settings;
        this.limits = new Limits(
                List.of(new Limits.TextLimit(
                        "characters",
                        settings.caption(),
                        part -> part.textWithLink().length())),
                settings.media(),
                new ImageLimits(
                        Set.of("image/jpeg"),
                        settings.imageSize().toBytes(),
                        0,
                        settings.imageSide(),
                        settings.imageWidth(),
                        settings.imageNarrowest(),
                        settings.imageWidest()),
                new VideoLimits(
                        Set.of("video/mp4", "video/quicktime"),
                        settings.videoSize().toBytes(),
                        settings.videoShortest(),
                        settings.videoLongest(),
                        settings.videoNarrowest(),
                        settings.videoWidest()),
                settings.altText(),
                1 + settings.comments(),
                true);
    }

    Limits documented() {
        return limits;
    }

    List<Misfit> misfits(Message message, Limits allowed) {
        List<Misfit> misfits = new ArrayList<>(allowed.misfits(message));
        if (message.first().media().isEmpty()) {
            misfits.add(Misfit.of(Misfit.Kind.MEDIA_NEEDED, 1));
        }
        addDifferentShapes(message.first(), misfits);
        for (int number = 1; number <= message.parts().size(); number++) {
            addText(message.parts().get(number - 1), number, misfits);
        }
        return misfits;
    }

    private void addText(Message.Part part, int number, List<Misfit> misfits) {
        String text = part.textWithLink();
        int hashtags = InstagramText.hashtags(text);
        if (hashtags > settings.hashtags()) {
            misfits.add(Misfit.of(Misfit.Kind.TOO_MANY_HASHTAGS, number, hashtags, settings.hashtags()));
        }
        int mentions = InstagramText.mentions(text);
        if (mentions > settings.mentions()) {
            misfits.add(Misfit.of(Misfit.Kind.TOO_MANY_MENTIONS, number, mentions, settings.mentions()));
        }
        if (number > 1 && !part.media().isEmpty()) {
            misfits.add(Misfit.of(Misfit.Kind.COMMENT_WITH_MEDIA, number));
        }
        if (number > 1 && text.isBlank()) {
            misfits.add(Misfit.of(Misfit.Kind.TEXT_EMPTY, number));
        }
    }

    /** Instagram cuts everything in a carousel to the shape of the first. */
    private static void addDifferentShapes(Message.Part part, List<Misfit> misfits) {
        double first = shape(part, 0);
        for (int position = 2; position <= part.media().size(); position++) {
            double shape = shape(part, position - 1);
            if (first > 0 && shape > 0 && Math.abs(shape - first) > SAME_SHAPE * first) {
                misfits.add(new Misfit(Misfit.Kind.MEDIA_WOULD_BE_CROPPED, 1, position, List.of(shape, first)));
            }
        }
    }

    private static double shape(Message.Part part, int index) {
        if (part.media().size() <= index) {
            return 0;
        }
        Message.Media media = part.media().get(index);
        return media.width() > 0 && media.height() > 0 ? (double) media.width() / media.height() : 0;
    }
}
