/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a post appears, as its author wrote it: a wall-clock time in the campaign's zone, a distance to the anchor event, or the next queue
 * slot that is free.
 */
public sealed interface PostTime {

    /**
     * The wall-clock time in the campaign's zone.
     *
     * @throws IllegalStateException if it is relative and the campaign has no anchor event
     */
    LocalDateTime in(Campaign campaign);

    /** As it stands in a campaign file. {@link #parse} reads it back. */
    String written();

    /** A wall-clock time in the campaign's zone, for example {@code 2026-11-09T09:00}. */
    record Absolute(LocalDateTime at) implements PostTime {

        @Override
        public LocalDateTime in(Campaign campaign) {
            return at;
        }

        @Override
        public String written() {
            return at.toString();
        }
    }

    /**
     * A distance to the beginning of the anchor event, for example {@code anchor - 9 days 09:00} or {@code anchor - 45 minutes}.
     *
     * @param amount how many units after the event; negative before it
     * @param time the time on the day so reached, or null to keep the event's own
     */
    record Relative(int amount, Unit unit, @Nullable LocalTime time) implements PostTime {

        @Override
        public LocalDateTime in(Campaign campaign) {
            Anchor anchor = campaign.anchor();
            if (anchor == null) {
                throw new IllegalStateException("Campaign " + campaign.id() + " has no anchor event");
            }
            LocalDateTime reached = anchor.at().plus(unit.length.multipliedBy(amount));
            return time == null ? reached : reached.toLocalDate().atTime(time);
        }

        @Override
        public String written() {
            String distance = amount == 0
                    ? ""
                    : (amount < 0 ? " - " : " + ")
                            + Math.abs(amount)
                            + " "
                            + unit.name().toLowerCase(Locale.ROOT)
                            + (Math.abs(amount) == 1 ? "" : "s");
            return "anchor" + distance + (time == null ? "" : " " + time);
        }
    }

    /**
     * The next queue slot that fits and is free when the post is released; {@code next slot} in files. Which one that is stands with the stored
     * post.
     */
    record NextSlot() implements PostTime {

        /** The earliest there can be: when the campaign's period begins. */
        @Override
        public LocalDateTime in(Campaign campaign) {
            return campaign.period().from().atStartOfDay();
        }

        @Override
        public String written() {
            return "next slot";
        }
    }

    /** In what a distance is measured, on the wall clock. */
    enum Unit {
        MINUTE(Duration.ofMinutes(1)),
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }

        private boolean mayNameTime() {
            return this == DAY || this == WEEK;
        }
    }

    /**
     * Reads a time as it stands in a campaign file.
     *
     * @throws DateTimeException if it is none, or names a day or hour that does not exist
     */
    static PostTime parse(String text) {
        String trimmed = text.strip();
        if (Written.NEXT_SLOT.matcher(trimmed).matches()) {
            return new NextSlot();
        }
        Matcher relative = Written.RELATIVE.matcher(trimmed);
        if (relative.matches()) {
            return Written.relative(relative, trimmed);
        }
        return new Absolute(LocalDateTime.parse(trimmed.replaceFirst("[Tt ]+", "T"), Written.ABSOLUTE));
    }

    /** How times are written. */
    final class Written {

        private static final Pattern RELATIVE = Pattern.compile(
                "anchor(?:\\s*([+-])\\s*(\\d{1,6})\\s*(minute|hour|day|week)s?)?(?:\\s+(\\d{1,2}:\\d{2}))?",
                Pattern.CASE_INSENSITIVE);

        private static final Pattern NEXT_SLOT = Pattern.compile("next(?:\\s+slot)?", Pattern.CASE_INSENSITIVE);

        private static final DateTimeFormatter ABSOLUTE = new DateTimeFormatterBuilder()
                .appendPattern("uuuu-MM-dd'T'HH:mm[:ss]")
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);

        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

        private Written() {}

        private static Relative relative(Matcher parts, String text) {
            LocalTime time = parts.group(4) == null ? null : LocalTime.parse(parts.group(4), TIME);
            if (parts.group(1) == null) {
                return new Relative(0, Unit.DAY, time);
            }
            Unit unit = Unit.valueOf(parts.group(3).toUpperCase(Locale.ROOT));
            if (time != null && !unit.mayNameTime()) {
                throw new DateTimeParseException(
                        "Minutes and hours already give the time of day", text, parts.start(4));
            }
            int amount = Integer.parseInt(parts.group(2));
            return new Relative(parts.group(1).equals("-") ? -amount : amount, unit, time);
        }
    }
}
