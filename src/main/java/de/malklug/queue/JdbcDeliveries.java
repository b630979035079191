/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.MunicipalityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the ledger on the database's reading side. */
final class JdbcDeliveries implements Deliveries {

    private final JdbcClient reading;

    JdbcDeliveries(JdbcClient reading) {
        this.reading = reading;
    }

    @Override
    public Optional<Delivery> find(DeliveryId id) {
        return reading.sql("SELECT " + Rows.DELIVERY_COLUMNS + " FROM delivery WHERE id = ?")
                .param(id.value())
                .query((row, n) -> Rows.delivery(row))
                .optional();
    }

    @Override
    public Page<Delivery> page(DeliveryFilter filter, @Nullable String after, int limit) {
        return page(filter, after, limit, "ASC", ">");
    }

    @Override
    public Page<Delivery> newestFirst(DeliveryFilter filter, @Nullable String after, int limit) {
        return page(filter, after, limit, "DESC", "<");
    }

    private Page<Delivery> page(
            DeliveryFilter filter, @Nullable String after, int limit, String direction, String beyond) {
        Conditions conditions = new Conditions(filter);
        if (after != null) {
            conditions.beyond(Cursor.parse(after), beyond);
        }
        List<Delivery> found = reading.sql("SELECT " + Rows.DELIVERY_COLUMNS + " FROM delivery" + conditions.where()
                        + " ORDER BY due_at " + direction + ", id " + direction + " LIMIT " + (limit + 1))
                .params(conditions.values)
                .query((row, n) -> Rows.delivery(row))
                .list();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<Delivery> items = found.subList(0, limit);
        return new Page<>(items, Cursor.of(items.getLast()).toString());
    }

    @Override
    public Map<DeliveryStatus, Integer> countByStatus(DeliveryFilter filter) {
        Map<DeliveryStatus, Integer> counts = new EnumMap<>(DeliveryStatus.class);
        for (DeliveryStatus status : DeliveryStatus.values()) {
            counts.put(status, 0);
        }
        Conditions conditions = new Conditions(filter);
        reading.sql("SELECT status, count(*) FROM delivery" + conditions.where() + " GROUP BY status")
                .params(conditions.values)
                .query(row -> {
                    counts.put(DeliveryStatus.valueOf(row.getString(1)), row.getInt(2));
                });
        return counts;
    }

    @Override
    public List<DeliveryEvent> history(DeliveryId id) {
        return reading.sql("SELECT * FROM delivery_event WHERE delivery = ? ORDER BY seq")
                .param(id.value())
                .query((row, n) -> Rows.event(row))
                .list();
    }

    @Override
    public Optional<Instant> nextDue() {
        return reading.sql("SELECT wake_at FROM delivery WHERE status = 'SCHEDULED' ORDER BY wake_at LIMIT 1")
                .query((row, n) -> Instant.ofEpochMilli(row.getLong(1)))
                .optional();
    }

    private record Cursor(long dueAt, String id) {

        static Cursor of(Delivery delivery) {
            return new Cursor(delivery.dueAt().toEpochMilli(), delivery.id().value());
        }

        static Cursor parse(String text) {
            String[] halves = text.split("~", 2);
            try {
                return new Cursor(Long.parseLong(halves[0]), new DeliveryId(halves[1]).value());
            } catch (RuntimeException notOurs) {
                throw new IllegalArgumentException("Not a page of deliveries: " + text, notOurs);
            }
        }

        @Override
        public String toString() {
            return dueAt + "~" + id;
        }
    }

    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        private Conditions(DeliveryFilter filter) {
            equal(
                    "campaign",
                    filter.campaign() == null ? null : filter.campaign().value());
            in(
                    "municipality",
                    filter.municipalities().stream().map(MunicipalityId::value).toList());
            equal("post", filter.post() == null ? null : filter.post().value());
            equal("network", filter.network() == null ? null : filter.network().value());
            equal("account", filter.account());
            in("status", filter.statuses().stream().map(DeliveryStatus::name).toList());
            bound("due_at >= ?", filter.from());
            bound("due_at < ?", filter.to());
        }

        private void equal(String column, @Nullable String value) {
            if (value != null) {
                conditions.add(column + " = ?");
                values.add(value);
            }
        }

        private void in(String column, List<String> wanted) {
            if (!wanted.isEmpty()) {
                conditions.add(column + " IN (" + "?, ".repeat(wanted.size() - 1) + "?)");
                values.addAll(wanted);
            }
        }

        private void bound(String condition, @Nullable Instant instant) {
            if (instant != null) {
                conditions.add(condition);
                values.add(instant.toEpochMilli());
            }
        }

        private void beyond(Cursor cursor, String comparison) {
            conditions.add("(due_at, id) " + comparison + " (?, ?)");
            values.add(cursor.dueAt());
            values.add(cursor.id());
        }

        private String where() {
            return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        }
    }
}
