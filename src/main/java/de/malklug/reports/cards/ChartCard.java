/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart with its finding and its table.
 *
 * @param id unique on the page
 * @param finding what it shows, in one sentence
 * @param remark how to read it
 * @param drawings SVG, the same for different widths, widest first; empty if there is nothing to draw
 */
public record ChartCard(
        String id,
        String heading,
        String finding,
        String remark,
        List<String> drawings,
        @Nullable DataTable table) {

    public ChartCard {
        drawings = List.copyOf(drawings);
    }
}
