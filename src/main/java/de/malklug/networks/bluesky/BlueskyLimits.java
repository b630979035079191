/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.Graphemes;
import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Message.Part;
import de.malklug.networks.Misfit;
import de.malklug.networks.VideoLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the lexicons allow, and what a server that names its own upload limit takes of it. */
final class BlueskyLimits {

    /** A GIF would lose its movement, so it is not among them. */
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp");

    private static final Set<String> VIDEOS = Set.of("video/mp4");

    private final Limits documented;

    BlueskyLimits(BlueskySettings settings) {
        documented = new Limits(
                List.of(
                        new Limits.TextLimit(
                                "characters",
                                settings.text().graphemes(),
                                part -> Graphemes.count(BlueskyText.of(part))),
                        new Limits.TextLimit("bytes", settings.text().bytes(), BlueskyText::bytes)),
                settings.media().images(),
                new ImageLimits(PICTURES, settings.media().imageBytes()),
                new VideoLimits(VIDEOS, settings.media().videoBytes()),
                settings.media().altText(),
                settings.threadParts());
    }

    Limits documented() {
        return documented;
    }

    /** @param blobBytes the largest upload the server takes */
    Limits onServer(long blobBytes) {
        return new Limits(
                documented.text(),
                documented.mediaPerPart(),
                new ImageLimits(PICTURES, Math.min(documented.images().bytes(), blobBytes)),
                new VideoLimits(VIDEOS, Math.min(documented.videos().bytes(), blobBytes)),
                documented.altText(),
                documented.parts());
    }

    List<Misfit> misfits(Message message, Limits limits) {
        List<Misfit> misfits = new ArrayList<>(limits.misfits(message));
        for (int i = 0; i < message.parts().size(); i++) {
            Part part = message.parts().get(i);
            if (part.text().isBlank() && part.media().isEmpty() && part.link() == null) {
                misfits.add(new Misfit(Misfit.Kind.TEXT_EMPTY, i + 1, 0, List.of()));
            }
            if (part.media().size() > 1 && part.media().stream().anyMatch(Message.Media::isVideo)) {
                misfits.add(new Misfit(Misfit.Kind.MEDIA_MIX, i + 1, 0, List.of()));
            }
        }
        return misfits;
    }
}
