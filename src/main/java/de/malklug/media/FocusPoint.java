/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

/**
 * What of a picture must stay in sight where a network cuts it.
 *
 * @param x in hundredths of the width, from the left
 * @param y in hundredths of the height, from the top
 */
public record FocusPoint(int x, int y) {

    public static final FocusPoint CENTRE = new FocusPoint(50, 50);

    /**
     * @throws IllegalArgumentException if it lies outside the picture
     */
    public FocusPoint {
        if (!isInside(x) || !isInside(y)) {
            throw new IllegalArgumentException("Not inside the picture: " + x + ", " + y);
        }
    }

    /** Whether one of the two figures lies inside. */
    public static boolean isInside(int figure) {
        return figure >= 0 && figure <= 100;
    }
}
