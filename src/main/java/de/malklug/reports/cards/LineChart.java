/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/**
 * Lines over time, told apart by dash, mark and their name at the end.
 *
 * @param title what a screen reader says instead of the drawing
 * @param steps names of the steps, for the axis
 */
record LineChart(String title, List<String> steps, List<Line> lines) {

    /**
     * @param sign stands for the name where that is too long
     * @param look of a town, for example {@code t1}
     * @param values one per step
     */
    record Line(String name, String sign, String look, List<Long> values) {}

    /**
     * A drawing's measures.
     *
     * @param right room for the names at the lines' ends
     * @param longestName with more letters than that a name does not fit
     * @param stepNames how many steps are named at most
     */
    private record Size(String classes, int width, int height, int left, int right, int longestName, int stepNames) {

        private static final int TOP = 30;
        private static final int BOTTOM = 38;

        double innerWidth() {
            return width - left - right;
        }

        double innerHeight() {
            return height - TOP - BOTTOM;
        }

        double y(double place) {
            return TOP + innerHeight() * (1 - place);
        }
    }

    private static final Size WIDE = new Size("mk-hide-phone", 800, 300, 40, 165, 22, 8);
    private static final Size NARROW = new Size("mk-only-phone", 350, 260, 36, 112, 14, 4);
    private static final int LABEL_GAP = 8;
    private static final int LABEL_HEIGHT = 15;
    private static final int MARKS = 4;
    private static final int PIECE = 16;

    /** For screens from 768 px. */
    String wide(String id) {
        return draw(id, WIDE);
    }

    /** For phones. */
    String narrow(String id) {
        return draw(id, NARROW);
    }

    private String draw(String id, Size size) {
        Svg svg = new Svg(id, title, size.classes(), size.width(), size.height());
        Scale scale = scale();
        axes(scale, size, svg);
        lines.forEach(line -> draw(line, scale, size, svg));
        labels(scale, size, svg);
        return svg.end();
    }

    private Scale scale() {
        long lowest = lines.stream()
                .flatMap(line -> line.values().stream())
                .mapToLong(Long::longValue)
                .min()
                .orElse(0);
        long highest = lines.stream()
                .flatMap(line -> line.values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return Scale.over(lowest, highest);
    }

    private void axes(Scale scale, Size size, Svg svg) {
        double end = size.left() + size.innerWidth();
        for (long tick : scale.ticks()) {
            double y = size.y(scale.place(tick));
            svg.draw("line", "class", tick == 0 ? "axis" : "grid", "x1", size.left(), "x2", end, "y1", y, "y2", y);
            svg.write(Long.toString(tick), "x", size.left() - LABEL_GAP, "y", y + 4, "text-anchor", "end");
        }
        int every = Math.max(1, Math.ceilDiv(steps.size(), size.stepNames()));
        for (int i = 0; i < steps.size(); i += every) {
            svg.write(steps.get(i), "x", x(i, size), "y", size.height() - 18, "text-anchor", "middle");
        }
    }

    private double x(int step, Size size) {
        return steps.size() == 1
                ? size.left() + size.innerWidth() / 2
                : size.left() + size.innerWidth() * step / (steps.size() - 1);
    }

    private void draw(Line line, Scale scale, Size size, Svg svg) {
        String points = points(line, scale, size);
        svg.draw("polyline", "class", "ln c-" + line.look(), "points", points);
        if (line.look().equals("ta")) {
            svg.draw("polyline", "class", "ln c-gap", "points", points);
        }
        int last = line.values().size() - 1;
        int every = Math.max(1, Math.ceilDiv(steps.size(), MARKS));
        for (int i = 0; i <= last; i++) {
            if (i == last || (i % every == 0 && last - i >= every / 2)) {
                Mark.draw(
                        line.look(),
                        x(i, size),
                        size.y(scale.place(line.values().get(i))),
                        svg);
            }
        }
    }

    /** The way of a line; a single step is a short level piece. */
    private String points(Line line, Scale scale, Size size) {
        StringJoiner points = new StringJoiner(" ");
        for (int i = 0; i < line.values().size(); i++) {
            double y = size.y(scale.place(line.values().get(i)));
            for (double x : steps.size() == 1
                    ? new double[] {x(i, size) - PIECE, x(i, size) + PIECE}
                    : new double[] {x(i, size)}) {
                points.add(Svg.number(x) + "," + Svg.number(y));
            }
        }
        return points.toString();
    }

    /** Names at the lines' ends, moved apart where they would cover each other. */
    private void labels(Scale scale, Size size, Svg svg) {
        record Label(String text, double y) {}
        List<Label> labels = new ArrayList<>();
        for (Line line : lines) {
            if (!line.values().isEmpty()) {
                String text = line.name().length() <= size.longestName() ? line.name() : line.sign();
                labels.add(new Label(text, size.y(scale.place(line.values().getLast()))));
            }
        }
        labels.sort(Comparator.comparingDouble(Label::y));
        double lowest = size.height() - Size.BOTTOM;
        double[] places = new double[labels.size()];
        for (int i = 0; i < places.length; i++) {
            double free = i == 0 ? 0 : places[i - 1] + LABEL_HEIGHT;
            places[i] = Math.max(labels.get(i).y(), free);
        }
        for (int i = places.length - 1; i >= 0; i--) {
            double free = i == places.length - 1 ? lowest : places[i + 1] - LABEL_HEIGHT;
            places[i] = Math.min(places[i], free);
        }
        double end = steps.size() == 1 ? x(0, size) + PIECE : size.left() + size.innerWidth();
        for (int i = 0; i < places.length; i++) {
            svg.write(labels.get(i).text(), "class", "lbl", "x", end + 12, "y", places[i] + 4);
        }
    }
}
