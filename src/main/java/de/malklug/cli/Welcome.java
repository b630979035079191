/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.util.List;

/** What {@code serve} says once it serves, in place of its usual lines; for programs that bring malklug along. */
@FunctionalInterface
public interface Welcome {

    /**
     * @param address where the pages are, with a slash at its end
     */
    List<String> lines(String address);
}
