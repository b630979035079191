/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Message.Part;
import de.malklug.networks.Misfit;
import de.malklug.networks.VideoLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What YouTube takes: exactly one video, perhaps a picture as its thumbnail, a title, and comments below. */
final class YouTubeLimits {

    private static final int VIDEO_AND_THUMBNAIL = 2;

    private final YouTubeSettings.Limit limit;
    private final Limits documented;

    /** @param comments most parts after the first */
    YouTubeLimits(YouTubeSettings.Limit limit, int comments) {
        this.limit = limit;
        this.documented = new Limits(
                List.of(new Limits.TextLimit("bytes", limit.description(), YouTubeText::bytes)),
                VIDEO_AND_THUMBNAIL,
                new ImageLimits(
                        Set.of("image/jpeg", "image/png"),
                        limit.thumbnailSize().toBytes(),
                        0,
                        0,
                        limit.thumbnailWidth(),
                        0,
                        0),
                new VideoLimits(limit.videoTypes(), limit.videoSize().toBytes(), Duration.ZERO, limit.duration(), 0, 0),
                0,
                1 + comments);
    }

    Limits documented() {
        return documented;
    }

    List<Misfit> misfits(Message message, Limits allowed) {
        List<Misfit> misfits = new ArrayList<>(allowed.misfits(message).stream()
                .filter(misfit -> misfit.part() == 1 || misfit.kind() != Misfit.Kind.TEXT_TOO_MANY_BYTES)
                .toList());
        addTitle(message, misfits);
        addMedia(message.first(), misfits);
        for (int i = 0; i < message.parts().size(); i++) {
            addPart(message.parts().get(i), i + 1, misfits);
        }
        return misfits;
    }

    private void addTitle(Message message, List<Misfit> misfits) {
        String title = YouTubeText.title(message);
        int length = YouTubeText.titleLength(title);
        boolean given = YouTubeText.hasTitle(message);
        if (title.isEmpty() || !given && length > limit.title()) {
            misfits.add(Misfit.of(Misfit.Kind.TITLE_NEEDED, 1, length, limit.title()));
        } else if (length > limit.title()) {
            misfits.add(Misfit.of(Misfit.Kind.TITLE_TOO_LONG, 1, length, limit.title()));
        }
        if (given && YouTubeText.hasForbidden(title)) {
            misfits.add(Misfit.of(Misfit.Kind.CHARACTER_NOT_ALLOWED, 1, "< >"));
        }
    }

    private static void addMedia(Part first, List<Misfit> misfits) {
        long videos = first.media().stream().filter(Message.Media::isVideo).count();
        long pictures = first.media().stream().filter(Message.Media::isImage).count();
        if (videos == 0) {
            misfits.add(Misfit.of(Misfit.Kind.VIDEO_NEEDED, 1));
        }
        if (videos > 1 || videos == 1 && pictures > 1) {
            misfits.add(Misfit.of(Misfit.Kind.TOO_MANY_MEDIA, 1, videos > 1 ? videos : pictures, 1));
        }
    }

    private void addPart(Part part, int number, List<Misfit> misfits) {
        if (YouTubeText.hasForbidden(part.textWithLink())) {
            misfits.add(Misfit.of(Misfit.Kind.CHARACTER_NOT_ALLOWED, number, "< >"));
        }
        if (number == 1) {
            return;
        }
        String text = part.textWithLink();
        int length = text.codePointCount(0, text.length());
        if (length > limit.comment()) {
            misfits.add(Misfit.of(Misfit.Kind.TEXT_TOO_LONG, number, length, limit.comment()));
        }
        if (text.isBlank()) {
            misfits.add(Misfit.of(Misfit.Kind.TEXT_EMPTY, number));
        }
        if (!part.media().isEmpty()) {
            misfits.add(Misfit.of(Misfit.Kind.COMMENT_WITH_MEDIA, number));
        }
    }
}
