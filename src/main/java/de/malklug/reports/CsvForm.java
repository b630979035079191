/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a CSV file is written. Always UTF-8, with lines that end in CR LF and quotes as RFC 4180 wants them. */
public enum CsvForm {
    /** For programs: commas, decimal points, no byte order mark. */
    STANDARD(',', '.', ""),
    /**
     * For a German Excel: semicolons, decimal commas, and a byte order mark so that umlauts survive a double click. A text that
     * Excel would take for a formula gets an apostrophe in front.
     */
    EXCEL(';', ',', "\uFEFF");

    private final char separator;
    private final char decimal;
    private final String start;

    CsvForm(char separator, char decimal, String start) {
        this.separator = separator;
        this.decimal = decimal;
        this.start = start;
    }

    /** What the file begins with. */
    public String start() {
        return start;
    }

    /** One line with its end; null is an empty cell. */
    public String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(this::cell).collect(Collectors.joining(String.valueOf(separator), "", "\r\n"));
    }

    private String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString().replace('.', decimal);
            case Number number -> number.toString();
            default -> quoted(harmless(value.toString()));
        };
    }

    private String harmless(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return this == EXCEL && formula ? "'" + text : text;
    }

    private String quoted(String text) {
        boolean plain = text.indexOf(separator) < 0
                && text.indexOf('"') < 0
                && text.indexOf('\n') < 0
                && text.indexOf('\r') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
