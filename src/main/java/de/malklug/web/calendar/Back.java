/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import org.jspecify.annotations.Nullable;

/** Where a person came from. */
final class Back {

    private Back() {}

    /** The address if it is one of our pages, else the other one. */
    static String to(@Nullable String address, String otherwise) {
        boolean ours = address != null
                && address.length() <= 2000
                && address.matches(
                        "/(calendar|posts|queue|approvals|inbox|accounts|media|board)([/?][^\\\\\\r\\n]*)?|/")
                && !address.contains("//");
        return ours && address != null ? address : otherwise;
    }
}
