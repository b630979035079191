/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.Checkpoint;
import de.malklug.plan.PlannedDelivery;
import de.malklug.queue.DeliveryEvent.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes plans into the ledger's tables. */
final class JdbcDeliveryLedger implements DeliveryLedger {

    private static final String INSERT = """
            INSERT INTO delivery (id, campaign, municipality, post, occurrence, account, network, theme, title, message,
                fingerprint, due_at, latest_at, wake_at, changed_at, status, attempts, tries, continuing, claim,
                step_repeatable, key_generation, absent_looks, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'SCHEDULED', 0, 0, 0, 0, 0, 0, 0, 1)""";

    private static final String CHANGE = """
            UPDATE delivery SET theme = ?, title = ?, message = ?, fingerprint = ?, due_at = ?, latest_at = ?, wake_at = ?,
                changed_at = ?, version = version + 1, explanation = NULL, tries = 0, continuing = 0, step = NULL,
                step_repeatable = 0, checkpoint = NULL, status = CASE WHEN status = 'HELD' THEN 'HELD' ELSE 'SCHEDULED' END
            WHERE id = ? AND version = ?""";

    private static final String WITHDRAW =
            "UPDATE delivery SET status = 'CANCELLED', explanation = ?, changed_at = ?, version = version + 1"
                    + " WHERE id = ? AND version = ?";

    private static final String OF_POST = "campaign = ? AND municipality = ? AND post = ?";

    private static final int BATCH = 1000;

    private final JdbcTemplate batch;
    private final JdbcClient writing;
    private final JdbcClient reading;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Slots slots;
    private final StopHold holding;

    JdbcDeliveryLedger(
            JdbcTemplate batch,
            JdbcClient writing,
            JdbcClient reading,
            TransactionTemplate transactions,
            Clock clock,
            Slots slots) {
        this.batch = batch;
        this.writing = writing;
        this.reading = reading;
        this.transactions = transactions;
        this.clock = clock;
        this.slots = slots;
        this.holding = new StopHold(writing);
    }

    @Override
    public PlanChanges compare(CampaignId campaign, Collection<PlannedDelivery> plan, Set<MunicipalityId> untouched) {
        return difference(known(reading, campaign), plan, untouched).changes(reading);
    }

