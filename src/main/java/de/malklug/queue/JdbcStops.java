/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.networks.NetworkId;
import de.malklug.queue.Decisions.Decision;
import de.malklug.queue.Decisions.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The stop button, kept in the database so that every claim checks it. */
final class JdbcStops implements Stops {

    private static final int MOST_APPEARED = 50;

    private static final String LEFTOVERS = "SELECT * FROM stop s WHERE s.lifted_at IS NOT NULL AND EXISTS (SELECT 1"
            + " FROM stop_caught c JOIN delivery d ON d.id = c.delivery WHERE c.stop = s.id AND d.status = 'HELD'"
            + " AND (d.explanation IS NULL OR d.explanation NOT LIKE '%\"held.person\"%')) ORDER BY s.at DESC";

    private static final String ON_HOLD = "SELECT count(*) FROM stop_caught c JOIN delivery d ON d.id = c.delivery"
            + " WHERE c.stop = ? AND d.status = 'HELD'"
            + " AND (d.explanation IS NULL OR d.explanation NOT LIKE '%\"held.person\"%')";

    private static final String CAUGHT = "SELECT " + Rows.DELIVERY_COLUMNS + ", latest_at, under_way FROM delivery"
            + " JOIN stop_caught ON delivery = id WHERE stop = ? ORDER BY due_at, id";

    private static final String APPEARED = "SELECT " + Rows.DELIVERY_COLUMNS + " FROM delivery WHERE status ="
            + " 'PUBLISHED' AND published_at BETWEEN ? AND ? AND %s = ? ORDER BY published_at DESC LIMIT "
            + MOST_APPEARED;

    private static final String REACH = """
            SELECT campaign, municipality, network, account, theme,
                sum(CASE WHEN status = 'SCHEDULED' THEN 1 ELSE 0 END) AS planned,
                sum(CASE WHEN status = 'PUBLISHING' THEN 1 ELSE 0 END) AS under_way
            FROM delivery WHERE status IN ('SCHEDULED', 'PUBLISHING')
            GROUP BY campaign, municipality, network, account, theme""";

    private final JdbcClient jdbc;
    private final JdbcClient reading;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Decisions decisions;
    private final AuditTrail audit;
    private final Wakeup wakeup;
    private final StopHold holding;

