/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Post;
import de.malklug.campaign.Recurrence;
import de.malklug.editorial.PostLife.Origin;
import de.malklug.media.MediaProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Reads rows of campaigns and posts. */
final class Rows {

    static final String CAMPAIGN_COLUMNS = "content, anchor, changed_at, written_anchor";

    static final String POST_COLUMNS =
            "campaign, content, position, media, due_at, fingerprint, removed_at, changed_at, version, origin, author, editor,"
                    + " CASE WHEN file_content IS NULL THEN 0 ELSE 1 END AS differs, file_conflict, submitted_by, submitted_at,"
                    + " approvals, approved_at, approved_fingerprint, voided_by, repeats";

    private static final TypeReference<Map<String, MediaProperties>> MEDIA = new TypeReference<>() {};

    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private Rows() {}

    static StoredCampaign campaign(ResultSet row) throws SQLException {
        String anchor = row.getString("anchor");
        Campaign campaign = Json.read(row.getString("content"), Campaign.class);
        return new StoredCampaign(
                campaign,
                anchor == null ? null : LocalDateTime.parse(anchor),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                shift(campaign, row.getString("written_anchor")));
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
                row.getInt("version"),
                life(row),
                repeat(row.getString("repeats")));
    }

    static @Nullable Recurrence repeat(@Nullable String json) {
        return json == null ? null : Json.read(json, Recurrence.class);
    }

    private static PostLife life(ResultSet row) throws SQLException {
        Origin origin = Origin.valueOf(row.getString("origin"));
        String approvals = row.getString("approvals");
        return new PostLife(
                origin,
                row.getString("author"),
                row.getString("editor"),
                origin == Origin.DESK || row.getInt("differs") == 1,
                row.getString("submitted_by"),
                instant(row, "submitted_at"),
                approvals == null ? List.of() : Json.read(approvals, NAMES),
                instant(row, "approved_at"),
                row.getString("approved_fingerprint"),
                row.getString("voided_by"),
                row.getString("file_conflict"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static Map<String, MediaProperties> media(String json) {
        return Json.read(json, MEDIA);
    }

    private static Duration shift(Campaign campaign, @Nullable String writtenAnchor) {
        return writtenAnchor == null || campaign.anchor() == null
                ? Duration.ZERO
                : Duration.between(
                        LocalDateTime.parse(writtenAnchor), campaign.anchor().at());
    }
}
