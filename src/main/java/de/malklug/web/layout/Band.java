/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.campaign.Anchor;
import de.malklug.campaign.Campaign;
import de.malklug.wording.Phrases;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The campaign's weeks at a glance, with today and the anchor event.
 *
 * @param today where today is, in the drawing's units; null outside the campaign
 * @param anchor where the anchor event is; null if there is none within the campaign
 * @param name what a screen reader says instead of the drawing
 * @param text beside the drawing
 */
public record Band(
        String hashtag,
        List<Week> weeks,
        @Nullable Double today,
        @Nullable Double anchor,
        String name,
        String text) {

    /** Width of the drawing. */
    public static final int WIDTH = 208;

    private static final int MARGIN = 6;
    private static final int GAP = 4;
    private static final int MOST_WEEKS = 26;

    /** @param state {@code past}, {@code now} or {@code next} */
    public record Week(double x, double width, String state) {}

    static Band of(Campaign campaign, LocalDate today, Phrases phrases) {
        LocalDate from = campaign.period().from();
        LocalDate to = campaign.period().to();
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        int weeks = (int) Math.min(MOST_WEEKS, Math.max(1, (days + 6) / 7));
        Anchor anchor = campaign.anchor();
        LocalDate event = anchor == null ? null : anchor.at().toLocalDate();
        return new Band(
                campaign.hashtag(),
                weeks(weeks, from, today),
                campaign.period().contains(today) ? position(from, today, weeks) : null,
                event != null && campaign.period().contains(event) ? position(from, event, weeks) : null,
                name(campaign, anchor, weeks, today, phrases),
                text(campaign, anchor, today, phrases));
    }

    private static List<Week> weeks(int count, LocalDate from, LocalDate today) {
        double step = (double) (WIDTH + GAP) / count;
        List<Week> weeks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate start = from.plusWeeks(i);
            String state = !today.isBefore(start.plusWeeks(1)) ? "past" : today.isBefore(start) ? "next" : "now";
            weeks.add(new Week(rounded(i * step), rounded(Math.max(2, step - GAP)), state));
        }
        return weeks;
    }

    private static double position(LocalDate from, LocalDate day, int weeks) {
        double place = (ChronoUnit.DAYS.between(from, day) + 0.5) / (weeks * 7.0) * WIDTH;
        return rounded(Math.max(MARGIN, Math.min(WIDTH - MARGIN, place)));
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static String name(
            Campaign campaign, @Nullable Anchor anchor, int weeks, LocalDate today, Phrases phrases) {
        LocalDate from = campaign.period().from();
        StringBuilder name = new StringBuilder(
                phrases.text("band.name", phrases.days(from, campaign.period().to()), weeks));
        if (campaign.period().contains(today)) {
            name.append(' ').append(phrases.text("band.name-today", ChronoUnit.DAYS.between(from, today) / 7 + 1));
        }
        if (anchor != null) {
            name.append(' ')
                    .append(phrases.text(
                            "band.name-anchor",
                            anchor.title(),
                            phrases.longDate(anchor.at().toLocalDate())));
        }
        return name.toString();
    }

    private static String text(Campaign campaign, @Nullable Anchor anchor, LocalDate today, Phrases phrases) {
        if (anchor == null) {
            return campaign.title();
        }
        long days = ChronoUnit.DAYS.between(today, anchor.at().toLocalDate());
        return days < 0
                ? phrases.text("band.over", -days, anchor.title())
                : phrases.text("band.until", days, anchor.title());
    }
}
