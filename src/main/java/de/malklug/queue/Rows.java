/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.NetworkId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads ledger rows. */
final class Rows {

    static final String DELIVERY_COLUMNS = "id, campaign, municipality, post, account, network, theme, title, message,"
            + " status, due_at, wake_at, attempts, explanation, remote_id, remote_url, published_at, asked_at, version,"
            + " occurrence";

    static final String CLAIM_COLUMNS = DELIVERY_COLUMNS
            + ", checkpoint, key_generation, tries, first_attempt_at, started_at, unclear_since, absent_looks, claim";

    private static final int DELIVERY_COLUMN_COUNT = DELIVERY_COLUMNS.split(",").length;
    private static final Map<String, Integer> POSITIONS = positions(CLAIM_COLUMNS.split(", ?"));

    private Rows() {}

    private static Map<String, Integer> positions(String[] columns) {
        return IntStream.range(0, columns.length)
                .boxed()
                .collect(Collectors.toUnmodifiableMap(i -> columns[i], i -> i));
    }

    /**
     * One row of {@link #DELIVERY_COLUMNS} or {@link #CLAIM_COLUMNS}, taken from the driver quickly, so that the thread that
     * commits for everybody need not make objects of it.
     */
    record Row(@Nullable Object[] values) {

        static Row claimed(ResultSet from) throws SQLException {
            return of(from, POSITIONS.size());
        }

        private static Row of(ResultSet from, int columns) throws SQLException {
            @Nullable Object[] values = new @Nullable Object[columns];
            for (int i = 0; i < columns; i++) {
                values[i] = from.getObject(i + 1);
            }
            return new Row(values);
        }

        private @Nullable Object value(String column) {
            return values[Objects.requireNonNull(POSITIONS.get(column), column)];
        }

        private @Nullable String textOrNull(String column) {
            return (String) value(column);
        }

        private String text(String column) {
            return (String) Objects.requireNonNull(value(column), column);
        }

        private int number(String column) {
            return ((Number) Objects.requireNonNull(value(column), column)).intValue();
        }

        private Instant instant(String column) {
            return Instant.ofEpochMilli(((Number) Objects.requireNonNull(value(column), column)).longValue());
        }

        private @Nullable Instant instantOrNull(String column) {
            return value(column) == null ? null : instant(column);
        }
    }

    static Delivery delivery(ResultSet row) throws SQLException {
        return delivery(Row.of(row, DELIVERY_COLUMN_COUNT));
    }

    private static Delivery delivery(Row row) {
        String url = row.textOrNull("remote_url");
        return new Delivery(
                new DeliveryId(row.text("id")),
                new CampaignId(row.text("campaign")),
                new MunicipalityId(row.text("municipality")),
                new PostId(row.text("post")),
                row.text("account"),
                new NetworkId(row.text("network")),
                row.textOrNull("theme"),
                row.text("title"),
                Json.read(row.text("message"), Message.class),
                DeliveryStatus.valueOf(row.text("status")),
                row.instant("due_at"),
                row.instant("wake_at"),
                row.number("attempts"),
                Json.readNullable(row.textOrNull("explanation"), Explanation.class),
                row.textOrNull("remote_id"),
                url == null ? null : URI.create(url),
                row.instantOrNull("published_at"),
                row.instantOrNull("asked_at"),
                row.number("version"),
                row.text("occurrence"));
    }

    static Claim claim(Row row) {
        Delivery delivery = delivery(row);
        Instant started = row.instant("started_at");
        Instant first = row.instantOrNull("first_attempt_at");
        return new Claim(
                new DeliveryHandler.ClaimedDelivery(
                        delivery,
                        Json.readNullable(row.textOrNull("checkpoint"), Checkpoint.class),
                        row.number("key_generation"),
                        row.number("tries"),
                        first == null ? started : first,
                        row.instantOrNull("unclear_since"),
                        row.number("absent_looks"),
                        row.instantOrNull("asked_at")),
                row.number("claim"),
                started);
    }

    static DeliveryEvent event(ResultSet row) throws SQLException {
        return new DeliveryEvent(
                new DeliveryId(row.getString("delivery")),
                row.getInt("seq"),
                DeliveryEvent.Kind.valueOf(row.getString("kind")),
                Instant.ofEpochMilli(row.getLong("started_at")),
                Instant.ofEpochMilli(row.getLong("ended_at")),
                row.getString("step"),
                DeliveryStatus.valueOf(row.getString("status")),
                row.getString("person"),
                Json.readNullable(row.getString("explanation"), Explanation.class));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /**
     * A claim in force.
     *
     * @param number grows with every claim of the delivery; every outcome is fenced by it
     * @param startedAt when the attempt began
     */
    record Claim(DeliveryHandler.ClaimedDelivery delivery, int number, Instant startedAt) {

        DeliveryId id() {
            return delivery.delivery().id();
        }
    }
}
