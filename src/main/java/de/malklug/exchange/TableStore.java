/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.storage.Reading;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps tables between a look at them and their taking up, for a day, and what their columns mean, for good. */
@Component
public class TableStore {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final String NONE = "none";
    private static final int LONGEST_NAME = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final Clock clock;

    @Autowired
    TableStore(JdbcTemplate writing, @Reading JdbcClient reading, Clock clock) {
        this(JdbcClient.create(writing), reading, clock);
    }

    TableStore(JdbcClient writing, JdbcClient reading, Clock clock) {
        this.writing = writing;
        this.reading = reading;
        this.clock = clock;
    }

    /** Keeps a table, and forgets those that nobody came back to. */
    public TableDraft keep(
            CampaignId campaign, MunicipalityId municipality, String person, String name, TableSheet sheet) {
        long now = clock.millis();
        writing.sql("DELETE FROM table_draft WHERE created_at < ?")
                .param(now - KEPT.toMillis())
                .update();
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        TableDraft draft = new TableDraft(UUID.randomUUID().toString(), campaign, municipality, person, shown, sheet);
        writing.sql("INSERT INTO table_draft (id, campaign, municipality, person, name, sheet, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        draft.id(),
                        campaign.value(),
                        municipality.value(),
                        person,
                        shown,
                        JSON.writeValueAsString(sheet),
                        now)
                .update();
        return draft;
    }

    /** Only who brought it finds it. */
    public Optional<TableDraft> find(String id, String person) {
        return reading.sql("SELECT id, campaign, municipality, person, name, sheet FROM table_draft"
                        + " WHERE id = ? AND person = ?")
                .params(id, person)
                .query((row, number) -> new TableDraft(
                        row.getString("id"),
                        new CampaignId(row.getString("campaign")),
                        new MunicipalityId(row.getString("municipality")),
                        row.getString("person"),
                        row.getString("name"),
                        JSON.readValue(row.getString("sheet"), TableSheet.class)))
                .optional();
    }

    /** @return false if it is gone already */
    boolean forget(String id) {
        return writing.sql("DELETE FROM table_draft WHERE id = ?").param(id).update() == 1;
    }

    Map<String, @Nullable TableField> mapping(CampaignId campaign, MunicipalityId municipality) {
        Map<String, @Nullable TableField> mapping = new HashMap<>();
        reading.sql("SELECT heading, meaning FROM table_mapping WHERE campaign = ? AND municipality = ?")
                .params(campaign.value(), municipality.value())
                .query(row -> {
                    String meaning = row.getString("meaning");
                    mapping.put(row.getString("heading"), meaning.equals(NONE) ? null : TableField.valueOf(meaning));
                });
        return mapping;
    }

    /** Remembers what the columns of a town's tables mean. */
    public void remember(CampaignId campaign, MunicipalityId municipality, TableSheet sheet, TableMapping mapping) {
        for (int i = 0; i < sheet.heads().size(); i++) {
            TableField field = mapping.of(i);
            writing.sql("INSERT INTO table_mapping (campaign, municipality, heading, meaning) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (campaign, municipality, heading) DO UPDATE SET meaning = excluded.meaning")
                    .params(
                            campaign.value(),
                            municipality.value(),
                            TableMapping.key(sheet.heads().get(i)),
                            field == null ? NONE : field.name())
                    .update();
        }
    }
}
