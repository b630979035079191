/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.queue.DeliveryId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;

/** Reads one answer of deliveries with their figures. What many of its rows share is kept once. */
final class FigureRows implements RowMapper<DeliveryFigures> {

    private final Networks networks;
    private final Map<String, NetworkId> networkIds = new HashMap<>();
    private final Map<String, MunicipalityId> towns = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    FigureRows(Networks networks) {
        this.networks = networks;
    }

    @Override
    public DeliveryFigures mapRow(ResultSet row, int number) throws SQLException {
        DeliveryId delivery = new DeliveryId(row.getString("delivery_id"));
        NetworkId network = networkIds.computeIfAbsent(row.getString("network"), NetworkId::new);
        String account = shared(row.getString("account"));
        String theme = row.getString("theme");
        String url = row.getString("remote_url");
        row.getLong("newest_age");
        boolean read = !row.wasNull();
        return new DeliveryFigures(
                delivery,
                towns.computeIfAbsent(row.getString("municipality"), MunicipalityId::new),
                new PostId(row.getString("post")),
                account,
                network,
                theme == null ? null : shared(theme),
                row.getString("title"),
                url == null ? null : URI.create(url),
                Instant.ofEpochMilli(row.getLong("published_at")),
                networks.engagement(network).isPresent(),
                read ? snapshot(row, delivery, account, network) : null,
                SnapshotRows.instant(row, "gone_since"));
    }

    private EngagementSnapshot snapshot(ResultSet row, DeliveryId delivery, String account, NetworkId network)
            throws SQLException {
        String call = row.getString("call_id");
        return SnapshotRows.snapshot(row, delivery, account, network, call == null ? null : shared(call));
    }

    private String shared(String name) {
        return names.computeIfAbsent(name, same -> same);
    }
}
