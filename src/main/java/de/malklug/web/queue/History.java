/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryEvent;
import de.malklug.queue.DeliveryEvent.Kind;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import de.malklug.wording.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells what happened to a delivery, and what malklug does next by itself. */
public final class History {

    private static final Duration WORTH_TELLING = Duration.ofSeconds(1);
    private static final Duration NO_LOOK = Duration.ofDays(365);

    private final Phrases phrases;

    public History(Phrases phrases) {
        this.phrases = phrases;
    }

    /** Oldest first. */
    List<QueueRow.Line> of(Delivery delivery, List<DeliveryEvent> events) {
        List<QueueRow.Line> lines = new ArrayList<>();
        int attempt = 0;
        Instant shownDay = delivery.dueAt();
        for (DeliveryEvent event : events) {
            attempt += event.kind() == Kind.ATTEMPT ? 1 : 0;
            boolean sameDay = phrases.day(event.startedAt()).equals(phrases.day(shownDay));
            lines.add(line(event, attempt, sameDay));
        }
        ahead(delivery, shownDay, lines);
        return lines;
    }

    private QueueRow.Line line(DeliveryEvent event, int attempt, boolean sameDay) {
        Instant at = event.startedAt();
        return new QueueRow.Line(
                icon(event.status()),
                at,
                sameDay ? phrases.exactTime(at) : phrases.instant(at),
                headline(event, attempt),
                text(event));
    }

    private String headline(DeliveryEvent event, int attempt) {
        return switch (event.kind()) {
            case PLAN -> phrases.text("history.plan");
            case ATTEMPT ->
                event.step() == null
                        ? phrases.text("history.attempt", attempt)
                        : phrases.text("history.attempt-step", attempt, step(event.step()));
            case LOOK -> phrases.text("history.look");
            case DECISION -> phrases.text("history.decision", event.person() == null ? "malklug" : event.person());
        };
    }

    private String text(DeliveryEvent event) {
        Explanation explanation = event.explanation();
        if (explanation != null) {
            String prefix = event.kind() == Kind.LOOK ? "history.look" : "history.attempt";
            return phrases.recount(explanation, prefix);
        }
        Duration took = Duration.between(event.startedAt(), event.endedAt());
        if (event.kind() == Kind.ATTEMPT && event.status() == DeliveryStatus.PUBLISHED) {
            return took.compareTo(WORTH_TELLING) < 0
                    ? phrases.text("history.published-millis", took.toMillis())
                    : phrases.text("history.published-after", phrases.duration(took));
        }
        return event.kind() == Kind.PLAN ? "" : phrases.status(event.status());
    }

    private void ahead(Delivery delivery, Instant shownDay, List<QueueRow.Line> lines) {
        String key = switch (delivery.status()) {
            case SCHEDULED -> "history.next-send";
            case UNCONFIRMED -> looksAgain(delivery) ? "history.next-look" : null;
            default -> null;
        };
        if (key != null) {
            Instant at = delivery.wakeAt();
            boolean sameDay = phrases.day(at).equals(phrases.day(shownDay));
            lines.add(new QueueRow.Line(
                    "scheduled", at, sameDay ? phrases.time(at) : phrases.instant(at), "", phrases.text(key)));
        }
    }

    /** Where malklug cannot look, the next look lies further off than anybody wants to read. */
    private static boolean looksAgain(Delivery delivery) {
        Instant asked = delivery.askedAt();
        return asked == null || delivery.wakeAt().isBefore(asked.plus(NO_LOOK));
    }

    private String step(String step) {
        String key = "step." + step;
        return phrases.has(key) ? phrases.text(key) : step;
    }

    static String icon(DeliveryStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
