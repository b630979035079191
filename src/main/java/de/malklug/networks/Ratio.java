/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.util.List;

/** The shape of a picture or video: width divided by height. */
final class Ratio {

    /** Networks round shapes to pixels, so one pixel in a hundred is no reason to refuse. */
    private static final double TOLERANCE = 0.01;

    private Ratio() {}

    static void addMisfit(
            Message.Media media, double narrowest, double widest, int part, int position, List<Misfit> misfits) {
        if (media.width() <= 0 || media.height() <= 0) {
            return;
        }
        double ratio = (double) media.width() / media.height();
        boolean tooNarrow = narrowest > 0 && ratio < narrowest - TOLERANCE;
        boolean tooWide = widest > 0 && ratio > widest + TOLERANCE;
        if (tooNarrow || tooWide) {
            misfits.add(new Misfit(
                    tooNarrow ? Misfit.Kind.MEDIA_TOO_TALL : Misfit.Kind.MEDIA_TOO_WIDE,
                    part,
                    position,
                    List.of(ratio, tooNarrow ? narrowest : widest)));
        }
    }
}
