/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.stops;

import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Stops;
import de.malklug.queue.Stops.Caught;
import de.malklug.queue.Stops.Going;
import de.malklug.queue.Stops.Stop;
import de.malklug.security.Rights;
import de.malklug.web.layout.StopWords;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.web.stops.StopPage.Effect;
import de.malklug.web.stops.StopPage.Gone;
import de.malklug.web.stops.StopPage.Item;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what the page of a stop tells. */
@Component
class StopPages {

    /** As many as a person decides in one go; a form takes no more than a thousand fields. */
    static final int MOST_ITEMS = 50;

    private static final Duration RECENT = Duration.ofHours(24);

    private final Stops stops;
    private final StopWords words;
    private final Towns towns;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    StopPages(Stops stops, StopWords words, Towns towns, Rights rights, Voice voice, Clock clock) {
        this.stops = stops;
        this.words = words;
        this.towns = towns;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    /** @param typed what the reader chose already; empty for what is proposed */
    StopPage page(Stop stop, List<Chosen> typed) {
        Phrases phrases = voice.phrases();
        List<Caught> all = caught(stop);
        List<Caught> waiting = all.stream().filter(Caught::waits).toList();
        Map<String, Chosen> chosen = typed.stream()
                .collect(Collectors.toMap(each -> each.delivery().value(), Function.identity(), (one, other) -> other));
        List<Caught> beyond = waiting.stream().skip(MOST_ITEMS).toList();
        return new StopPage(
                stop.id(),
                words.subject(stop, phrases),
                StopWords.sentence(stop.reason()),
                stop.person(),
                stop.at(),
                phrases.instant(stop.at()),
                lifted(stop, phrases),
                all.size() - (int) all.stream().filter(Caught::underWay).count(),
                waiting.size(),
                all.stream()
                        .filter(Caught::underWay)
                        .map(each -> gone(each.delivery(), phrases))
                        .toList(),
                stops.appearedBefore(stop, RECENT).stream()
                        .filter(each -> rights.maySee(each.municipality()))
                        .map(each -> gone(each, phrases))
                        .toList(),
                waiting.stream()
                        .limit(MOST_ITEMS)
                        .map(each -> item(each, chosen.get(each.delivery().id().value()), phrases))
                        .toList(),
                beyond.size(),
                (int) beyond.stream()
                        .filter(each -> !(each.usual(clock.instant()) instanceof Going.StayOnHold))
                        .count(),
                all.stream()
                        .filter(each -> !each.waits() && !each.underWay())
                        .sorted(Comparator.comparing(
                                (Caught each) -> each.delivery().dueAt()))
                        .limit(MOST_ITEMS)
                        .map(each -> gone(each.delivery(), phrases))
                        .toList(),
                words.mayStop(stop));
    }

    /** What waits of the stop and is the reader's to see. */
    List<Caught> caught(Stop stop) {
        return stops.caught(stop.id()).stream()
                .filter(each -> rights.maySee(each.delivery().municipality()))
                .toList();
    }

    private static @Nullable String lifted(Stop stop, Phrases phrases) {
        return stop.liftedAt() == null
                ? null
                : phrases.text(
                        "stop.lifted-at",
                        phrases.instant(stop.liftedAt()),
                        Objects.requireNonNullElse(stop.liftedBy(), "malklug"));
    }

    private Gone gone(Delivery delivery, Phrases phrases) {
        Instant at = delivery.publishedAt() == null ? delivery.dueAt() : delivery.publishedAt();
        return new Gone(
                towns.find(delivery.campaign(), delivery.municipality()),
                delivery.title(),
                phrases.network(delivery.network()),
                icon(delivery.status()),
                phrases.status(delivery.status()),
                phrases.instant(at),
                at,
                postHref(delivery),
                delivery.remoteUrl() == null ? null : delivery.remoteUrl().toString());
    }

    private Item item(Caught caught, @Nullable Chosen chosen, Phrases phrases) {
        Instant now = clock.instant();
        Delivery delivery = caught.delivery();
        Going usual = caught.usual(now);
        LocalDateTime slot = proposedSlot(delivery, now).atZone(phrases.zone()).toLocalDateTime();
        return new Item(
                delivery.id().value(),
                delivery.version(),
                towns.find(delivery.campaign(), delivery.municipality()),
                delivery.title(),
                phrases.network(delivery.network()),
                delivery.dueAt(),
                phrases.instant(delivery.dueAt()),
                postHref(delivery),
                chosen == null ? Chosen.word(usual) : chosen.going(),
                why(caught, usual, phrases),
                delivery.dueAt().isAfter(now),
                chosen == null ? slot.toLocalDate().toString() : chosen.day(),
                chosen == null ? slot.toLocalTime().toString() : chosen.time(),
                chosen == null ? null : chosen.problem(now, phrases));
    }

    private static String why(Caught caught, Going usual, Phrases phrases) {
        return switch (usual) {
            case Going.AsPlanned planned -> phrases.text("stop.why.planned");
            case Going.AsSoonAsPossible soon ->
                caught.latestAt() == null
                        ? phrases.text("stop.why.any-time")
                        : phrases.text("stop.why.soon", phrases.instant(caught.latestAt()));
            default ->
                phrases.text(
                        "stop.why.late",
                        phrases.instant(Objects.requireNonNullElse(
                                caught.latestAt(), caught.delivery().dueAt())));
        };
    }

    /** The same time of day, the next day it is still to come; the person chooses. */
    private static Instant proposedSlot(Delivery delivery, Instant now) {
        Instant slot = delivery.dueAt().truncatedTo(ChronoUnit.MINUTES);
        if (slot.isAfter(now)) {
            return slot;
        }
        long days = ChronoUnit.DAYS.between(slot, now) + 1;
        return slot.plus(Duration.ofDays(days));
    }

    /** What the choices will do. */
    List<Effect> effects(Stop stop, List<Chosen> chosen) {
        Phrases phrases = voice.phrases();
        Map<String, Caught> waiting = caught(stop).stream()
                .filter(Caught::waits)
                .collect(Collectors.toMap(each -> each.delivery().id().value(), Function.identity()));
        return chosen.stream()
                .filter(each -> waiting.containsKey(each.delivery().value()))
                .map(each -> effect(
                        Objects.requireNonNull(waiting.get(each.delivery().value()))
                                .delivery(),
                        each,
                        phrases))
                .toList();
    }

    private Effect effect(Delivery delivery, Chosen chosen, Phrases phrases) {
        Going going = chosen.meant(phrases).orElseGet(Going.StayOnHold::new);
        String text = switch (going) {
            case Going.AsPlanned planned -> phrases.text("stop.effect.planned", phrases.instant(delivery.dueAt()));
            case Going.AsSoonAsPossible soon -> phrases.text("stop.effect.soon");
            case Going.At at -> phrases.text("stop.effect.at", phrases.instant(at.instant()));
            case Going.StayOnHold hold -> phrases.text("stop.effect.hold");
            case Going.Withdrawn gone -> phrases.text("stop.effect.withdraw");
        };
        String icon = switch (going) {
            case Going.StayOnHold hold -> "held";
            case Going.Withdrawn gone -> "cancelled";
            default -> "scheduled";
        };
        return new Effect(
                towns.find(delivery.campaign(), delivery.municipality()),
                delivery.title(),
                phrases.network(delivery.network()),
                icon,
                text);
    }

    private static String icon(DeliveryStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String postHref(Delivery delivery) {
        return "/posts/" + delivery.campaign() + "/" + delivery.municipality() + "/" + delivery.post();
    }
}
