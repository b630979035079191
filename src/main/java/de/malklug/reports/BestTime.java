/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.networks.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When posts got most reactions, by weekday and by stretches of three hours, and how sure that is.
 *
 * @param cells with at least one post whose reactions are known
 * @param best the cell with most reactions per post, if one has enough posts
 * @param sure how sure it is that this is no accident
 */
public record BestTime(List<Cell> cells, Optional<Cell> best, Sure sure) {

    /** How long a stretch is. */
    public static final int HOURS = 3;

    /** With fewer posts a cell says nothing. */
    public static final int FEWEST_POSTS = 3;

    private static final int MANY = 10;

    /** Two standard errors: an accident in about one of forty cases. */
    private static final double MARGIN = 2;

    public BestTime {
        cells = List.copyOf(cells);
    }

    /** How sure something is. */
    public enum Sure {
        /** Too few posts for any statement. */
        NOT_AT_ALL,
        /** Fewer than ten posts, or within what chance does. */
        HARDLY,
        /** Ten posts or more, above the average by more than two standard errors. */
        WELL
    }

    /**
     * @param fromHour begin of the stretch, in the campaign's zone
     * @param posts whose reactions are known
     * @param mean reactions per post, to one decimal
     */
    public record Cell(DayOfWeek day, int fromHour, int posts, BigDecimal mean) {

        public boolean isEnough() {
            return posts >= FEWEST_POSTS;
        }
    }

    static BestTime of(Collection<Counted> deliveries, ZoneId zone) {
        Map<DayOfWeek, Map<Integer, List<Long>>> counts = new EnumMap<>(DayOfWeek.class);
        List<Long> all = new ArrayList<>();
        for (Counted each : deliveries) {
            long reactions = each.figure(Metric.REACTIONS);
            if (Counted.isCount(reactions)) {
                ZonedDateTime at = each.delivery().publishedAt().atZone(zone);
                counts.computeIfAbsent(at.getDayOfWeek(), day -> new TreeMap<>())
                        .computeIfAbsent(at.getHour() / HOURS * HOURS, hour -> new ArrayList<>())
                        .add(reactions);
                all.add(reactions);
            }
        }
        List<Cell> cells = new ArrayList<>();
        counts.forEach((day, hours) -> hours.forEach((hour, values) -> cells.add(new Cell(
                day, hour, values.size(), BigDecimal.valueOf(mean(values)).setScale(1, RoundingMode.HALF_UP)))));
        Optional<Cell> best = cells.stream()
                .filter(Cell::isEnough)
                .max(Comparator.comparing(Cell::mean).thenComparing(Cell::posts));
        return new BestTime(
                cells,
                best,
                best.map(cell -> sure(
                                counts.getOrDefault(cell.day(), Map.of()).getOrDefault(cell.fromHour(), List.of()),
                                mean(all)))
                        .orElse(Sure.NOT_AT_ALL));
    }

    private static Sure sure(List<Long> values, double average) {
        if (values.size() < MANY) {
            return Sure.HARDLY;
        }
        double mean = mean(values);
        double squares = values.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        double error = Math.sqrt(squares / (values.size() - 1) / values.size());
        return mean - MARGIN * error > average ? Sure.WELL : Sure.HARDLY;
    }

    private static double mean(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).average().orElse(0);
    }
}
