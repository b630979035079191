/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.storage.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the audit trail in the database. */
@Component
final class JdbcAuditTrail implements AuditTrail {

    private static final String COLUMNS =
            "id, at, person, person_title, person_role, person_municipality, what, kind, subject,"
                    + " title, campaign, municipality, before_json, after_json";

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final Clock clock;
    private final SortableIds ids;

    JdbcAuditTrail(JdbcClient writing, @Reading JdbcClient reading, Clock clock) {
        this.writing = writing;
        this.reading = reading;
        this.clock = clock;
        this.ids = new SortableIds(clock);
    }

    @Override
    public void record(Actor who, String what, Subject subject, @Nullable Object before, @Nullable Object after) {
        writing.sql("INSERT INTO audit (" + COLUMNS
                        + ") VALUES (:id, :at, :person, :personTitle, :role, :personMunicipality, :what, :kind, :subject,"
                        + " :title, :campaign, :municipality, :before, :after)")
                .param("id", ids.next())
                .param("at", clock.millis())
                .param("person", who.name())
                .param("personTitle", who.title())
                .param("role", who.role().name())
                .param("personMunicipality", value(who.municipality()))
                .param("what", what)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("title", subject.title())
                .param(
                        "campaign",
                        subject.campaign() == null ? null : subject.campaign().value())
                .param("municipality", value(subject.municipality()))
                .param("before", before == null ? null : Json.write(before))
                .param("after", after == null ? null : Json.write(after))
                .update();
    }

    @Override
    public List<Entry> find(Filter filter, @Nullable Entry after, int limit) {
        return page(filter, after == null ? null : after.id(), limit);
    }

    @Override
    public List<Entry> page(Filter filter, @Nullable String afterId, int limit) {
        Map<String, Object> values = new HashMap<>();
        String condition = condition(filter, values);
        if (afterId != null) {
            condition += " AND id < :after";
            values.put("after", afterId);
        }
        values.put("limit", limit);
        return reading.sql("SELECT " + COLUMNS + " FROM audit WHERE " + condition + " ORDER BY id DESC LIMIT :limit")
                .params(values)
                .query(JdbcAuditTrail::entry)
                .list();
    }

    @Override
    public int count(Filter filter) {
        Map<String, Object> values = new HashMap<>();
        return reading.sql("SELECT count(*) FROM audit WHERE " + condition(filter, values))
                .params(values)
                .query(Integer.class)
                .single();
    }

    @Override
    public Choices choices() {
        List<String> whats = reading.sql("SELECT DISTINCT what FROM audit ORDER BY what")
                .query(String.class)
                .list();
        List<Actor> persons = reading.sql(
                        "SELECT person, max(person_title) AS person_title, max(person_role) AS person_role,"
                                + " max(person_municipality) AS person_municipality FROM audit GROUP BY person ORDER BY person")
                .query((row, number) -> actor(row))
                .list();
        return new Choices(whats, persons);
    }

    private static String condition(Filter filter, Map<String, Object> values) {
        StringBuilder sql = new StringBuilder("1 = 1");
        if (filter.municipality() != null) {
            sql.append(" AND municipality = :municipality");
            values.put("municipality", filter.municipality().value());
        }
        if (filter.person() != null) {
            sql.append(" AND person = :person");
            values.put("person", filter.person());
        }
        if (filter.what() != null) {
            sql.append(" AND substr(what, 1, :length) = :what");
            values.put("what", filter.what());
            values.put("length", filter.what().length());
        }
        if (filter.subject() != null) {
            sql.append(" AND subject = :subject");
            values.put("subject", filter.subject());
        }
        if (filter.from() != null) {
            sql.append(" AND at >= :from");
            values.put("from", filter.from().toEpochMilli());
        }
        if (filter.to() != null) {
            sql.append(" AND at < :to");
            values.put("to", filter.to().toEpochMilli());
        }
        return sql.toString();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        String campaign = row.getString("campaign");
        return new Entry(
                row.getString("id"),
                Instant.ofEpochMilli(row.getLong("at")),
                actor(row),
                row.getString("what"),
                new Subject(
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("title"),
                        campaign == null ? null : new CampaignId(campaign),
                        municipality(row.getString("municipality"))),
                row.getString("before_json"),
                row.getString("after_json"));
    }

    private static Actor actor(ResultSet row) throws SQLException {
        return new Actor(
                row.getString("person"),
                row.getString("person_title"),
                Actor.Role.valueOf(row.getString("person_role")),
                municipality(row.getString("person_municipality")));
    }

    private static @Nullable MunicipalityId municipality(@Nullable String value) {
        return value == null ? null : new MunicipalityId(value);
    }

    private static @Nullable String value(@Nullable MunicipalityId municipality) {
        return municipality == null ? null : municipality.value();
    }
}
