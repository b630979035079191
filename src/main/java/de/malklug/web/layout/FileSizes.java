/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.wording.Phrases;
import java.text.NumberFormat;

/** Says how large a file is. */
public final class FileSizes {

    private static final double STEP = 1024;

    private FileSizes() {}

    /** For example {@code 1,4 MB}: as the largest unit of which there is at least one. */
    public static String words(long bytes, Phrases phrases) {
        NumberFormat format = NumberFormat.getInstance(phrases.locale());
        String unit = "KB";
        double size = bytes / STEP;
        for (String larger : new String[] {"MB", "GB"}) {
            if (size >= STEP) {
                size /= STEP;
                unit = larger;
            }
        }
        format.setMaximumFractionDigits(size < 10 && !unit.equals("KB") ? 1 : 0);
        return format.format(Math.max(size, 1)) + "\u00A0" + unit;
    }
}
