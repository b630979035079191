/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.campaign.MunicipalityId;
import de.malklug.queue.Clockwork;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.QueueSettings;
import de.malklug.security.Rights;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A few figures that tell how the queue is doing. */
@Component
class Pace {

    private static final int MOST_READ = 500;

    private final Clockwork clockwork;
    private final Deliveries deliveries;
    private final QueueSettings settings;
    private final Rights rights;
    private final Clock clock;

    Pace(Clockwork clockwork, Deliveries deliveries, QueueSettings settings, Rights rights, Clock clock) {
        this.clockwork = clockwork;
        this.deliveries = deliveries;
        this.settings = settings;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * @param unit beside the figure, may be empty
     * @param note below it, may be empty
     */
    record Figure(String name, String value, String unit, String note) {}

    List<Figure> figures(Phrases phrases) {
        Clockwork.Pulse pulse = clockwork.pulse();
        Instant now = clock.instant();
        Duration beat = Duration.between(pulse.lastBeat(), now);
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                phrases.text("queue.pace.beat"),
                phrases.text("queue.pace.ago", phrases.duration(beat.isNegative() ? Duration.ZERO : beat)),
                "",
                ""));
        figures.add(new Figure(
                phrases.text("queue.pace.overdue"),
                phrases.number(pulse.overdue()),
                phrases.text("queue.pace.deliveries", pulse.overdue()),
                ""));
        List<Delivery> today = publishedToday(now, phrases);
        figures.add(new Figure(
                phrases.text("queue.pace.late"),
                latest(today)
                        .map(late -> phrases.text("queue.pace.seconds", late.toMillis() / 1000.0))
                        .orElseGet(() -> phrases.text("queue.pace.none-yet")),
                "",
                phrases.text("queue.pace.published", today.size())));
        figures.add(new Figure(
                phrases.text("queue.pace.cap"),
                phrases.number(settings.hourlyCap()),
                phrases.text("queue.pace.per-hour"),
                ""));
        return figures;
    }

    private List<Delivery> publishedToday(Instant now, Phrases phrases) {
        Set<MunicipalityId> visible = rights.visibleMunicipalities();
        LocalDate today = now.atZone(phrases.zone()).toLocalDate();
        DeliveryFilter filter = DeliveryFilter.ALL
                .of(visible)
                .being(DeliveryStatus.PUBLISHED)
                .due(
                        today.atStartOfDay(phrases.zone()).toInstant(),
                        today.plusDays(1).atStartOfDay(phrases.zone()).toInstant());
        return deliveries.newestFirst(filter, null, MOST_READ).items();
    }

    /** The longest time from being due to being known to be live. */
    private static Optional<Duration> latest(List<Delivery> published) {
        return published.stream()
                .flatMap(each -> Stream.ofNullable(each.publishedAt())
                        .map(at -> Duration.between(each.dueAt(), Objects.requireNonNull(at))))
                .filter(late -> !late.isNegative())
                .max(Duration::compareTo);
    }
}
