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

    /** Where {@code --anchor} moved campaigns to, and they still are. */
    Map<CampaignId, LocalDateTime> moved() {
        Map<CampaignId, LocalDateTime> moved = new TreeMap<>();
        reading.sql("SELECT id, anchor FROM campaign WHERE anchor IS NOT NULL").query(row -> {
            moved.put(new CampaignId(row.getString("id")), LocalDateTime.parse(row.getString("anchor")));
        });
        return moved;
    }

    /** How many campaigns were last taken up from exactly these sources. */
    int takenUpFrom(String sourceHash) {
        return reading.sql("SELECT count(*) FROM campaign WHERE source_hash = ?")
                .param(sourceHash)
                .query(Integer.class)
                .single();
    }
}
