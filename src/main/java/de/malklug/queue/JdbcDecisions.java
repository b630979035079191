/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import static de.malklug.queue.DeliveryStatus.CANCELLED;
import static de.malklug.queue.DeliveryStatus.FAILED;
import static de.malklug.queue.DeliveryStatus.HELD;
import static de.malklug.queue.DeliveryStatus.MISSED;
import static de.malklug.queue.DeliveryStatus.PUBLISHED;
import static de.malklug.queue.DeliveryStatus.SCHEDULED;
import static de.malklug.queue.DeliveryStatus.UNCONFIRMED;

import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.networks.Checkpoint;
import de.malklug.networks.RemotePost;
import de.malklug.queue.DeliveryEvent.Kind;
import de.malklug.queue.DeliveryHandler.ClaimedDelivery;
import de.malklug.queue.DeliveryHandler.Sighting;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out what people decide: one conditional update, its event and its trigger, in one transaction. */
final class JdbcDecisions implements Decisions {

    private static final String NO_LONGER_UNCLEAR =
            "claim = claim + 1, asked_at = NULL, unclear_since = NULL, owner = NULL, lease_until = NULL";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Slots slots;
    private final Events events;
    private final Wakeup wakeup;
    private final DeliveryHandler handler;
    private final RemoteOwners owners;
    private final AuditTrail audit;

    JdbcDecisions(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock,
            Slots slots,
            Wakeup wakeup,
            DeliveryHandler handler,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.slots = slots;
        this.events = new Events(jdbc);
        this.wakeup = wakeup;
        this.handler = handler;
        this.audit = audit;
        this.owners = new JdbcRemoteOwners(jdbc);
    }

    @Override
    public Decision hold(DeliveryId id, int version, Actor person) {
        return decide(
                "held",
                id,
                version,
                person,
                Set.of(SCHEDULED),
                Change.to(HELD, Explanation.of("held.person", person.title())));
    }

    @Override
    public Decision resume(DeliveryId id, int version, Actor person) {
        return decide(
                "resumed",
                id,
                version,
                person,
                Set.of(HELD),
                Change.to(SCHEDULED, Explanation.of("resumed", person.title()))
                        .and("wake_at = CASE WHEN wake_at > ? THEN wake_at ELSE ? END", now(), now())
                        .exceptWhileStopped()
                        .waking());
    }

    @Override
    public Decision cancel(DeliveryId id, int version, Actor person) {
        return decide(
                "withdrawn",
                id,
                version,
                person,
                Set.of(SCHEDULED, HELD, MISSED, FAILED),
                Change.to(CANCELLED, Explanation.of("cancelled.person", person.title())));
    }

    @Override
    public Decision sendNow(DeliveryId id, int version, Actor person) {
        return decide(
                "sent-now",
                id,
                version,
                person,
                Set.of(SCHEDULED, FAILED, MISSED),
                Change.to(SCHEDULED, Explanation.of("send-now", person.title()))
                        .and("wake_at = ?, latest_at = NULL, tries = 0", now())
                        .exceptWhileStopped()
                        .freeingAccount()
                        .waking());
    }

    @Override
    public Decision moveTo(DeliveryId id, int version, Instant dueAt, Actor person) {
        long due = dueAt.toEpochMilli();
        return decide(
                "moved",
                id,
                version,
                person,
                Set.of(SCHEDULED, HELD, FAILED, MISSED),
                Change.staying(HELD, SCHEDULED, Explanation.of("moved", dueAt.toString()))
                        .and("latest_at = CASE WHEN latest_at IS NULL THEN NULL ELSE latest_at - due_at + ? END", due)
                        .and("due_at = ?, wake_at = ?, tries = 0", due, due)
                        .waking());
    }

    @Override
    public Decision lookNow(DeliveryId id, int version, Actor person) {
        return decide(
                "looked-for",
                id,
                version,
                person,
                Set.of(UNCONFIRMED),
                Change.nothing().and("wake_at = ?", now()).waking());
    }

    @Override
    public Decision itIsThere(DeliveryId id, int version, @Nullable URI url, Actor person) {
        Sighting sighting =
                unclear(id).map(claimed -> handler.seen(claimed, url)).orElseGet(Sighting.Somewhere::new);
        boolean addressNeeded = url == null && sighting instanceof Sighting.Somewhere;
        if (sighting instanceof Sighting.Elsewhere || addressNeeded || isAnothers(id, sighting)) {
            return new Decision.Refused(Refusal.OTHER_ADDRESS, find(id).orElse(null));
        }
        try {
            return decide("seen-there", id, version, person, Set.of(UNCONFIRMED), seen(sighting, url, person));
        } catch (DuplicateKeyException ownedByAnother) {
            return new Decision.Refused(Refusal.OTHER_ADDRESS, find(id).orElse(null));
        }
    }

    private boolean isAnothers(DeliveryId id, Sighting sighting) {
        return sighting instanceof Sighting.Known known
                && known.verdict() instanceof Verdict.Published published
                && find(id).filter(delivery -> owners.ownedByAnother(
                                id, delivery.account(), published.post().id()))
                        .isPresent();
    }

    private Optional<ClaimedDelivery> unclear(DeliveryId id) {
        return jdbc.sql("SELECT " + Rows.CLAIM_COLUMNS + " FROM delivery WHERE id = ? AND status = 'UNCONFIRMED'")
                .param(id.value())
                .query((row, n) -> Rows.claim(Rows.Row.claimed(row)).delivery())
                .optional();
    }

