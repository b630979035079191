/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.Recurrence.Day;
import de.malklug.campaign.Recurrence.Every;
import de.malklug.campaign.yaml.Fields;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlNode;
import de.malklug.campaign.yaml.YamlNode.Entry;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What stands under {@code repeat} of a post.
 *
 * @param rhythm null if there is none, or it could not be read
 * @param place where it stands
 * @param until where its last date stands
 * @param dates where each exception stands
 */
record RepeatSheet(@Nullable Recurrence rhythm, YamlNode place, YamlNode until, Map<LocalDate, YamlNode> dates) {

    private static final List<String> REPEAT = List.of("every", "on", "until", "count", "except", "moved");
    private static final String DAYS_OF_WEEK = "monday, tuesday, wednesday, thursday, friday, saturday, sunday";
    private static final String DAYS_OF_MONTH = "1 … 31, last day, first monday … fifth sunday, last friday";

    static RepeatSheet read(Fields post, Findings findings, SheetValues values) {
        Fields fields = post.mapping("repeat", REPEAT);
        YamlNode place = post.at("repeat");
        return fields == null
                ? new RepeatSheet(null, place, place, Map.of())
                : new Reader(findings, values, new TreeMap<>()).sheet(fields, place);
    }

    private record Reader(Findings findings, SheetValues values, Map<LocalDate, YamlNode> dates) {

        RepeatSheet sheet(Fields fields, YamlNode place) {
            Every every = every(fields.required("every"));
            List<Day> on = days(fields, every);
            Scalar untilPlace = fields.optional("until");
            LocalDate until = values.date(untilPlace);
            Scalar countPlace = fields.optional("count");
            Integer count = count(countPlace);
            if (untilPlace != null && countPlace != null) {
                findings.error(countPlace, "repeat-ends-twice");
                count = null;
            }
            TreeSet<LocalDate> except = except(fields);
            Map<LocalDate, LocalDateTime> moved = moved(fields, except);
            Recurrence rhythm =
                    every == null ? null : new Recurrence(every, on, until, count, List.copyOf(except), moved);
            return new RepeatSheet(rhythm, place, fields.at("until"), dates);
        }

        private @Nullable Every every(@Nullable Scalar scalar) {
            return scalar == null ? null : values.read(scalar, "not-a-rhythm", Every::parse);
        }

        private @Nullable Integer count(@Nullable Scalar scalar) {
            Integer count = values.count(scalar);
            if (scalar != null && count != null && (count < 1 || count > Recurrence.MOST)) {
                findings.error(scalar, "repeat-count", count, Recurrence.MOST);
                return null;
            }
            return count;
        }

        private List<Day> days(Fields fields, @Nullable Every every) {
            List<Day> days = new ArrayList<>();
            for (YamlNode node : fields.list("on")) {
                if (node instanceof Scalar scalar) {
                    Day day = day(scalar, every);
                    if (day != null && !days.contains(day)) {
                        days.add(day);
                    }
                } else if (!(node instanceof YamlNode.Unreadable)) {
                    findings.error(node, "not-a-text", "on");
                }
            }
            return days;
        }

        private @Nullable Day day(Scalar scalar, @Nullable Every every) {
            String written = scalar.value().strip();
            if (every == null) {
                return null;
            }
            String known = switch (every.unit()) {
                case DAY -> "";
                case WEEK -> DAYS_OF_WEEK;
                case MONTH -> DAYS_OF_MONTH;
            };
            if (known.isEmpty()) {
                findings.error(scalar, "repeat-on-days", written);
                return null;
            }
            try {
                Day day = Day.parse(written);
                if (day.fits(every.unit())) {
                    return day;
                }
            } catch (DateTimeException none) {
                // said below, as for days of the other unit
            }
            findings.error(scalar, "not-one-of", written, known);
            return null;
        }

        private TreeSet<LocalDate> except(Fields fields) {
            TreeSet<LocalDate> dates = new TreeSet<>();
            for (YamlNode node : fields.list("except")) {
                if (node instanceof Scalar scalar) {
                    LocalDate date = values.date(scalar);
                    if (date != null) {
                        dates.add(date);
                        this.dates.put(date, scalar);
                    }
                } else if (!(node instanceof YamlNode.Unreadable)) {
                    findings.error(node, "not-a-text", "except");
                }
            }
            return dates;
        }

        private Map<LocalDate, LocalDateTime> moved(Fields fields, TreeSet<LocalDate> except) {
            Map<LocalDate, LocalDateTime> moved = new TreeMap<>();
            for (Entry entry : fields.entries("moved")) {
                LocalDate date = values.date(entry.key());
                LocalDateTime to = entry.value() instanceof Scalar scalar ? values.wallClock(scalar) : null;
                if (!(entry.value() instanceof Scalar) && !(entry.value() instanceof YamlNode.Unreadable)) {
                    findings.error(entry.value(), "not-a-text", "moved");
                }
                if (date != null && except.contains(date)) {
                    findings.error(entry.key(), "repeat-except-and-moved", date.toString());
                } else if (date != null && to != null) {
                    moved.put(date, to);
                    dates.put(date, entry.key());
                }
            }
            return moved;
        }
    }
}
