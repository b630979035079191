/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.start;

import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryStatus;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The day at a glance: a lane for each municipality, its posts where their time is.
 *
 * @param now the column of this moment, half hours counted from the first; 0 if it is outside the hours shown
 * @param late whether this moment is in the second half of its half hour
 */
record DayRail(List<Lane> lanes, int now, boolean late) {

    /** First hour shown. */
    static final int FIRST_HOUR = 7;

    private static final int HALF_HOURS = 28;
    private static final int FIRST_COLUMN = 2;
    private static final int WIDTH = 7;

    record Lane(Town town, List<Blip> blips) {}

    /**
     * A post of the day.
     *
     * @param column where it begins
     * @param row below others it would cover
     * @param icon of its worst state
     */
    record Blip(int column, int row, String icon, String title, String text, String href, Instant dueAt) {}

    static DayRail of(List<Delivery> today, List<Town> towns, Instant now, Towns names, Phrases phrases) {
        Map<Town, Map<String, List<Delivery>>> posts = new LinkedHashMap<>();
        towns.forEach(town -> posts.put(town, new LinkedHashMap<>()));
        today.stream()
                .sorted(Comparator.comparing(Delivery::dueAt))
                .forEach(each -> posts.computeIfAbsent(
                                names.find(each.campaign(), each.municipality()), town -> new LinkedHashMap<>())
                        .computeIfAbsent(each.post() + " " + each.dueAt(), post -> new ArrayList<>())
                        .add(each));
        List<Lane> lanes = new ArrayList<>();
        posts.forEach((town, each) -> lanes.add(new Lane(town, blips(each.values(), phrases))));
        LocalTime time = now.atZone(phrases.zone()).toLocalTime();
        int column = column(time);
        boolean shown = time.getHour() >= FIRST_HOUR && column < FIRST_COLUMN + HALF_HOURS;
        return new DayRail(lanes, shown ? column : 0, time.getMinute() % 30 >= 15);
    }

    private static List<Blip> blips(Iterable<List<Delivery>> posts, Phrases phrases) {
        List<Integer> ends = new ArrayList<>();
        List<Blip> blips = new ArrayList<>();
        for (List<Delivery> post : posts) {
            Delivery first = post.getFirst();
            int column = Math.clamp(
                    column(first.dueAt().atZone(phrases.zone()).toLocalTime()),
                    FIRST_COLUMN,
                    FIRST_COLUMN + HALF_HOURS - WIDTH);
            int row = 0;
            while (row < ends.size() && ends.get(row) > column) {
                row++;
            }
            if (row == ends.size()) {
                ends.add(0);
            }
            ends.set(row, column + WIDTH);
            blips.add(blip(post, column, row + 1, phrases));
        }
        return blips;
    }

    private static Blip blip(List<Delivery> post, int column, int row, Phrases phrases) {
        Delivery first = post.getFirst();
        DeliveryStatus worst = post.stream()
                .map(Delivery::status)
                .min(Comparator.comparingInt(DayRail::harm))
                .orElseThrow();
        long published = post.stream()
                .filter(each -> each.status() == DeliveryStatus.PUBLISHED)
                .count();
        String word = phrases.status(worst).toLowerCase(phrases.locale());
        String state = published > 0 ? phrases.text("start.of", published, post.size(), word) : word;
        return new Blip(
                column,
                row,
                worst.name().toLowerCase(Locale.ROOT),
                first.title(),
                phrases.shortTime(first.dueAt()) + " · " + state,
                "/posts/" + first.campaign() + "/" + first.municipality() + "/" + first.post(),
                first.dueAt());
    }

    private static int harm(DeliveryStatus status) {
        return switch (status) {
            case UNCONFIRMED -> 0;
            case FAILED -> 1;
            case MISSED -> 2;
            case HELD -> 3;
            case PUBLISHING -> 4;
            case SCHEDULED -> 5;
            case PUBLISHED -> 6;
            case CANCELLED -> 7;
        };
    }

    private static int column(LocalTime time) {
        return FIRST_COLUMN + (time.toSecondOfDay() / 60 - FIRST_HOUR * 60) / 30;
    }

    /** The hours above the lanes, every second one. */
    public List<Integer> hours() {
        List<Integer> hours = new ArrayList<>();
        for (int hour = FIRST_HOUR; hour < FIRST_HOUR + HALF_HOURS / 2; hour += 2) {
            hours.add(hour);
        }
        return hours;
    }
}
