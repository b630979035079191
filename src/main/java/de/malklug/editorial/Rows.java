/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Post;
import de.malklug.media.MediaProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Reads rows of campaigns and posts. */
final class Rows {

    static final String CAMPAIGN_COLUMNS = "content, anchor, changed_at";

    static final String POST_COLUMNS =
            "campaign, content, position, media, due_at, fingerprint, removed_at, changed_at, version";

    private static final TypeReference<Map<String, MediaProperties>> MEDIA = new TypeReference<>() {};

    private Rows() {}

    static StoredCampaign campaign(ResultSet row) throws SQLException {
        String anchor = row.getString("anchor");
        return new StoredCampaign(
                Json.read(row.getString("content"), Campaign.class),
                anchor == null ? null : LocalDateTime.parse(anchor),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    static StoredPost post(ResultSet row) throws SQLException {
        row.getLong("removed_at");
        boolean removed = !row.wasNull();
        return new StoredPost(
                new CampaignId(row.getString("campaign")),
                Json.read(row.getString("content"), Post.class),
                row.getInt("position"),
                Json.read(row.getString("media"), MEDIA),
                Instant.ofEpochMilli(row.getLong("due_at")),
                row.getString("fingerprint"),
                removed,
                Instant.ofEpochMilli(row.getLong("changed_at")),
                row.getInt("version"));
    }
}
