/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.MunicipalityId;
import de.malklug.engagement.ReactionPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many reactions came in when. Between two readings nobody knows when a reaction came: the gain is spread evenly over the
 * time between them, in whole reactions, so that the steps add up to what was read.
 *
 * @param step how long a step is; a day, or less while little time has passed
 * @param starts when each step begins, oldest first
 * @param gains by municipality, one number per step, in the order the municipalities are always shown
 */
public record Trend(Step step, List<ZonedDateTime> starts, Map<MunicipalityId, List<Long>> gains) {

    private static final int FEW = 3;

    public Trend {
        starts = List.copyOf(starts);
        gains = new LinkedHashMap<>(gains);
    }

    /** How long a step of a trend is. */
    public enum Step {
        MINUTE(ChronoUnit.MINUTES, Duration.ofHours(2)),
        HOUR(ChronoUnit.HOURS, Duration.ofDays(3)),
        DAY(ChronoUnit.DAYS, Duration.ofDays(Integer.MAX_VALUE));

        private final ChronoUnit unit;
        private final Duration longest;

        Step(ChronoUnit unit, Duration longest) {
            this.unit = unit;
            this.longest = longest;
        }

        /** The shortest step that does not need too many. */
        static Step over(Instant from, Instant to) {
            Duration span = Duration.between(from, to);
            return Arrays.stream(values())
                    .filter(step -> span.compareTo(step.longest) <= 0)
                    .findFirst()
                    .orElse(DAY);
        }
    }

    /**
     * One post's way up.
     *
     * @param publishedAt when it had nothing
     * @param points readings of a count, oldest first
     */
    record Course(MunicipalityId municipality, Instant publishedAt, List<ReactionPoint> points) {}

    /**
     * The municipality that most often gained most.
     *
     * @param steps in how many steps
     * @param of how many steps there are
     */
    public record Leader(MunicipalityId municipality, int steps, int of) {}

    /** All reactions that came in. */
    public long total() {
        return gains.values().stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sum();
    }

    public boolean isEmpty() {
        return starts.isEmpty();
    }

    /** Who gained most in the most steps; empty if nobody did, or several did equally. */
    public Optional<Leader> leader() {
        Map<MunicipalityId, Integer> won = new LinkedHashMap<>();
        for (int i = 0; i < starts.size(); i++) {
            int step = i;
            long most = gains.values().stream()
                    .mapToLong(each -> each.get(step))
                    .max()
                    .orElse(0);
            if (most > 0) {
                List<MunicipalityId> first = gains.entrySet().stream()
                        .filter(each -> each.getValue().get(step) == most)
                        .map(Map.Entry::getKey)
                        .toList();
                if (first.size() == 1) {
                    won.merge(first.getFirst(), 1, Integer::sum);
                }
            }
        }
        int most = won.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<MunicipalityId> first = won.entrySet().stream()
                .filter(each -> each.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        return first.size() == 1 && gains.size() > 1
                ? Optional.of(new Leader(first.getFirst(), most, starts.size()))
                : Optional.empty();
    }

    /**
     * @param from when to begin
     * @param to where to end, exclusive; not later than the newest reading
     * @param municipalities in the order they are shown
     */
    static Trend of(
            Collection<Course> courses,
            Collection<MunicipalityId> municipalities,
            Instant from,
            Instant to,
            ZoneId zone) {
        if (!from.isBefore(to)) {
            return new Trend(Step.DAY, List.of(), Map.of());
        }
        Step step = Step.over(from, to);
        List<ZonedDateTime> edges = complete(edges(step, from.atZone(zone), to), to);
        Map<MunicipalityId, long[]> gains = new LinkedHashMap<>();
        municipalities.forEach(each -> gains.put(each, new long[edges.size() - 1]));
        long[] instants = edges.stream()
                .mapToLong(edge -> edge.toInstant().toEpochMilli())
                .toArray();
        for (Course course : courses) {
            long[] own = gains.get(course.municipality());
            if (own != null) {
                add(course, instants, own);
            }
        }
        Map<MunicipalityId, List<Long>> lists = new LinkedHashMap<>();
        gains.forEach((municipality, own) ->
                lists.put(municipality, Arrays.stream(own).boxed().toList()));
        return new Trend(step, edges.subList(0, edges.size() - 1), lists);
    }

    private static List<ZonedDateTime> edges(Step step, ZonedDateTime from, Instant to) {
        List<ZonedDateTime> edges = new ArrayList<>();
        ZonedDateTime edge = from.truncatedTo(step.unit);
        while (edge.toInstant().isBefore(to)) {
            edges.add(edge);
            edge = edge.plus(1, step.unit);
        }
        edges.add(edge);
        return edges;
    }

    /** Leaves out a last step that is not over yet: it would look like a fall. While there are few, every step counts. */
    private static List<ZonedDateTime> complete(List<ZonedDateTime> edges, Instant to) {
        boolean over = !edges.getLast().toInstant().isAfter(to);
        return over || edges.size() - 1 <= FEW ? edges : edges.subList(0, edges.size() - 1);
    }

    private static void add(Course course, long[] edges, long[] gains) {
        ReactionPoint before = new ReactionPoint(course.publishedAt().toEpochMilli(), 0);
        int step = 0;
        for (ReactionPoint point : course.points()) {
            while (step < gains.length && edges[step + 1] <= before.at()) {
                step++;
            }
            if (point.count() != before.count()) {
                spread(before, point, edges, step, gains);
            }
            before = point;
        }
    }

    private static void spread(ReactionPoint before, ReactionPoint after, long[] edges, int first, long[] gains) {
        long came = until(edges[first], before, after);
        for (int i = first; i < gains.length && edges[i] < after.at(); i++) {
            long then = until(edges[i + 1], before, after);
            gains[i] += then - came;
            came = then;
        }
    }

    /** How much of the gain between two readings had come in by then. */
    private static long until(long instant, ReactionPoint before, ReactionPoint after) {
        long gain = after.count() - before.count();
        if (instant >= after.at()) {
            return gain;
        }
        if (instant <= before.at()) {
            return 0;
        }
        double passed = (double) (instant - before.at()) / (after.at() - before.at());
        return Math.round(gain * passed);
    }
}
