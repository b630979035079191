/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.Findings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;

/** The days of an iCalendar file's events (RFC 5545), recurring ones included. Only days count, not hours. */
public final class CalendarDays {

    /** How long before and after a campaign recurring events are looked at. */
    private static final int YEARS_AROUND = 1;

    private static final int MOST = 2_000;
    private static final int LONGEST_TITLE = 200;

    private final ZoneId zone;
    private final LocalDate from;
    private final LocalDate to;
    private final List<MunicipalityId> towns;

    private CalendarDays(ZoneId zone, Period period, List<MunicipalityId> towns) {
        this.zone = zone;
        this.from = period.from().equals(LocalDate.MIN)
                ? LocalDate.EPOCH
                : period.from().minusYears(YEARS_AROUND);
        this.to = period.to().equals(LocalDate.MAX)
                ? LocalDate.EPOCH
                : period.to().plusYears(YEARS_AROUND);
        this.towns = towns;
    }

    /**
     * @param towns whom the days concern
     * @param zone whose days count for events with a time
     * @param period recurring events are followed from a year before it to a year after it
     */
    static List<LayerDay> read(byte[] file, List<MunicipalityId> towns, ZoneId zone, Period period, Findings findings) {
        try {
            Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(file));
            CalendarDays days = new CalendarDays(zone, period, towns);
            List<LayerDay> all = calendar.<VEvent>getComponents(Component.VEVENT).stream()
                    .flatMap(days::of)
                    .sorted(Comparator.comparing(LayerDay::from).thenComparing(LayerDay::title))
                    .limit(MOST)
                    .toList();
            if (all.isEmpty()) {
                findings.warning(1, 1, "calendar-empty");
            }
            return all;
        } catch (ParserException e) {
            findings.error(Math.max(1, e.getLineNo()), 1, "not-a-calendar");
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            findings.error(1, 1, "not-a-calendar");
        }
        return List.of();
    }

    private Stream<LayerDay> of(VEvent event) {
        Optional<DtStart<Temporal>> start = event.getStartDate();
        if (start.isEmpty()) {
            return Stream.empty();
        }
        Temporal begin = start.get().getDate();
        long further = furtherDays(event, begin);
        String title = title(event);
        return starts(event, begin)
                .map(this::day)
                .map(first -> new LayerDay(first, first.plusDays(further), title, towns));
    }

    private Stream<Temporal> starts(VEvent event, Temporal begin) {
        boolean recurs = Stream.of(Property.RRULE, Property.RDATE)
                .anyMatch(name -> event.getProperty(name).isPresent());
        if (!recurs) {
            return Stream.of(begin);
        }
        List<Temporal> starts = new ArrayList<>();
        event.calculateRecurrenceSet(span(begin)).forEach(each -> starts.add(each.getStart()));
        return starts.stream();
    }

    /** The stretch that is looked at, in the kind of time the event is written in. */
    private net.fortuna.ical4j.model.Period<? extends Temporal> span(Temporal begin) {
        LocalDateTime first = from.atStartOfDay();
        LocalDateTime last = to.plusDays(1).atStartOfDay();
        if (begin instanceof LocalDate) {
            return new net.fortuna.ical4j.model.Period<>(from, to);
        }
        if (begin instanceof ZonedDateTime zoned) {
            return new net.fortuna.ical4j.model.Period<>(first.atZone(zoned.getZone()), last.atZone(zoned.getZone()));
        }
        if (begin instanceof Instant) {
            return new net.fortuna.ical4j.model.Period<>(
                    first.toInstant(ZoneOffset.UTC), last.toInstant(ZoneOffset.UTC));
        }
        if (begin instanceof OffsetDateTime offset) {
            return new net.fortuna.ical4j.model.Period<>(
                    first.atOffset(offset.getOffset()), last.atOffset(offset.getOffset()));
        }
        return new net.fortuna.ical4j.model.Period<>(first, last);
    }

    /** How many days an event goes on after its first. A day that is named as its end, without a time, does not belong to it. */
    private long furtherDays(VEvent event, Temporal begin) {
        Optional<DtEnd<Temporal>> end = event.getEndDate();
        if (end.isEmpty()) {
            return 0;
        }
        Temporal last = end.get().getDate();
        LocalDate lastDay = last instanceof LocalDate day ? day.minusDays(1) : day(last.minus(1, ChronoUnit.SECONDS));
        return Math.max(0, ChronoUnit.DAYS.between(day(begin), lastDay));
    }

    private LocalDate day(Temporal time) {
        if (time instanceof LocalDate day) {
            return day;
        }
        if (time instanceof LocalDateTime local) {
            return local.toLocalDate();
        }
        return Instant.from(time).atZone(zone).toLocalDate();
    }

    private static String title(VEvent event) {
        String title = event.getProperty(Property.SUMMARY)
                .map(Property::getValue)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse("–")
                .replaceAll("\\s+", " ");
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE) + " …";
    }
}
