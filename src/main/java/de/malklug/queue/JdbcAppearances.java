/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.Message;
import de.malklug.plan.Appearance;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads from the ledger what appeared on accounts and what is to. */
final class JdbcAppearances {

    /** What lies further back says nothing about the order of posts any more. */
    private static final Duration MEMORY = Duration.ofDays(400);

    private static final Set<DeliveryStatus> OPEN =
            EnumSet.of(DeliveryStatus.SCHEDULED, DeliveryStatus.HELD, DeliveryStatus.CANCELLED);

    private final JdbcClient reading;

    JdbcAppearances(JdbcClient reading) {
        this.reading = reading;
    }

    /** Of a campaign; with their messages only where they fill gaps. */
    List<Appearance> of(CampaignId campaign, Instant now) {
        return reading.sql("SELECT municipality, post, occurrence, account, due_at, status,"
                        + " CASE WHEN occurrence LIKE '%T%' THEN message END AS message FROM delivery"
                        + " WHERE campaign = ? AND due_at >= ? AND status <> 'CANCELLED' ORDER BY due_at, id")
                .params(campaign.value(), now.minus(MEMORY).toEpochMilli())
                .query((row, number) -> new Appearance(
                        new MunicipalityId(row.getString("municipality")),
                        new PostId(row.getString("post")),
                        row.getString("occurrence"),
                        row.getString("account"),
                        Instant.ofEpochMilli(row.getLong("due_at")),
                        !OPEN.contains(DeliveryStatus.valueOf(row.getString("status"))),
                        Json.readNullable(row.getString("message"), Message.class)))
                .list();
    }
}
