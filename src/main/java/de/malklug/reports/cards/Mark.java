/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

/** The marks that tell lines apart where colours do not. */
enum Mark {
    DOT("t1") {
        @Override
        void at(double x, double y, Svg svg) {
            svg.draw("circle", "class", fill(), "cx", x, "cy", y, "r", 4.5);
        }
    },
    HEXAGON("t2") {
        @Override
        void at(double x, double y, Svg svg) {
            path(x - 3, y - 5, "h6l3 5-3 5h-6l-3-5z", svg);
        }
    },
    SQUARE("t3") {
        @Override
        void at(double x, double y, Svg svg) {
            path(x - 4, y - 4, "h8v8h-8z", svg);
        }
    },
    DIAMOND("t4") {
        @Override
        void at(double x, double y, Svg svg) {
            path(x, y - 6, "l6 6-6 6-6-6z", svg);
        }
    },
    TRIANGLE("t5") {
        @Override
        void at(double x, double y, Svg svg) {
            path(x - 5, y - 4, "h10l-5 9z", svg);
        }
    };

    private final String look;

    Mark(String look) {
        this.look = look;
    }

    /** Draws it around a point. */
    abstract void at(double x, double y, Svg svg);

    final String fill() {
        return "f-" + look;
    }

    final void path(double x, double y, String shape, Svg svg) {
        svg.draw("path", "class", fill(), "d", "M" + Svg.number(x) + " " + Svg.number(y) + shape);
    }

    /** Draws the mark of a look; a look without one gets none. */
    static void draw(String look, double x, double y, Svg svg) {
        for (Mark mark : values()) {
            if (mark.look.equals(look)) {
                mark.at(x, y, svg);
            }
        }
    }
}
