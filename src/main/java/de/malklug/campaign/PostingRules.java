/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.checks.Passage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Judges when posts appear by their campaign's rules: quiet hours, distances, layers of days, weeks before elections. The same for files,
 * desk and API. Pure: whatever else appears is passed in.
 */
public final class PostingRules {

    private static final Duration STEP = Duration.ofMinutes(15);
    private static final LocalTime EARLIEST = LocalTime.of(7, 0);
    private static final LocalTime LATEST = LocalTime.of(20, 0);
    private static final int DAYS_BY_STEPS = 14;
    private static final int DAYS_BY_DAYS = 90;

    private final Campaign campaign;
    private final Rules rules;
    private final ZoneId zone;

    /**
     * @param campaign as it takes place
     */
    public PostingRules(Campaign campaign) {
        this.campaign = campaign;
        this.rules = campaign.rules();
        this.zone = campaign.zone();
    }

    /** How far apart two posts can be and still be too close on any account. */
    public Duration reach() {
        return Stream.concat(
                        Stream.of(rules.rhythm().distance()),
                        rules.rhythm().accounts().values().stream()
                                .flatMap(own -> Optional.ofNullable(own.distance()).stream()))
                .map(Distance::least)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /**
     * Everything there is to say about a post.
     *
     * @param there where and when it appears
     * @param others whatever else appears; whether the post itself is among them does not matter
     */
    public List<RuleFinding> findings(Post post, Appearance there, Appearances others) {
        List<RuleFinding> all = new ArrayList<>(ofTime(there, others));
        all.addAll(neutrality(post, there));
        return all;
    }

    /** What weeks before elections have to say about a post. */
    public List<RuleFinding> neutrality(Post post, Appearance there) {
        return concerns(post, there).stream()
                .map(concern -> neutrality(concern, there))
                .toList();
    }

    /** Where the words stand in a post's text by which such a week concerns it. */
    List<Passage> passages(Post post, Appearance there) {
        return concerns(post, there).stream()
                .flatMap(concern -> concern.passages().stream())
                .toList();
    }

    private List<Neutrality.Concern> concerns(Post post, Appearance there) {
        return Neutrality.concerns(campaign, post, local(there.at()).toLocalDate());
    }

    /** The same without a look at what the post says. */
    public List<RuleFinding> ofTime(Appearance there, Appearances others) {
        List<Broken> broken = broken(there, others);
        if (broken.isEmpty()) {
            return List.of();
        }
        boolean asks = broken.stream().anyMatch(Broken::asks);
        LocalDateTime better = asks ? better(there, others, broken) : local(there.at());
        return broken.stream().map(each -> each.finding(better)).toList();
    }

    /** Whether no rule blocks or warns then; for those who look for a time. */
    public boolean isFree(Appearance there, Appearances others) {
        return broken(there, others).stream().noneMatch(Broken::asks);
    }

    /** What is on that day for that municipality, in the order of the layers. */
    private List<Broken> broken(Appearance there, Appearances others) {
        List<Broken> broken = new ArrayList<>();
        quietHours(there, broken);
        distance(there, others, broken);
        LocalDate day = local(there.at()).toLocalDate();
        for (Layer layer : rules.layers()) {
            List<LayerDay> days = layer.on(day, there.municipality());
            if (!days.isEmpty()) {
                broken.add(new Broken(
                        layer.effect(),
                        keyOf(layer.effect()),
                        List.of(day.toString(), days.getFirst().title(), layer.title()),
                        "layer/" + layer.id() + "@" + day,
                        true));
            }
        }
        return broken;
    }

    private static String keyOf(Effect effect) {
        return switch (effect) {
            case PROPOSES -> "layer-proposes";
            case WARNS -> "layer-warns";
            case BLOCKS -> "layer-blocks";
        };
    }

    private void quietHours(Appearance there, List<Broken> broken) {
        LocalDateTime local = local(there.at());
        Map<QuietHours, List<String>> silent = new LinkedHashMap<>();
        for (String account : new TreeSet<>(there.accounts())) {
            QuietHours hours = rules.rhythm().quietHoursOf(account);
            if (hours.contains(local.toLocalTime())) {
                silent.computeIfAbsent(hours, none -> new ArrayList<>()).add(account);
            }
        }
        if (there.accounts().isEmpty() && rules.rhythm().quiet().contains(local.toLocalTime())) {
            silent.put(rules.rhythm().quiet(), List.of("–"));
        }
        silent.forEach((hours, accounts) -> broken.add(new Broken(
                hours.effect(),
                "quiet-hours",
                List.of(
                        local.toLocalTime().toString(),
                        hours.from().toString(),
                        hours.to().toString(),
                        String.join(", ", accounts)),
                "quiet-hours@" + local,
                false)));
    }

    private void distance(Appearance there, Appearances others, List<Broken> broken) {
        if (reach().isZero()) {
            return;
        }
        for (String account : new TreeSet<>(there.accounts())) {
            Distance distance = rules.rhythm().distanceOf(account);
            Optional<Appearance> nearest = others.near(account, there.at(), distance.least()).stream()
                    .filter(other -> !other.isOfSamePost(there))
                    .min(Comparator.comparing(other -> between(there.at(), other.at())));
            nearest.ifPresent(other -> broken.add(new Broken(
                    distance.effect(),
                    "too-close",
                    List.of(
                            account,
                            other.title(),
                            local(other.at()).toLocalDate().toString(),
                            local(other.at()).toLocalTime().toString(),
                            distance.least().toMinutes()),
                    "distance/" + other.post() + "@" + local(there.at()),
                    false)));
        }
    }

    private RuleFinding neutrality(Neutrality.Concern concern, Appearance there) {
        NeutralityWindow window = concern.window();
        boolean blocks = window.then() == NeutralityWindow.Then.BLOCKS;
        LocalDateTime better = window.to().plusDays(1).atTime(local(there.at()).toLocalTime());
        return new RuleFinding(
                blocks ? Effect.BLOCKS : Effect.WARNS,
                blocks ? "neutrality-blocks" : "neutrality-second",
                List.of(window.title(), window.to().toString(), concern.told(), day(better), time(better)),
                "neutrality/" + window.id() + "@" + String.join(",", concern.words()),
                better);
    }

    /** The next time that breaks no rule; if none is near, the time it has, a day later. */
    private LocalDateTime better(Appearance there, Appearances others, List<Broken> broken) {
        LocalDateTime local = local(there.at());
        boolean wholeDay = broken.stream().anyMatch(each -> each.asks() && each.wholeDay());
        Optional<LocalDateTime> found = wholeDay
                ? sameTimeLater(there, local, others).or(() -> soon(there, local, others))
                : soon(there, local, others).or(() -> sameTimeLater(there, local, others));
        return found.orElse(local.plusDays(1));
    }

    private Optional<LocalDateTime> sameTimeLater(Appearance there, LocalDateTime local, Appearances others) {
        for (int day = 1; day <= DAYS_BY_DAYS; day++) {
            LocalDateTime then = local.plusDays(day);
            if (isFree(there, then, others)) {
                return Optional.of(then);
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDateTime> soon(Appearance there, LocalDateTime local, Appearances others) {
        LocalDateTime start = local.toLocalDate().atTime(local.getHour(), local.getMinute() / 15 * 15);
        LocalDateTime last = local.plusDays(DAYS_BY_STEPS);
        for (LocalDateTime then = start.plus(STEP); then.isBefore(last); then = then.plus(STEP)) {
            boolean byDay = !then.toLocalTime().isBefore(EARLIEST)
                    && !then.toLocalTime().isAfter(LATEST);
            if (byDay && isFree(there, then, others)) {
                return Optional.of(then);
            }
        }
        return Optional.empty();
    }

    private boolean isFree(Appearance there, LocalDateTime then, Appearances others) {
        ZonedDateTime time = then.atZone(zone);
        return time.toLocalDateTime().equals(then) && isFree(there.at(time.toInstant()), others);
    }

    private LocalDateTime local(Instant instant) {
        return instant.atZone(zone).toLocalDateTime();
    }

    private static Duration between(Instant one, Instant other) {
        return Duration.between(one, other).abs();
    }

    private static String day(LocalDateTime time) {
        return time.toLocalDate().toString();
    }

    private static String time(LocalDateTime time) {
        return time.toLocalTime().toString();
    }

    /** A rule that is broken, before a better time is known. */
    private record Broken(Effect effect, String key, List<Object> arguments, String mark, boolean wholeDay) {

        boolean asks() {
            return effect != Effect.PROPOSES;
        }

        RuleFinding finding(LocalDateTime better) {
            List<Object> all = new ArrayList<>(arguments);
            all.add(day(better));
            all.add(time(better));
            return new RuleFinding(effect, key, all, mark, better);
        }
    }
}
