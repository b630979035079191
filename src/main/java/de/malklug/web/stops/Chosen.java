/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.stops;

import de.malklug.queue.DeliveryId;
import de.malklug.queue.Stops.Going;
import de.malklug.wording.Phrases;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a person chose for one delivery, as it was typed.
 *
 * @param going {@code planned}, {@code soon}, {@code at}, {@code hold} or {@code withdraw}
 * @param day in ISO form, for {@code at}
 * @param time in ISO form, for {@code at}
 */
record Chosen(DeliveryId delivery, int version, String going, String day, String time) {

    /** Everything a form sent; parts of it that no form sends are left out. */
    static List<Chosen> of(MultiValueMap<String, String> form) {
        List<String> deliveries = form.getOrDefault("delivery", List.of());
        List<Chosen> all = new ArrayList<>();
        for (int i = 0; i < deliveries.size(); i++) {
            try {
                all.add(new Chosen(
                        new DeliveryId(deliveries.get(i)),
                        Integer.parseInt(at(form, "version", i)),
                        at(form, "going", i),
                        at(form, "day", i),
                        at(form, "time", i)));
            } catch (IllegalArgumentException notOurs) {
                continue;
            }
        }
        return all;
    }

    private static String at(MultiValueMap<String, String> form, String name, int index) {
        List<String> values = form.getOrDefault(name, List.of());
        return index < values.size() ? values.get(index).strip() : "";
    }

    static String word(Going going) {
        return switch (going) {
            case Going.AsPlanned planned -> "planned";
            case Going.AsSoonAsPossible soon -> "soon";
            case Going.At at -> "at";
            case Going.StayOnHold hold -> "hold";
            case Going.Withdrawn gone -> "withdraw";
        };
    }

    /** What it means; on hold if nothing is meant. Empty if a time is meant that there is not. */
    Optional<Going> meant(Phrases phrases) {
        return switch (going) {
            case "planned" -> Optional.of(new Going.AsPlanned());
            case "soon" -> Optional.of(new Going.AsSoonAsPossible());
            case "withdraw" -> Optional.of(new Going.Withdrawn());
            case "at" -> instant(phrases).map(Going.At::new);
            default -> Optional.of(new Going.StayOnHold());
        };
    }

    /** What has to be changed before it can be done; null if nothing. */
    @Nullable
    String problem(Instant now, Phrases phrases) {
        if (!going.equals("at")) {
            return null;
        }
        Optional<LocalDateTime> local = local();
        if (local.isEmpty()) {
            return phrases.text("ask.problem.time");
        }
        Optional<Instant> instant = instant(phrases);
        if (instant.isEmpty()) {
            return phrases.text("ask.problem.gap");
        }
        return instant.get().isAfter(now) ? null : phrases.text("ask.problem.past", phrases.instant(instant.get()));
    }

    private Optional<Instant> instant(Phrases phrases) {
        return local().filter(local ->
                        !phrases.zone().getRules().getValidOffsets(local).isEmpty())
                .map(local -> local.atZone(phrases.zone())
                        .withEarlierOffsetAtOverlap()
                        .toInstant());
    }

    private Optional<LocalDateTime> local() {
        try {
            return Optional.of(LocalDateTime.of(LocalDate.parse(day), LocalTime.parse(time)));
        } catch (DateTimeException misspelt) {
            return Optional.empty();
        }
    }
}