    @Override
    public PlanChanges apply(CampaignId campaign, Collection<PlannedDelivery> plan, Set<MunicipalityId> untouched) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Difference difference = difference(known(writing, campaign), plan, untouched);
            PlanChanges changes = difference.changes(writing);
            carryOut(difference);
            wake(changes);
            return changes;
        }));
    }

    @Override
    public PlanChanges applyPost(
            CampaignId campaign, MunicipalityId municipality, PostId post, Collection<PlannedDelivery> plan) {
        List<Object> key = List.of(campaign.value(), municipality.value(), post.value());
        return Objects.requireNonNull(transactions.execute(status -> {
            Difference difference = difference(known(writing, OF_POST, key), plan, Set.of());
            PlanChanges changes = difference.changes(writing);
            carryOut(difference);
            missWhatIsLate(key);
            wake(changes);
            return changes;
        }));
    }

    @Override
    public PlanChanges extendPost(
            CampaignId campaign, MunicipalityId municipality, PostId post, Collection<PlannedDelivery> plan) {
        List<Object> key = List.of(campaign.value(), municipality.value(), post.value());
        return Objects.requireNonNull(transactions.execute(status -> {
            Difference difference = difference(known(writing, OF_POST, key), plan, Set.of());
            PlanChanges changes = difference.changes(writing);
            carryOut(difference);
            wake(changes);
            return changes;
        }));
    }

    private void carryOut(Difference difference) {
        insert(difference.added);
        change(difference.changed);
        withdraw(difference.gone);
        holding.holdCovered(clock.instant());
    }

    private void wake(PlanChanges changes) {
        slots.setAll(Stream.concat(changes.added().stream(), changes.changed().stream())
                .map(PlannedDelivery::dueAt)
                .collect(Collectors.toSet()));
    }

    private void missWhatIsLate(List<Object> post) {
        Instant now = clock.instant();
        Explanation explanation = Explanation.of("missed.approval", now.toString());
        List<Object> values = new ArrayList<>(List.of(Json.write(explanation), now.toEpochMilli()));
        values.addAll(post);
        values.add(now.toEpochMilli());
        List<Events.Entry> missed = writing.sql(
                        "UPDATE delivery SET status = 'MISSED', explanation = ?, changed_at = ?,"
                                + " version = version + 1 WHERE " + OF_POST + " AND status = 'SCHEDULED' AND due_at < ?"
                                + " AND tries = 0 AND checkpoint IS NULL RETURNING id, account")
                .params(values)
                .query((row, number) -> new Events.Entry(
                        row.getString("id"), row.getString("account"), DeliveryStatus.MISSED, explanation))
                .list();
        Events.addAll(batch, Kind.PLAN, now, missed);
    }

    private static Difference difference(
            Map<String, Known> known, Collection<PlannedDelivery> plan, Set<MunicipalityId> untouched) {
        known.values().removeIf(row -> untouched.contains(row.municipality));
        Difference difference = new Difference();
        for (PlannedDelivery planned : plan) {
            if (untouched.contains(planned.municipality())) {
                continue;
            }
            Known row = known.remove(idOf(planned).value());
            if (planned.past() && (row == null || row.status == DeliveryStatus.CANCELLED)) {
                continue;
            }
            if (row == null) {
                difference.added.add(planned);
            } else if (row.takes(planned)) {
                difference.changed.add(new Change(row, planned));
            } else if (row.fingerprint.equals(planned.fingerprint()) || row.status == DeliveryStatus.CANCELLED) {
                difference.unchanged++;
            } else {
                difference.alreadySent.add(planned);
            }
        }
        known.values().stream().filter(Known::withdrawable).forEach(difference.gone::add);
        difference.underWay =
                (int) known.values().stream().filter(Known::isBeyondReach).count();
        return difference;
    }

    private static Map<String, Known> known(JdbcClient client, CampaignId campaign) {
        return known(client, "campaign = ?", List.of(campaign.value()));
    }

    private static Map<String, Known> known(JdbcClient client, String which, List<Object> values) {
        Map<String, Known> known = new HashMap<>();
        client.sql(
                        "SELECT id, municipality, account, fingerprint, status, checkpoint, version, explanation FROM delivery WHERE "
                                + which)
                .params(values)
                .query(row -> {
                    Checkpoint checkpoint = Json.readNullable(row.getString("checkpoint"), Checkpoint.class);
                    String explanation = row.getString("explanation");
                    known.put(
                            row.getString("id"),
                            new Known(
                                    row.getString("id"),
                                    new MunicipalityId(row.getString("municipality")),
                                    row.getString("account"),
                                    row.getString("fingerprint"),
                                    DeliveryStatus.valueOf(row.getString("status")),
                                    checkpoint != null && checkpoint.live(),
                                    row.getInt("version"),
                                    explanation != null && explanation.contains("\"cancelled.plan\"")));
                });
        return known;
    }

    private void insert(List<PlannedDelivery> added) {
        long now = clock.millis();
        batch.batchUpdate(INSERT, added, BATCH, (statement, planned) -> {
            int i = 0;
            statement.setString(++i, idOf(planned).value());
            statement.setString(++i, planned.campaign().value());
            statement.setString(++i, planned.municipality().value());
            statement.setString(++i, planned.post().value());
            statement.setString(++i, planned.occurrence());
            statement.setString(++i, planned.account());
            statement.setString(++i, planned.network().value());
            statement.setString(++i, planned.theme());
            statement.setString(++i, planned.title());
            statement.setString(++i, Json.write(planned.message()));
            statement.setString(++i, planned.fingerprint());
            statement.setLong(++i, planned.dueAt().toEpochMilli());
            statement.setLong(++i, planned.latestAt().toEpochMilli());
            statement.setLong(++i, planned.dueAt().toEpochMilli());
            statement.setLong(++i, now);
        });
    }

    private void change(List<Change> changes) {
        Instant now = clock.instant();
        int[][] counts = batch.batchUpdate(CHANGE, changes, BATCH, (statement, change) -> {
            PlannedDelivery planned = change.planned;
            int i = 0;
            statement.setString(++i, planned.theme());
            statement.setString(++i, planned.title());
            statement.setString(++i, Json.write(planned.message()));
            statement.setString(++i, planned.fingerprint());
            statement.setLong(++i, planned.dueAt().toEpochMilli());
            statement.setLong(++i, planned.latestAt().toEpochMilli());
            statement.setLong(++i, planned.dueAt().toEpochMilli());
            statement.setLong(++i, now.toEpochMilli());
            statement.setString(++i, change.row.id);
            statement.setInt(++i, change.row.version);
        });
        Events.addAll(
                batch,
                Kind.PLAN,
                now,
                touched(changes, counts).stream()
                        .map(change -> new Events.Entry(
                                change.row.id,
                                change.row.account,
                                change.row.status == DeliveryStatus.HELD
                                        ? DeliveryStatus.HELD
                                        : DeliveryStatus.SCHEDULED,
                                Explanation.of("planned", change.planned.dueAt().toString())))
                        .toList());
    }

    private void withdraw(List<Known> gone) {
        Instant now = clock.instant();
        Explanation explanation = Explanation.of("cancelled.plan");
        String written = Json.write(explanation);
        int[][] counts = batch.batchUpdate(WITHDRAW, gone, BATCH, (statement, row) -> {
            statement.setString(1, written);
            statement.setLong(2, now.toEpochMilli());
            statement.setString(3, row.id);
            statement.setInt(4, row.version);
        });
        Events.addAll(
                batch,
                Kind.PLAN,
                now,
                touched(gone, counts).stream()
                        .map(row -> new Events.Entry(row.id, row.account, DeliveryStatus.CANCELLED, explanation))
                        .toList());
    }

    /** Those whose row was still what it had been when it was compared. */
    private static <T> List<T> touched(List<T> items, int[][] counts) {
        int[] each = Arrays.stream(counts).flatMapToInt(Arrays::stream).toArray();
        return IntStream.range(0, items.size())
                .filter(i -> each[i] > 0)
                .mapToObj(items::get)
                .toList();
    }

    private static DeliveryId idOf(PlannedDelivery planned) {
        return DeliveryId.of(
                planned.campaign().value(),
                planned.municipality().value(),
                planned.post().value(),
                planned.account(),
                planned.occurrence());
    }

    /** What the ledger knows about a delivery that a plan may be about. */
    private record Known(
            String id,
            MunicipalityId municipality,
            String account,
            String fingerprint,
            DeliveryStatus status,
            boolean partlyLive,
            int version,
            boolean withdrawnByPlan) {

        /** Whether a plan may still change it, and does. */
        boolean takes(PlannedDelivery planned) {
            return switch (status) {
                case SCHEDULED, HELD, MISSED, FAILED -> !partlyLive && !fingerprint.equals(planned.fingerprint());
                case CANCELLED -> withdrawnByPlan;
                case PUBLISHING, PUBLISHED, UNCONFIRMED -> false;
            };
        }

        boolean isBeyondReach() {
            return !withdrawable() && status != DeliveryStatus.CANCELLED;
        }

        boolean withdrawable() {
            return switch (status) {
                case SCHEDULED, HELD, MISSED, FAILED -> !partlyLive;
                case PUBLISHING, PUBLISHED, UNCONFIRMED, CANCELLED -> false;
            };
        }
    }

    private record Change(Known row, PlannedDelivery planned) {}

    private static final class Difference {

        private final List<PlannedDelivery> added = new ArrayList<>();
        private final List<Change> changed = new ArrayList<>();
        private final List<Known> gone = new ArrayList<>();
        private final List<PlannedDelivery> alreadySent = new ArrayList<>();
        private int unchanged;
        private int underWay;

        private PlanChanges changes(JdbcClient client) {
            List<Delivery> withdrawn = new ArrayList<>();
            for (int i = 0; i < gone.size(); i += BATCH) {
                client.sql("SELECT " + Rows.DELIVERY_COLUMNS + " FROM delivery WHERE id IN (:ids) ORDER BY due_at, id")
                        .param(
                                "ids",
                                gone.subList(i, Math.min(gone.size(), i + BATCH)).stream()
                                        .map(Known::id)
                                        .toList())
                        .query((row, number) -> Rows.delivery(row))
                        .list()
                        .forEach(withdrawn::add);
            }
            return new PlanChanges(
                    List.copyOf(added),
                    changed.stream().map(Change::planned).toList(),
                    withdrawn,
                    unchanged,
                    List.copyOf(alreadySent),
                    underWay);
        }
    }
}
