/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.web.util.HtmlUtils;

/** Writes a drawing. Everything that comes from outside is escaped; looks come from classes only, never from styles. */
final class Svg {

    private final StringBuilder text = new StringBuilder();

    /**
     * Begins a drawing that a screen reader announces by its title.
     *
     * @param id unique on the page; the title's id follows from it
     * @param classes beside {@code mk-chart}
     */
    Svg(String id, String title, String classes, int width, int height) {
        text.append("<svg class=\"mk-chart")
                .append(classes.isEmpty() ? "" : " " + escaped(classes))
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" role=\"img\" aria-labelledby=\"")
                .append(escaped(id))
                .append("-title\"><title id=\"")
                .append(escaped(id))
                .append("-title\">")
                .append(escaped(title))
                .append("</title>");
    }

    /** @param attributes names and values in turn; numbers are rounded to a tenth */
    Svg draw(String element, Object... attributes) {
        open(element, attributes);
        text.append("/>");
        return this;
    }

    Svg write(String words, Object... attributes) {
        open("text", attributes);
        text.append('>').append(escaped(words)).append("</text>");
        return this;
    }

    private void open(String element, Object... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(value(attributes[i + 1])))
                    .append('"');
        }
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String value(Object value) {
        return value instanceof Double number ? number(number) : value.toString();
    }

    /** A coordinate: rounded to a tenth, without a needless zero. */
    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The whole drawing; ends it. */
    String end() {
        return text.append("</svg>").toString();
    }
}
