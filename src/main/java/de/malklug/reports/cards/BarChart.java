/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bar per municipality, with its name before and its figure behind.
 *
 * @param title what a screen reader says instead of the drawing
 * @param full the figure of a bar that fills the drawing; at least the greatest of all
 * @param marker a line across all bars for comparison, or null
 */
public record BarChart(
        String title, List<Bar> bars, double full, @Nullable Marker marker) {

    /**
     * @param look of a town, for example {@code t1}
     * @param value null if there is none: then {@code text} says why
     * @param fair what it is compared with; null for the marker's value
     */
    public record Bar(
            String name,
            String sign,
            String look,
            @Nullable Double value,
            String text,
            @Nullable Double fair) {

        /** Compared with the marker's value. */
        public Bar(String name, String sign, String look, @Nullable Double value, String text) {
            this(name, sign, look, value, text, null);
        }

        /** Compared with a value of its own. */
        public Bar against(double wanted) {
            return new Bar(name, sign, look, value, text, wanted);
        }
    }

    /** @param text above the line */
    public record Marker(double value, String text) {}

    private static final int WIDTH = 350;
    private static final int LEFT = 114;
    private static final int LONGEST = 180;
    private static final int ROW = 38;
    private static final int THICKNESS = 22;
    private static final int ROOM_FOR_SIGN = 26;
    private static final int LONGEST_NAME = 15;

    /** The drawing as SVG. @param id unique on the page */
    public String draw(String id) {
        int top = marker == null ? 4 : 22;
        Svg svg = new Svg(id, title, "mk-chart-s", WIDTH, top + ROW * bars.size());
        double y = top;
        for (Bar bar : bars) {
            draw(bar, y, svg);
            y += ROW;
        }
        if (marker != null) {
            double middle = LEFT + length(marker.value());
            svg.write(marker.text(), "x", middle, "y", 12, "text-anchor", "middle");
        }
        return svg.end();
    }

    private void draw(Bar bar, double y, Svg svg) {
        double baseline = y + THICKNESS / 2.0 + 4;
        String name = bar.name().length() <= LONGEST_NAME ? bar.name() : bar.sign();
        svg.write(name, "class", "lbl", "x", 0, "y", baseline);
        if (bar.value() == null) {
            svg.write(bar.text(), "x", LEFT, "y", baseline);
            return;
        }
        double length = length(bar.value());
        if (marker != null) {
            svg.draw("rect", "class", "trk", "x", LEFT, "y", y, "width", LONGEST, "height", THICKNESS, "rx", 3);
        }
        svg.draw(
                "rect",
                "class",
                "bar f-" + bar.look(),
                "x",
                LEFT,
                "y",
                y,
                "width",
                length,
                "height",
                THICKNESS,
                "rx",
                3);
        if (length >= ROOM_FOR_SIGN) {
            svg.write(bar.sign(), "class", "on", "x", LEFT + 6, "y", baseline);
        }
        double behind = marker == null ? LEFT + length : LEFT + LONGEST;
        svg.write(bar.text(), "class", "lbl", "x", behind + 8, "y", baseline);
        if (marker != null) {
            line(LEFT + length(bar.fair() == null ? marker.value() : bar.fair()), y, svg);
        }
    }

    private static void line(double x, double y, Svg svg) {
        svg.draw("rect", "class", "fairbg", "x", x - 3, "y", y - 5, "width", 6, "height", THICKNESS + 10);
        svg.draw("line", "class", "fair", "x1", x, "x2", x, "y1", y - 5, "y2", y + THICKNESS + 5.0);
    }

    private double length(double value) {
        return full <= 0 ? 0 : Math.max(0, Math.min(LONGEST, value / full * LONGEST));
    }
}
