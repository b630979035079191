/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Message.Part;
import de.malklug.networks.Misfit;
import de.malklug.networks.Misfit.Kind;
import de.malklug.networks.VideoLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What TikTok takes: one video with a caption, or photos with a title and a text. */
final class TikTokLimits {

    private final TikTokSettings.Limit limit;

    TikTokLimits(TikTokSettings.Limit limit) {
        this.limit = limit;
    }

    /** The text as it is sent, the link written out: TikTok makes none clickable. */
    static String text(Message message) {
        return message.first().textWithLink();
    }

    Limits documented() {
        return lasting(limit.duration());
    }

    /** @param longest the longest video of one creator */
    Limits lasting(Duration longest) {
        return new Limits(
                List.of(new Limits.TextLimit(
                        "characters",
                        limit.caption(),
                        part -> part.textWithLink().length())),
                limit.photos(),
                new ImageLimits(
                        Set.of("image/jpeg", "image/webp"), limit.photoSize().toBytes(), 0, limit.photoSide(), 0, 0, 0),
                new VideoLimits(
                        Set.of("video/mp4", "video/quicktime", "video/webm"),
                        limit.videoSize().toBytes(),
                        Duration.ZERO,
                        longest,
                        0,
                        0),
                0,
                1);
    }

    List<Misfit> misfits(Message message, Limits allowed) {
        Part part = message.first();
        List<Misfit> misfits = new ArrayList<>(allowed.misfits(message));
        long videos = part.media().stream().filter(Message.Media::isVideo).count();
        if (part.media().isEmpty()) {
            misfits.add(Misfit.of(Kind.MEDIA_NEEDED, 1));
        } else if (videos == 0) {
            addPhotos(message, misfits);
        } else if (videos < part.media().size()) {
            misfits.add(Misfit.of(Kind.MEDIA_MIX, 1));
        } else if (videos > 1) {
            misfits.add(Misfit.of(Kind.TOO_MANY_MEDIA, 1, videos, 1));
        } else {
            addVideo(part.media().getFirst(), misfits);
        }
        return misfits;
    }

    /** Photos may have more text than a video. */
    private void addPhotos(Message message, List<Misfit> misfits) {
        misfits.removeIf(misfit -> misfit.part() == 1 && misfit.kind() == Kind.TEXT_TOO_LONG);
        int length = text(message).length();
        if (length > limit.photoText()) {
            misfits.add(Misfit.of(Kind.TEXT_TOO_LONG, 1, length, limit.photoText()));
        }
        String title = message.title();
        if (title != null && title.strip().length() > limit.photoTitle()) {
            misfits.add(Misfit.of(Kind.TITLE_TOO_LONG, 1, title.strip().length(), limit.photoTitle()));
        }
    }

    private void addVideo(Message.Media video, List<Misfit> misfits) {
        int shorter = Math.min(video.width(), video.height());
        int longer = Math.max(video.width(), video.height());
        if (shorter > 0 && shorter < limit.shortestSide()) {
            misfits.add(new Misfit(Kind.VIDEO_TOO_SMALL, 1, 1, List.of(shorter, limit.shortestSide())));
        }
        if (longer > limit.longestSide()) {
            misfits.add(new Misfit(Kind.VIDEO_TOO_BIG, 1, 1, List.of(longer, limit.longestSide())));
        }
    }
}
