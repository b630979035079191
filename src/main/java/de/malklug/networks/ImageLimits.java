/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.util.List;
import java.util.Set;

/**
 * What pictures a network takes. Pictures that can be converted and scaled down are made to fit before they are sent, so for
 * them only what can't be mended is a misfit: nothing is ever scaled up or cropped.
 *
 * @param types accepted content types; empty where the network takes no pictures
 * @param bytes largest file
 * @param pixels most pixels, width times height; 0 for no limit
 * @param longestSide most pixels on the longer side; 0 for no limit
 * @param shortestWidth fewest pixels across; 0 for no limit
 * @param narrowest smallest width divided by height; 0 for no limit
 * @param widest largest width divided by height; 0 for no limit
 */
public record ImageLimits(
        Set<String> types,
        long bytes,
        long pixels,
        int longestSide,
        int shortestWidth,
        double narrowest,
        double widest) {

    /** For networks without pictures. */
    public static final ImageLimits NONE = new ImageLimits(Set.of(), 0);

    private static final Set<String> WRITABLE = Set.of("image/jpeg", "image/png");
    private static final Set<String> READABLE =
            Set.of("image/jpeg", "image/png", "image/webp", "image/bmp", "image/tiff");

    public ImageLimits {
        types = Set.copyOf(types);
    }

    /** Only these types, up to that size. */
    public ImageLimits(Set<String> types, long bytes) {
        this(types, bytes, 0, 0, 0, 0, 0);
    }

    /** Whether a picture that is too large or of another type can be made to fit. */
    public boolean canFit(Message.Media picture) {
        return READABLE.contains(picture.contentType()) && types.stream().anyMatch(WRITABLE::contains);
    }

    /** Whether the picture can be sent as it is, as far as type and size go. */
    public boolean fits(Message.Media picture) {
        return types.contains(picture.contentType())
                && picture.size() <= bytes
                && !tooManyPixels(picture)
                && !tooLong(picture);
    }

    private boolean tooManyPixels(Message.Media picture) {
        return pixels > 0 && pixelsOf(picture) > pixels;
    }

    private boolean tooLong(Message.Media picture) {
        return longestSide > 0 && Math.max(picture.width(), picture.height()) > longestSide;
    }

    private static long pixelsOf(Message.Media picture) {
        return (long) picture.width() * picture.height();
    }

    void addMisfits(Message.Media picture, int part, int position, List<Misfit> misfits) {
        if (!canFit(picture)) {
            addUnmendable(picture, part, position, misfits);
        }
        if (picture.width() > 0 && picture.width() < shortestWidth) {
            misfits.add(
                    new Misfit(Misfit.Kind.IMAGE_TOO_NARROW, part, position, List.of(picture.width(), shortestWidth)));
        }
        Ratio.addMisfit(picture, narrowest, widest, part, position, misfits);
    }

    private void addUnmendable(Message.Media picture, int part, int position, List<Misfit> misfits) {
        if (!types.contains(picture.contentType())) {
            misfits.add(new Misfit(Misfit.Kind.MEDIA_TYPE, part, position, List.of(picture.contentType())));
            return;
        }
        if (picture.size() > bytes) {
            misfits.add(new Misfit(Misfit.Kind.MEDIA_TOO_LARGE, part, position, List.of(picture.size(), bytes)));
        }
        if (tooManyPixels(picture)) {
            misfits.add(
                    new Misfit(Misfit.Kind.IMAGE_TOO_MANY_PIXELS, part, position, List.of(pixelsOf(picture), pixels)));
        }
        if (tooLong(picture)) {
            misfits.add(new Misfit(
                    Misfit.Kind.IMAGE_TOO_LONG,
                    part,
                    position,
                    List.of(Math.max(picture.width(), picture.height()), longestSide)));
        }
    }
}
