/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import de.malklug.networks.MetricValue;
import de.malklug.reports.Rate;
import de.malklug.reports.Tally;
import de.malklug.wording.Phrases;
import java.math.BigDecimal;
import java.text.NumberFormat;
import org.jspecify.annotations.Nullable;

/** Figures as people read them; where there is none, the reason in words. */
public final class FigureWords {

    private final Phrases phrases;

    public FigureWords(Phrases phrases) {
        this.phrases = phrases;
    }

    /**
     * A figure on the page.
     *
     * @param known false where {@code text} is the reason why there is none
     */
    public record Shown(String text, boolean known) {}

    public Shown figure(MetricValue value) {
        return new Shown(phrases.figure(value), value instanceof MetricValue.Count);
    }

    public Shown tally(Tally tally) {
        return figure(tally.figure());
    }

    public Shown number(long number) {
        return new Shown(phrases.number(number), true);
    }

    public Shown rate(Rate rate) {
        return switch (rate) {
            case Rate.Per1000 known -> new Shown(decimal(known.per1000()), true);
            case Rate.TooFew tooFew -> new Shown(phrases.text("reports.too-few"), false);
            case Rate.NoBase noBase -> new Shown(phrases.text("reports.no-base"), false);
            case Rate.NotYetRead notYetRead -> new Shown(phrases.text("metric.not-yet-known"), false);
        };
    }

    /** Inhabitants or followers. */
    public Shown people(@Nullable Long people) {
        return people == null ? new Shown(phrases.text("reports.no-base"), false) : number(people);
    }

    public String decimal(BigDecimal number) {
        if (number.signum() == 0) {
            return phrases.number(0);
        }
        NumberFormat format = NumberFormat.getInstance(phrases.locale());
        format.setMinimumFractionDigits(number.scale());
        format.setMaximumFractionDigits(number.scale());
        return format.format(number);
    }

    /** In whole percent, with a space before the sign where the language wants one. */
    public String percent(BigDecimal percent) {
        return phrases.text("reports.percent", phrases.number(Math.round(percent.doubleValue())));
    }
}
