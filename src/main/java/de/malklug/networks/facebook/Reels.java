/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.Message;
import java.time.Duration;

/** Tells reels from other videos. */
final class Reels {

    private static final int LEAST_WIDTH = 540;
    private static final int LEAST_HEIGHT = 960;
    private static final double UPRIGHT = 9.0 / 16;
    private static final double NEARLY = 0.02;

    private Reels() {}

    /** Upright, short and large enough; a video nobody measured is none. */
    static boolean isReel(Message.Media video, FacebookSettings.Allowed limits) {
        Duration duration = video.duration();
        return video.width() >= LEAST_WIDTH
                && video.height() >= LEAST_HEIGHT
                && Math.abs((double) video.width() / video.height() - UPRIGHT) <= NEARLY
                && duration.compareTo(limits.shortestReel()) >= 0
                && duration.compareTo(limits.longestReel()) <= 0;
    }
}