    JdbcStops(
            JdbcClient jdbc,
            JdbcClient reading,
            TransactionTemplate transactions,
            Clock clock,
            Decisions decisions,
            AuditTrail audit,
            Wakeup wakeup) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.transactions = transactions;
        this.clock = clock;
        this.decisions = decisions;
        this.audit = audit;
        this.wakeup = wakeup;
        this.holding = new StopHold(jdbc);
    }

    @Override
    public Stopped stop(Scope scope, String subject, String reason, Actor person) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Instant now = clock.instant();
            Stop stop = new Stop(UUID.randomUUID().toString(), scope, subject, reason, person.title(), now, null, null);
            jdbc.sql("INSERT INTO stop (id, scope, subject, reason, person, at) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(stop.id(), scope.name(), subject, reason, person.title(), now.toEpochMilli())
                    .update();
            int held = holding.hold(stop, now);
            int underWay = jdbc.sql("INSERT INTO stop_caught (stop, delivery, at, under_way) SELECT ?, id, ?, 1"
                            + " FROM delivery WHERE status = 'PUBLISHING' AND " + StopHold.column(scope) + " = ?")
                    .params(stop.id(), now.toEpochMilli(), subject)
                    .update();
            audit.record(
                    person,
                    "stop.set",
                    subject(stop),
                    null,
                    Map.of("scope", scope.name(), "reason", reason, "held", held, "underWay", underWay));
            return new Stopped(stop, held, underWay);
        }));
    }

    @Override
    public void lift(String stopId, Actor person) {
        transactions.executeWithoutResult(status -> find(jdbc, stopId)
                .filter(Stop::inForce)
                .ifPresent(stop -> {
                    liftNow(stopId, person);
                    audit.record(person, "stop.lifted", subject(stop), Map.of("reason", stop.reason()), null);
                }));
    }

    /** Holds what became scheduled since, so that nothing of the stop's scope slips away with it. */
    private void liftNow(String stopId, Actor person) {
        Instant now = clock.instant();
        holding.holdCovered(now);
        jdbc.sql("UPDATE stop SET lifted_at = ?, lifted_by = ? WHERE id = ? AND lifted_at IS NULL")
                .params(now.toEpochMilli(), person.title(), stopId)
                .update();
    }

    @Override
    public Resumed resume(String stopId, Collection<Choice> choices, Actor person) {
        Stop stop = find(jdbc, stopId).orElseThrow(() -> new NoSuchElementException("No stop " + stopId));
        Resumed resumed = Objects.requireNonNull(transactions.execute(status -> {
            liftNow(stopId, person);
            List<NotResumed> refused = new ArrayList<>();
            int going = 0;
            int withdrawn = 0;
            for (Choice choice : choices) {
                NotResumed not = carryOut(choice, person);
                if (not != null) {
                    refused.add(not);
                } else if (choice.going() instanceof Going.Withdrawn) {
                    withdrawn++;
                } else if (!(choice.going() instanceof Going.StayOnHold)) {
                    going++;
                }
            }
            int onHold =
                    (int) caught(jdbc, stopId).stream().filter(Caught::waits).count();
            audit.record(
                    person,
                    "stop.resumed",
                    subject(stop),
                    null,
                    Map.of("going", going, "onHold", onHold, "withdrawn", withdrawn, "refused", refused.size()));
            return new Resumed(going, onHold, withdrawn, refused);
        }));
        wakeup.due();
        return resumed;
    }

    private @Nullable NotResumed carryOut(Choice choice, Actor person) {
        DeliveryId id = choice.delivery();
        if (choice.going() instanceof Going.StayOnHold) {
            return null;
        }
        if (choice.going() instanceof Going.Withdrawn) {
            return refusal(decisions.cancel(id, choice.version(), person), id);
        }
        Instant now = clock.instant();
        return switch (choice.going()) {
            case Going.AsPlanned planned -> {
                Optional<Instant> due = dueAt(id);
                yield due.isPresent() && !due.get().isAfter(now)
                        ? new NotResumed(id, WhyNot.TIME_PASSED, null)
                        : refusal(decisions.resume(id, choice.version(), person), id);
            }
            case Going.AsSoonAsPossible soon ->
                then(
                        decisions.resume(id, choice.version(), person),
                        id,
                        resumed -> decisions.sendNow(id, resumed.version(), person));
            case Going.At at ->
                at.instant().isAfter(now)
                        ? then(
                                decisions.moveTo(id, choice.version(), at.instant(), person),
                                id,
                                moved -> decisions.resume(id, moved.version(), person))
                        : new NotResumed(id, WhyNot.TIME_PASSED, null);
            case Going.StayOnHold stays -> null;
            case Going.Withdrawn gone -> null;
        };
    }

    private static @Nullable NotResumed then(Decision first, DeliveryId id, Function<Delivery, Decision> next) {
        return first instanceof Decision.Done done ? refusal(next.apply(done.delivery()), id) : refusal(first, id);
    }

    private static @Nullable NotResumed refusal(Decision decision, DeliveryId id) {
        return decision instanceof Decision.Refused refused
                ? new NotResumed(
                        id,
                        refused.why() == Refusal.STILL_STOPPED ? WhyNot.STILL_STOPPED : WhyNot.CHANGED_MEANWHILE,
                        refused.now())
                : null;
    }

    private AuditTrail.Subject subject(Stop stop) {
        MunicipalityId municipality = switch (stop.scope()) {
            case MUNICIPALITY -> new MunicipalityId(stop.subject());
            case ACCOUNT ->
                jdbc.sql("SELECT municipality FROM delivery WHERE account = ? LIMIT 1")
                        .param(stop.subject())
                        .query((row, n) -> new MunicipalityId(row.getString(1)))
                        .optional()
                        .orElse(null);
            case CAMPAIGN, NETWORK, THEME -> null;
        };
        CampaignId campaign = stop.scope() == Scope.CAMPAIGN ? new CampaignId(stop.subject()) : null;
        return new AuditTrail.Subject("stop", stop.id(), stop.subject(), campaign, municipality);
    }

    private Optional<Instant> dueAt(DeliveryId id) {
        return jdbc.sql("SELECT due_at FROM delivery WHERE id = ?")
                .param(id.value())
                .query((row, n) -> Instant.ofEpochMilli(row.getLong(1)))
                .optional();
    }

    @Override
    public List<Stop> inForce() {
        return StopHold.inForce(reading);
    }

    @Override
    public List<Stop> withLeftovers() {
        return reading.sql(LEFTOVERS).query(StopHold::stop).list();
    }

    @Override
    public Optional<Stop> find(String stopId) {
        return find(reading, stopId);
    }

    private static Optional<Stop> find(JdbcClient client, String stopId) {
        return client.sql("SELECT * FROM stop WHERE id = ?")
                .param(stopId)
                .query(StopHold::stop)
                .optional();
    }

    @Override
    public int onHold(String stopId) {
        return onHold(reading, stopId);
    }

    private static int onHold(JdbcClient client, String stopId) {
        return client.sql(ON_HOLD).param(stopId).query(Integer.class).single();
    }

    @Override
    public List<Caught> caught(String stopId) {
        return caught(reading, stopId);
    }

    private static List<Caught> caught(JdbcClient client, String stopId) {
        return client.sql(CAUGHT)
                .param(stopId)
                .query((row, n) ->
                        new Caught(Rows.delivery(row), Rows.instant(row, "latest_at"), row.getInt("under_way") == 1))
                .list();
    }

    @Override
    public List<Delivery> appearedBefore(Stop stop, Duration before) {
        return reading.sql(APPEARED.formatted(StopHold.column(stop.scope())))
                .params(stop.at().minus(before).toEpochMilli(), stop.at().toEpochMilli(), stop.subject())
                .query((row, n) -> Rows.delivery(row))
                .list();
    }

    @Override
    public List<Reach> reach() {
        return reading.sql(REACH)
                .query((row, n) -> new Reach(
                        new CampaignId(row.getString("campaign")),
                        new MunicipalityId(row.getString("municipality")),
                        new NetworkId(row.getString("network")),
                        row.getString("account"),
                        row.getString("theme"),
                        row.getInt("planned"),
                        row.getInt("under_way")))
                .list();
    }
}
