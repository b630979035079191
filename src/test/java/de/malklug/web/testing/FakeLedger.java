/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.testing;

import de.malklug.editorial.Actor;
import de.malklug.queue.Clockwork;
import de.malklug.queue.Decisions;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryEvent;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import de.malklug.queue.Page;
import de.malklug.queue.Stops;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The queue, in memory. It knows the same versions and transitions as the real one, and publishes nothing. */
public final class FakeLedger implements Deliveries, Decisions, Stops, Clockwork {

    private static final Comparator<Delivery> BY_DUE =
            Comparator.comparing(Delivery::dueAt).thenComparing(Delivery::id);

    private final Clock clock;
    private final Map<DeliveryId, Delivery> deliveries = new LinkedHashMap<>();
    private final Map<DeliveryId, List<DeliveryEvent>> events = new LinkedHashMap<>();
    private final List<Stop> stops = new ArrayList<>();
    private final Map<String, Map<DeliveryId, Boolean>> caught = new LinkedHashMap<>();
    private List<Explanation> alarms = List.of();
    private boolean running = true;

    public FakeLedger(Clock clock) {
        this.clock = clock;
    }

    public synchronized void clear() {
        deliveries.clear();
        events.clear();
        stops.clear();
        caught.clear();
        alarms = List.of();
        running = true;
    }

    public synchronized Delivery put(Delivery delivery) {
        deliveries.put(delivery.id(), delivery);
        return delivery;
    }

    public synchronized void happened(DeliveryEvent event) {
        events.computeIfAbsent(event.delivery(), id -> new ArrayList<>()).add(event);
    }

    public synchronized void standStill(Explanation... why) {
        running = false;
        alarms = List.of(why);
    }

    /** Changes a delivery the way the queue would. */
    public synchronized Delivery become(DeliveryId id, DeliveryStatus status, Explanation why) {
        return put(changed(Objects.requireNonNull(deliveries.get(id)), status, why));
    }

    @Override
    public synchronized Optional<Delivery> find(DeliveryId id) {
        return Optional.ofNullable(deliveries.get(id));
    }

    @Override
    public Page<Delivery> page(DeliveryFilter filter, String after, int limit) {
        return page(filter, after, limit, BY_DUE);
    }

    @Override
    public Page<Delivery> newestFirst(DeliveryFilter filter, String after, int limit) {
        return page(filter, after, limit, BY_DUE.reversed());
    }

    private synchronized Page<Delivery> page(
            DeliveryFilter filter, String after, int limit, Comparator<Delivery> order) {
        List<Delivery> all = matching(filter).sorted(order).toList();
        int from = after == null ? 0 : Integer.parseInt(after);
        int to = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }

    @Override
    public synchronized Map<DeliveryStatus, Integer> countByStatus(DeliveryFilter filter) {
        Map<DeliveryStatus, Integer> counts = new EnumMap<>(DeliveryStatus.class);
        Stream.of(DeliveryStatus.values()).forEach(status -> counts.put(status, 0));
        matching(filter).forEach(delivery -> counts.merge(delivery.status(), 1, Integer::sum));
        return counts;
    }

    private Stream<Delivery> matching(DeliveryFilter filter) {
        return List.copyOf(deliveries.values()).stream()
                .filter(each -> filter.campaign() == null || filter.campaign().equals(each.campaign()))
                .filter(each -> filter.municipalities().isEmpty()
                        || filter.municipalities().contains(each.municipality()))
                .filter(each -> filter.post() == null || filter.post().equals(each.post()))
                .filter(each -> filter.network() == null || filter.network().equals(each.network()))
                .filter(each -> filter.account() == null || filter.account().equals(each.account()))
                .filter(each -> filter.statuses().isEmpty() || filter.statuses().contains(each.status()))
                .filter(each -> filter.from() == null || !each.dueAt().isBefore(filter.from()))
                .filter(each -> filter.to() == null || each.dueAt().isBefore(filter.to()));
    }

