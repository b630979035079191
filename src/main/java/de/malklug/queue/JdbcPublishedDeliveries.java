/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.NetworkId;
import de.malklug.storage.Reading;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads them by the index on publication, never waiting for a writer. */
@Component
class JdbcPublishedDeliveries implements PublishedDeliveries {

    private static final String STRETCH = """
            SELECT id, campaign, municipality, post, account, network, theme, title, remote_id, remote_url, published_at
            FROM delivery
            WHERE status = 'PUBLISHED' AND remote_id IS NOT NULL AND (published_at, id) > (:at, :id)
            ORDER BY published_at, id
            LIMIT :limit
            """;

    private final JdbcClient reading;

    JdbcPublishedDeliveries(@Reading JdbcClient reading) {
        this.reading = reading;
    }

    @Override
    public List<PublishedDelivery> since(Instant from, @Nullable PublishedDelivery after, int limit) {
        return reading.sql(STRETCH)
                .param("at", (after == null ? from : after.publishedAt()).toEpochMilli())
                .param("id", after == null ? "" : after.id().value())
                .param("limit", limit)
                .query((row, number) -> delivery(row))
                .list();
    }

    private static PublishedDelivery delivery(ResultSet row) throws SQLException {
        String url = row.getString("remote_url");
        return new PublishedDelivery(
                new DeliveryId(row.getString("id")),
                new CampaignId(row.getString("campaign")),
                new MunicipalityId(row.getString("municipality")),
                new PostId(row.getString("post")),
                row.getString("account"),
                new NetworkId(row.getString("network")),
                row.getString("theme"),
                row.getString("title"),
                row.getString("remote_id"),
                url == null ? null : URI.create(url),
                Instant.ofEpochMilli(row.getLong("published_at")));
    }
}
