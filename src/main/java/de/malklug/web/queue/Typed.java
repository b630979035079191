/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.wording.Phrases;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed on the page that asks, as it was typed.
 *
 * @param day in ISO form, as browsers send it
 * @param time in ISO form
 * @param url where the person saw the post
 */
record Typed(String day, String time, String url) {

    private static final Set<String> WEB = Set.of("http", "https");

    static Typed of(@Nullable String day, @Nullable String time, @Nullable String url) {
        return new Typed(strip(day), strip(time), strip(url));
    }

    static Typed at(Instant instant, ZoneId zone) {
        LocalDateTime local = instant.atZone(zone).toLocalDateTime();
        return new Typed(
                local.toLocalDate().toString(),
                local.toLocalTime().withSecond(0).withNano(0).toString(),
                "");
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** The instant meant; of a doubled hour the first. */
    Optional<Instant> instant(ZoneId zone) {
        return local().filter(local -> exists(local, zone))
                .map(local -> local.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
    }

    /** Where the post is; only addresses a browser can open. */
    Optional<URI> address() {
        try {
            URI address = new URI(url);
            boolean usable =
                    address.getScheme() != null && WEB.contains(address.getScheme()) && address.getHost() != null;
            return usable ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /**
     * What has to be changed before the step can be done; empty if nothing.
     *
     * @param addressOptional whether a post may count as seen without its address
     */
    Optional<Problem> problem(Step step, boolean addressOptional, Instant now, Phrases phrases) {
        return switch (step) {
            case MOVE -> problemWithTime(now, phrases);
            case THERE ->
                address().isPresent() || addressOptional && url.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Problem("url", phrases.text("ask.problem.url")));
            default -> Optional.empty();
        };
    }

    private Optional<Problem> problemWithTime(Instant now, Phrases phrases) {
        Optional<LocalDateTime> local = local();
        if (local.isEmpty()) {
            return Optional.of(new Problem("day", phrases.text("ask.problem.time")));
        }
        Optional<Instant> instant = instant(phrases.zone());
        if (instant.isEmpty()) {
            return Optional.of(new Problem("time", phrases.text("ask.problem.gap")));
        }
        return instant.get().isBefore(now)
                ? Optional.of(new Problem("day", phrases.text("ask.problem.past", phrases.instant(instant.get()))))
                : Optional.empty();
    }

    private Optional<LocalDateTime> local() {
        try {
            return Optional.of(LocalDateTime.of(LocalDate.parse(day), LocalTime.parse(time)));
        } catch (DateTimeException misspelt) {
            return Optional.empty();
        }
    }

    private static boolean exists(LocalDateTime local, ZoneId zone) {
        return !zone.getRules().getValidOffsets(local).isEmpty();
    }

    /** @param field id of the field it is about */
    record Problem(String field, String text) {}
}
