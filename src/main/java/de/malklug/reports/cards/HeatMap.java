/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of tiles, darker where more is.
 *
 * @param title what a screen reader says instead of the drawing
 * @param columns their heads
 */
record HeatMap(String title, List<String> columns, List<Row> rows) {

    /** @param cells one per column; null where there are too few posts */
    record Row(String head, List<@Nullable Tile> cells) {}

    /** @param value decides how dark it is */
    record Tile(String text, double value) {}

    private static final int WIDTH = 350;
    private static final int LEFT = 50;
    private static final int TOP = 22;
    private static final int HEIGHT = 36;
    private static final int GAP = 4;
    private static final int SHADES = 4;

    String draw(String id) {
        Svg svg = new Svg(id, title, "mk-chart-s", WIDTH, TOP + HEIGHT * rows.size());
        double width = (double) (WIDTH - LEFT) / Math.max(1, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            svg.write(columns.get(i), "x", LEFT + width * (i + 0.5) - GAP / 2.0, "y", 14, "text-anchor", "middle");
        }
        double most = rows.stream()
                .flatMap(row -> row.cells().stream())
                .mapToDouble(cell -> cell == null ? 0 : cell.value())
                .max()
                .orElse(0);
        double y = TOP;
        for (Row row : rows) {
            svg.write(row.head(), "x", 0, "y", y + HEIGHT / 2.0 + 2);
            for (int i = 0; i < row.cells().size(); i++) {
                tile(row.cells().get(i), LEFT + width * i, y, width - GAP, most, svg);
            }
            y += HEIGHT;
        }
        return svg.end();
    }

    private static void tile(@Nullable Tile tile, double x, double y, double width, double most, Svg svg) {
        int shade = tile == null ? 0 : shade(tile.value(), most);
        svg.draw("rect", "class", "h" + shade, "x", x, "y", y, "width", width, "height", HEIGHT - GAP, "rx", 4);
        svg.write(
                tile == null ? "–" : tile.text(),
                "class",
                shade == SHADES ? "hd" : "hl",
                "x",
                x + width / 2,
                "y",
                y + HEIGHT / 2.0 + 2,
                "text-anchor",
                "middle");
    }

    private static int shade(double value, double most) {
        return most <= 0 ? 1 : Math.clamp((int) Math.ceil(value / most * SHADES), 1, SHADES);
    }
}