    @Override
    public synchronized List<DeliveryEvent> history(DeliveryId id) {
        return List.copyOf(events.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return deliveries.values().stream()
                .filter(each -> each.status() == DeliveryStatus.SCHEDULED)
                .map(Delivery::wakeAt)
                .min(Comparator.naturalOrder());
    }

    @Override
    public synchronized Pulse pulse() {
        return new Pulse(
                running,
                clock.instant().minusSeconds(4),
                nextDue().orElse(null),
                running ? 0 : 4,
                running ? null : Instant.parse("2026-11-09T08:02:00Z"),
                alarms);
    }

    @Override
    public Decision hold(DeliveryId id, int version, Actor person) {
        return decide(
                id,
                version,
                person,
                List.of(DeliveryStatus.SCHEDULED),
                DeliveryStatus.HELD,
                Explanation.of("held.person", person.title()));
    }

    @Override
    public Decision resume(DeliveryId id, int version, Actor person) {
        return decide(
                id,
                version,
                person,
                List.of(DeliveryStatus.HELD),
                DeliveryStatus.SCHEDULED,
                Explanation.of("resumed", person.title()));
    }

    @Override
    public Decision cancel(DeliveryId id, int version, Actor person) {
        return decide(
                id,
                version,
                person,
                List.of(DeliveryStatus.SCHEDULED, DeliveryStatus.HELD, DeliveryStatus.MISSED, DeliveryStatus.FAILED),
                DeliveryStatus.CANCELLED,
                Explanation.of("cancelled.person", person.title()));
    }

    @Override
    public Decision sendNow(DeliveryId id, int version, Actor person) {
        return decide(
                id,
                version,
                person,
                List.of(DeliveryStatus.SCHEDULED, DeliveryStatus.FAILED, DeliveryStatus.MISSED),
                DeliveryStatus.SCHEDULED,
                Explanation.of("send-now", person.title()));
    }

    @Override
    public Decision moveTo(DeliveryId id, int version, Instant dueAt, Actor person) {
        return decide(
                id,
                version,
                person,
                List.of(DeliveryStatus.SCHEDULED, DeliveryStatus.HELD, DeliveryStatus.FAILED, DeliveryStatus.MISSED),
                before -> due(
                        changed(
                                before,
                                before.status() == DeliveryStatus.HELD ? DeliveryStatus.HELD : DeliveryStatus.SCHEDULED,
                                Explanation.of("moved", dueAt.toString())),
                        dueAt));
    }

    @Override
    public Decision lookNow(DeliveryId id, int version, Actor person) {
        return decide(
                id,
                version,
                person,
                List.of(DeliveryStatus.UNCONFIRMED),
                before -> changed(before, DeliveryStatus.UNCONFIRMED, before.explanation()));
    }

    @Override
    public Decision itIsThere(DeliveryId id, int version, @Nullable URI url, Actor person) {
        return decide(
                id,
                version,
                person,
                List.of(DeliveryStatus.UNCONFIRMED),
                before -> published(
                        changed(before, DeliveryStatus.PUBLISHED, Explanation.of("confirmed.person", person.title())),
                        url));
    }

    @Override
    public Decision itIsNotThere(DeliveryId id, int version, Actor person) {
        return decide(
                id,
                version,
                person,
                List.of(DeliveryStatus.UNCONFIRMED),
                DeliveryStatus.SCHEDULED,
                Explanation.of("denied.person", person.title()));
    }

    @Override
    public Decision notPosted(DeliveryId id, int version, Actor person) {
        return decide(
                id,
                version,
                person,
                List.of(DeliveryStatus.UNCONFIRMED),
                DeliveryStatus.FAILED,
                Explanation.of("not-posted.person", person.title()));
    }

    private Decision decide(
            DeliveryId id, int version, Actor person, List<DeliveryStatus> from, DeliveryStatus to, Explanation why) {
        return decide(id, version, person, from, before -> changed(before, to, why));
    }

    private synchronized Decision decide(
            DeliveryId id, int version, Actor person, List<DeliveryStatus> from, UnaryOperator<Delivery> change) {
        Delivery before = deliveries.get(id);
        if (before == null) {
            return new Decision.Refused(Refusal.UNKNOWN, null);
        }
        if (before.version() != version) {
            return new Decision.Refused(Refusal.CHANGED_MEANWHILE, before);
        }
        if (!from.contains(before.status())) {
            return new Decision.Refused(Refusal.NOT_IN_THIS_STATUS, before);
        }
        Delivery after = put(change.apply(before));
        happened(new DeliveryEvent(
                id,
                history(id).size() + 1,
                DeliveryEvent.Kind.DECISION,
                clock.instant(),
                clock.instant(),
                null,
                after.status(),
                person.title(),
                after.explanation()));
        return new Decision.Done(after);
    }

    @Override
    public synchronized Stopped stop(Scope scope, String subject, String reason, Actor person) {
        Stop stop = new Stop(
                UUID.randomUUID().toString(), scope, subject, reason, person.title(), clock.instant(), null, null);
        stops.addFirst(stop);
        List<Delivery> caught = deliveries.values().stream()
                .filter(each -> each.status() == DeliveryStatus.SCHEDULED && covers(stop, each))
                .toList();
        caught.forEach(
                each -> put(changed(each, DeliveryStatus.HELD, Explanation.of("held.stop", reason, person.title()))));
        long underWay = deliveries.values().stream()
                .filter(each -> each.status() == DeliveryStatus.PUBLISHING && covers(stop, each))
                .count();
        caught(stop.id(), caught, false);
        caught(
                stop.id(),
                deliveries.values().stream()
                        .filter(each -> each.status() == DeliveryStatus.PUBLISHING && covers(stop, each))
                        .toList(),
                true);
        return new Stopped(stop, caught.size(), (int) underWay);
    }

    private void caught(String stop, List<Delivery> which, boolean underWay) {
        which.forEach(each ->
                caught.computeIfAbsent(stop, id -> new LinkedHashMap<>()).put(each.id(), underWay));
    }

    @Override
    public synchronized void lift(String stopId, Actor person) {
        stops.replaceAll(stop -> stop.id().equals(stopId) && stop.inForce()
                ? new Stop(
                        stop.id(),
                        stop.scope(),
                        stop.subject(),
                        stop.reason(),
                        stop.person(),
                        stop.at(),
                        clock.instant(),
                        person.title())
                : stop);
    }

    @Override
    public synchronized Resumed resume(String stopId, Collection<Choice> choices, Actor person) {
        lift(stopId, person);
        List<NotResumed> refused = new ArrayList<>();
        int going = 0;
        int withdrawn = 0;
        for (Choice choice : choices) {
            Decision decision = choice.going() instanceof Going.StayOnHold ? null : carryOut(choice, person);
            if (decision instanceof Decision.Refused no) {
                refused.add(new NotResumed(choice.delivery(), WhyNot.CHANGED_MEANWHILE, no.now()));
            } else if (choice.going() instanceof Going.Withdrawn) {
                withdrawn++;
            } else if (decision != null) {
                going++;
            }
        }
        int onHold = (int) caught(stopId).stream().filter(Caught::waits).count();
        return new Resumed(going, onHold, withdrawn, refused);
    }

    private Decision carryOut(Choice choice, Actor person) {
        Decision first = choice.going() instanceof Going.At at
                ? moveTo(choice.delivery(), choice.version(), at.instant(), person)
                : choice.going() instanceof Going.Withdrawn
                        ? cancel(choice.delivery(), choice.version(), person)
                        : resume(choice.delivery(), choice.version(), person);
        return choice.going() instanceof Going.At && first instanceof Decision.Done done
                ? resume(choice.delivery(), done.delivery().version(), person)
                : first;
    }

    @Override
    public synchronized List<Stop> inForce() {
        return stops.stream().filter(Stop::inForce).toList();
    }

    @Override
    public synchronized List<Stop> withLeftovers() {
        return stops.stream()
                .filter(stop -> !stop.inForce() && caught(stop.id()).stream().anyMatch(Caught::waits))
                .toList();
    }

    @Override
    public synchronized Optional<Stop> find(String stopId) {
        return stops.stream().filter(stop -> stop.id().equals(stopId)).findFirst();
    }

    @Override
    public synchronized int onHold(String stopId) {
        return (int) caught(stopId).stream().filter(Caught::waits).count();
    }

    @Override
    public synchronized List<Caught> caught(String stopId) {
        return caught.getOrDefault(stopId, Map.of()).entrySet().stream()
                .map(each -> Objects.requireNonNull(deliveries.get(each.getKey())))
                .sorted(BY_DUE)
                .map(each -> new Caught(
                        each,
                        each.dueAt().plus(Duration.ofHours(2)),
                        caught.getOrDefault(stopId, Map.of()).get(each.id())))
                .toList();
    }

    @Override
    public synchronized List<Delivery> appearedBefore(Stop stop, Duration before) {
        return deliveries.values().stream()
                .filter(each -> each.publishedAt() != null && covers(stop, each))
                .filter(each -> each.publishedAt().isAfter(stop.at().minus(before)))
                .sorted(Comparator.comparing(Delivery::publishedAt).reversed())
                .limit(50)
                .toList();
    }

    @Override
    public synchronized List<Reach> reach() {
        return deliveries.values().stream()
                .filter(each -> each.status() == DeliveryStatus.SCHEDULED || each.status() == DeliveryStatus.PUBLISHING)
                .map(each -> new Reach(
                        each.campaign(),
                        each.municipality(),
                        each.network(),
                        each.account(),
                        each.theme(),
                        each.status() == DeliveryStatus.SCHEDULED ? 1 : 0,
                        each.status() == DeliveryStatus.PUBLISHING ? 1 : 0))
                .toList();
    }

    private static boolean covers(Stop stop, Delivery delivery) {
        return switch (stop.scope()) {
            case CAMPAIGN -> delivery.campaign().value().equals(stop.subject());
            case MUNICIPALITY -> delivery.municipality().value().equals(stop.subject());
            case NETWORK -> delivery.network().value().equals(stop.subject());
            case ACCOUNT -> delivery.account().equals(stop.subject());
            case THEME -> stop.subject().equals(delivery.theme());
        };
    }

    private static Delivery changed(Delivery d, DeliveryStatus status, Explanation why) {
        return new Delivery(
                d.id(),
                d.campaign(),
                d.municipality(),
                d.post(),
                d.account(),
                d.network(),
                d.theme(),
                d.title(),
                d.message(),
                status,
                d.dueAt(),
                d.wakeAt(),
                d.attempts(),
                why,
                d.remoteId(),
                d.remoteUrl(),
                d.publishedAt(),
                d.askedAt(),
                d.version() + 1);
    }

    private static Delivery due(Delivery d, Instant due) {
        return new Delivery(
                d.id(),
                d.campaign(),
                d.municipality(),
                d.post(),
                d.account(),
                d.network(),
                d.theme(),
                d.title(),
                d.message(),
                d.status(),
                due,
                due,
                d.attempts(),
                d.explanation(),
                d.remoteId(),
                d.remoteUrl(),
                d.publishedAt(),
                d.askedAt(),
                d.version());
    }

    private Delivery published(Delivery d, URI url) {
        return new Delivery(
                d.id(),
                d.campaign(),
                d.municipality(),
                d.post(),
                d.account(),
                d.network(),
                d.theme(),
                d.title(),
                d.message(),
                d.status(),
                d.dueAt(),
                d.wakeAt(),
                d.attempts(),
                d.explanation(),
                d.remoteId(),
                url,
                clock.instant(),
                null,
                d.version());
    }
}
