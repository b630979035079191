/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What videos a network takes. Videos are sent as they are.
 *
 * @param types accepted content types; empty where the network takes no videos
 * @param bytes largest file
 * @param shortest shortest duration; zero for no limit
 * @param longest longest duration; zero for no limit
 * @param narrowest smallest width divided by height; 0 for no limit
 * @param widest largest width divided by height; 0 for no limit
 */
public record VideoLimits(
        Set<String> types, long bytes, Duration shortest, Duration longest, double narrowest, double widest) {

    /** For networks without videos. */
    public static final VideoLimits NONE = new VideoLimits(Set.of(), 0);

    public VideoLimits {
        types = Set.copyOf(types);
    }

    /** Only these types, up to that size. */
    public VideoLimits(Set<String> types, long bytes) {
        this(types, bytes, Duration.ZERO, Duration.ZERO, 0, 0);
    }

    void addMisfits(Message.Media video, int part, int position, List<Misfit> misfits) {
        if (!types.contains(video.contentType())) {
            misfits.add(new Misfit(Misfit.Kind.MEDIA_TYPE, part, position, List.of(video.contentType())));
            return;
        }
        if (video.size() > bytes) {
            misfits.add(new Misfit(Misfit.Kind.MEDIA_TOO_LARGE, part, position, List.of(video.size(), bytes)));
        }
        Duration duration = video.duration();
        if (duration.isPositive() && duration.compareTo(shortest) < 0) {
            misfits.add(new Misfit(
                    Misfit.Kind.VIDEO_TOO_SHORT, part, position, List.of(duration.toSeconds(), shortest.toSeconds())));
        }
        if (longest.isPositive() && duration.compareTo(longest) > 0) {
            misfits.add(new Misfit(
                    Misfit.Kind.VIDEO_TOO_LONG, part, position, List.of(duration.toSeconds(), longest.toSeconds())));
        }
        Ratio.addMisfit(video, narrowest, widest, part, position, misfits);
    }
}
