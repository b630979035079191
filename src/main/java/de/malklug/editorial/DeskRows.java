/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.storage.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what an import must know of the desk's posts. Never waits for a writer. */
@Component
final class DeskRows {

    private final JdbcClient reading;

    DeskRows(@Reading JdbcClient reading) {
        this.reading = reading;
    }

    /**
     * A post that differs from its file, or that no file has.
     *
     * @param file what its file said when both last agreed; null if no file ever had it
     */
    record Row(StoredPost stored, @Nullable FileState file) {}

    /**
     * The desk's posts of a campaign.
     *
     * @param version of the desk's work on it; whatever is done there makes it grow
     * @param shift of the campaign when it was last taken up
     * @param rows deleted ones included
     * @param again posts of files that come again, fill gaps or have a slot, as they were last taken up
     */
    record Shelf(long version, Duration shift, List<Row> rows, Map<PostKey, StoredPost> again) {}

    Shelf of(CampaignId campaign) {
        long version = reading.sql("SELECT desk_version FROM campaign WHERE id = ?")
                .param(campaign.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
        Duration shift = reading.sql("SELECT " + Rows.CAMPAIGN_COLUMNS + " FROM campaign WHERE id = ?")
                .param(campaign.value())
                .query((row, number) -> Rows.campaign(row).shift())
                .optional()
                .orElse(Duration.ZERO);
        List<Row> rows = reading.sql("SELECT " + Rows.POST_COLUMNS + ", file_content FROM post WHERE campaign = ?"
                        + " AND (origin = 'DESK' OR file_content IS NOT NULL) ORDER BY municipality, id")
                .param(campaign.value())
                .query((row, number) -> new Row(Rows.post(row), fileState(row.getString("file_content"))))
                .list();
        return new Shelf(version, shift, rows, again(campaign));
    }

    private Map<PostKey, StoredPost> again(CampaignId campaign) {
        return reading
                .sql("SELECT " + Rows.POST_COLUMNS
                        + " FROM post WHERE campaign = ? AND origin = 'FILE' AND removed_at IS NULL"
                        + " AND file_content IS NULL AND (repeats IS NOT NULL OR evergreen = 1 OR queued = 1)")
                .param(campaign.value())
                .query((row, number) -> Rows.post(row))
                .list()
                .stream()
                .collect(Collectors.toMap(StoredPost::key, post -> post));
    }

    /** Posts that are as their files say or said, those that left their files included. */
    List<StoredPost> untouched(CampaignId campaign) {
        return reading.sql("SELECT " + Rows.POST_COLUMNS + " FROM post WHERE campaign = ?"
                        + " AND origin = 'FILE' AND file_content IS NULL ORDER BY municipality, id")
                .param(campaign.value())
                .query((row, number) -> Rows.post(row))
                .list();
    }

    /** Submitted posts of which nobody was told yet that their deadline passed, the most urgent first. */
    List<PostKey> untoldSubmissions() {
        return reading.sql("SELECT campaign, municipality, id FROM post WHERE status = 'SUBMITTED'"
                        + " AND overdue_told_at IS NULL AND removed_at IS NULL ORDER BY due_at")
                .query((row, number) -> new PostKey(
                        new CampaignId(row.getString("campaign")),
                        new MunicipalityId(row.getString("municipality")),
                        new PostId(row.getString("id"))))
                .list();
    }

    private static @Nullable FileState fileState(@Nullable String json) {
        return json == null ? null : Json.read(json, FileState.class);
    }
}
