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
import org.jspecify.annotations.Nullable;

/** Reads ledger rows. */
final class Rows {

    static final String DELIVERY_COLUMNS = "id, campaign, municipality, post, account, network, theme, title, message,"
            + " status, due_at, wake_at, attempts, explanation, remote_id, remote_url, published_at, asked_at, version";

    static final String CLAIM_COLUMNS = DELIVERY_COLUMNS
            + ", checkpoint, key_generation, tries, first_attempt_at, started_at, unclear_since, absent_looks, claim";

    private Rows() {}

    static Delivery delivery(ResultSet row) throws SQLException {
        String url = row.getString("remote_url");
        return new Delivery(
                new DeliveryId(row.getString("id")),
                new CampaignId(row.getString("campaign")),
                new MunicipalityId(row.getString("municipality")),
                new PostId(row.getString("post")),
                row.getString("account"),
                new NetworkId(row.getString("network")),
                row.getString("theme"),
                row.getString("title"),
                Json.read(row.getString("message"), Message.class),
                DeliveryStatus.valueOf(row.getString("status")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                Instant.ofEpochMilli(row.getLong("wake_at")),
                row.getInt("attempts"),
                Json.readNullable(row.getString("explanation"), Explanation.class),
                row.getString("remote_id"),
                url == null ? null : URI.create(url),
                instant(row, "published_at"),
                instant(row, "asked_at"),
                row.getInt("version"));
    }

    static Claim claim(ResultSet row) throws SQLException {
        Delivery delivery = delivery(row);
        Instant started = Instant.ofEpochMilli(row.getLong("started_at"));
        Instant first = instant(row, "first_attempt_at");
        return new Claim(
                new DeliveryHandler.ClaimedDelivery(
                        delivery,
                        Json.readNullable(row.getString("checkpoint"), Checkpoint.class),
                        row.getInt("key_generation"),
                        row.getInt("tries"),
                        first == null ? started : first,
                        instant(row, "unclear_since"),
                        row.getInt("absent_looks"),
                        instant(row, "asked_at")),
                row.getInt("claim"),
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