    private Change seen(Sighting sighting, @Nullable URI url, Actor person) {
        Explanation confirmed = Explanation.of("confirmed.person", person.title());
        if (sighting instanceof Sighting.Known known && known.verdict() instanceof Verdict.Later goingOn) {
            Checkpoint next = Objects.requireNonNull(goingOn.next());
            return Change.to(SCHEDULED, confirmed)
                    .and("step = ?, step_repeatable = ?", next.step(), next.repeatable() ? 1 : 0)
                    .and("checkpoint = ?, wake_at = ?, latest_at = NULL, tries = 0", Json.write(next), now())
                    .and(NO_LONGER_UNCLEAR + ", absent_looks = 0")
                    .freeingAccount()
                    .waking();
        }
        Change live =
                Change.to(PUBLISHED, confirmed).and("published_at = ?", now()).and(NO_LONGER_UNCLEAR);
        if (!(sighting instanceof Sighting.Known known && known.verdict() instanceof Verdict.Published published)) {
            return url == null ? live : live.and("remote_url = ?", url.toString());
        }
        RemotePost post = published.post();
        URI first = post.url() == null ? url : post.url();
        live = live.and("remote_id = ?", post.id());
        live = first == null ? live : live.and("remote_url = ?", first.toString());
        return post.replies().isEmpty() ? live : live.and("replies = ?", Json.write(post.replies()));
    }

    @Override
    public Decision itIsNotThere(DeliveryId id, int version, Actor person) {
        return decide(
                "not-there",
                id,
                version,
                person,
                Set.of(UNCONFIRMED),
                Change.to(SCHEDULED, Explanation.of("denied.person", person.title()))
                        .and("key_generation = key_generation + 1, wake_at = ?, latest_at = NULL, tries = 0", now())
                        .and(NO_LONGER_UNCLEAR + ", absent_looks = 0, first_attempt_at = NULL")
                        .freeingAccount()
                        .waking());
    }

    @Override
    public Decision notPosted(DeliveryId id, int version, Actor person) {
        return decide(
                "not-posted",
                id,
                version,
                person,
                Set.of(UNCONFIRMED),
                Change.to(FAILED, Explanation.of("not-posted.person", person.title()))
                        .and(
                                "key_generation = key_generation + 1, tries = 0, absent_looks = 0, first_attempt_at = NULL")
                        .and(NO_LONGER_UNCLEAR));
    }

    private Decision decide(
            String what, DeliveryId id, int version, Actor person, Set<DeliveryStatus> from, Change change) {
        Decision decision = Objects.requireNonNull(transactions.execute(status -> {
            Optional<Delivery> found = find(id);
            if (found.isEmpty()) {
                return new Decision.Refused(Refusal.UNKNOWN, null);
            }
            Delivery before = found.get();
            if (before.version() != version) {
                return new Decision.Refused(Refusal.CHANGED_MEANWHILE, before);
            }
            if (!from.contains(before.status())) {
                return new Decision.Refused(Refusal.NOT_IN_THIS_STATUS, before);
            }
            if (change.unlessStopped() && isStopped(id)) {
                return new Decision.Refused(Refusal.STILL_STOPPED, before);
            }
            return carryOut(before, person, what, change);
        }));
        if (decision instanceof Decision.Done && change.wakes()) {
            wakeup.due();
        }
        return decision;
    }

    private boolean isStopped(DeliveryId id) {
        return jdbc.sql("SELECT count(*) FROM delivery d WHERE d.id = ? AND " + Claims.IS_STOPPED)
                        .param(id.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Decision carryOut(Delivery before, Actor person, String what, Change change) {
        Instant now = clock.instant();
        DeliveryStatus target = change.target(before.status());
        List<Object> values = new ArrayList<>(change.values());
        values.add(target.name());
        values.add(now.toEpochMilli());
        String explanation = Json.writeNullable(change.explanation());
        values.add(explanation == null ? "" : explanation);
        values.add(before.id().value());
        values.add(before.version());
        int changed = jdbc.sql("UPDATE delivery SET " + String.join(", ", change.assignments())
                        + (change.assignments().isEmpty() ? "" : ", ")
                        + "status = ?, changed_at = ?, explanation = COALESCE(NULLIF(?, ''), explanation), version = version + 1"
                        + " WHERE id = ? AND version = ?")
                .params(values)
                .update();
        if (changed == 0) {
            return new Decision.Refused(
                    Refusal.CHANGED_MEANWHILE, find(before.id()).orElse(null));
        }
        if (change.freesAccount()) {
            jdbc.sql("DELETE FROM account_pause WHERE account = ?")
                    .param(before.account())
                    .update();
        }
        events.add(
                before.id().value(),
                before.account(),
                Kind.DECISION,
                now,
                target,
                person.title(),
                change.explanation());
        Delivery after = find(before.id()).orElseThrow();
        audit.record(person, "delivery." + what, subject(after), told(before), told(after));
        if (change.wakes()) {
            slots.set(after.wakeAt());
        }
        return new Decision.Done(after);
    }

    private Optional<Delivery> find(DeliveryId id) {
        return jdbc.sql("SELECT " + Rows.DELIVERY_COLUMNS + " FROM delivery WHERE id = ?")
                .param(id.value())
                .query((row, n) -> Rows.delivery(row))
                .optional();
    }

    private static AuditTrail.Subject subject(Delivery delivery) {
        return new AuditTrail.Subject(
                "delivery",
                delivery.id().value(),
                delivery.title() + " (" + delivery.account() + ")",
                delivery.campaign(),
                delivery.municipality());
    }

    private static Map<String, String> told(Delivery delivery) {
        return Map.of(
                "status", delivery.status().name(), "due", delivery.dueAt().toString());
    }

    private long now() {
        return clock.millis();
    }
}
