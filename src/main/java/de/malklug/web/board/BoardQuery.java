/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.board;

import de.malklug.campaign.Campaign;
import de.malklug.plan.Balance.Measure;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the board is shown, as its address has it.
 *
 * @param at a day of the stretch
 * @param measure what the table counts
 * @param most so many collisions are shown
 */
record BoardQuery(Span span, LocalDate at, Measure measure, int most) {

    static final int STEP = 10;

    private static final int MOST = 200;

    /** How long a stretch is shown. */
    enum Span {
        WEEK,
        MONTH,
        CAMPAIGN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the address does not say, or says wrongly, is as usual: this month's posts. */
    static BoardQuery of(MultiValueMap<String, String> parameters, LocalDate today) {
        return new BoardQuery(
                named(Span.class, parameters.getFirst("span"), Span.MONTH),
                day(parameters.getFirst("at"), today),
                named(Measure.class, parameters.getFirst("measure"), Measure.POSTS),
                number(parameters.getFirst("most")));
    }

    private static <E extends Enum<E>> E named(Class<E> type, @Nullable String word, E usual) {
        for (E each : type.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
                return each;
            }
        }
        return usual;
    }

    private static LocalDate day(@Nullable String text, LocalDate usual) {
        try {
            LocalDate day = text == null ? usual : LocalDate.parse(text);
            return day.getYear() < 1970 || day.getYear() > 2999 ? usual : day;
        } catch (DateTimeException misspelt) {
            return usual;
        }
    }

    private static int number(@Nullable String text) {
        boolean readable = text != null && text.matches("\\d{1,3}");
        return readable ? Math.clamp(Integer.parseInt(text), STEP, MOST) : STEP;
    }

    LocalDate from(Campaign campaign) {
        return switch (span) {
            case WEEK -> at.minusDays(at.getDayOfWeek().getValue() - 1L);
            case MONTH -> at.withDayOfMonth(1);
            case CAMPAIGN -> campaign.period().from();
        };
    }

    /** The last day, included. */
    LocalDate to(Campaign campaign) {
        return switch (span) {
            case WEEK -> from(campaign).plusDays(6);
            case MONTH -> at.with(TemporalAdjusters.lastDayOfMonth());
            case CAMPAIGN -> campaign.period().to();
        };
    }

    BoardQuery over(Span other) {
        return new BoardQuery(other, at, measure, STEP);
    }

    BoardQuery counting(Measure other) {
        return new BoardQuery(span, at, other, most);
    }

    /** So many stretches later, or earlier if negative. */
    BoardQuery later(int steps) {
        return new BoardQuery(span, span == Span.WEEK ? at.plusWeeks(steps) : at.plusMonths(steps), measure, STEP);
    }

    BoardQuery with(int collisions) {
        return new BoardQuery(span, at, measure, collisions);
    }

    String href() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/board").queryParam("span", span.word());
        if (span != Span.CAMPAIGN) {
            address.queryParam("at", at);
        }
        if (measure != Measure.POSTS) {
            address.queryParam("measure", measure.name().toLowerCase(Locale.ROOT));
        }
        return most == STEP
                ? address.toUriString()
                : address.queryParam("most", most).toUriString();
    }
}
