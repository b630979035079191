/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.storage.Reading;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the stored campaigns. Never waits for a writer. */
@Component
public class Campaigns {

    private final JdbcClient reading;

    public Campaigns(@Reading JdbcClient reading) {
        this.reading = reading;
    }

    /** In the order of their titles. */
    public List<StoredCampaign> all() {
        return reading.sql("SELECT " + Rows.CAMPAIGN_COLUMNS + " FROM campaign ORDER BY title, id")
                .query((row, number) -> Rows.campaign(row))
                .list();
    }

    public Optional<StoredCampaign> find(CampaignId id) {
        return reading.sql("SELECT " + Rows.CAMPAIGN_COLUMNS + " FROM campaign WHERE id = ?")
                .param(id.value())
                .query((row, number) -> Rows.campaign(row))
                .optional();
    }

    /** Every campaign, with where its anchor event was moved to if it was. */
    Map<CampaignId, Optional<LocalDateTime>> places() {
        Map<CampaignId, Optional<LocalDateTime>> places = new TreeMap<>();
        reading.sql("SELECT id, anchor FROM campaign").query(row -> {
            places.put(
                    new CampaignId(row.getString("id")),
                    Optional.ofNullable(row.getString("anchor")).map(LocalDateTime::parse));
        });
        return places;
    }

    /** Whether all campaigns of these sources were last taken up from exactly them, and without errors. */
    boolean areTakenUpFrom(String sources) {
        List<String> taken = reading.sql("SELECT source_hash FROM campaign WHERE source_hash LIKE ?")
                .param(sources + ":%")
                .query(String.class)
                .list();
        return !taken.isEmpty() && taken.getFirst().equals(sourceHash(sources, taken.size()));
    }

    /**
     * How a campaign remembers its sources.
     *
     * @param campaigns how many campaigns came from them
     */
    static String sourceHash(String sources, int campaigns) {
        return sources + ":" + campaigns;
    }
}
