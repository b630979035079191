/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links and requests as they are stored. */
final class LinkRows {

    /** Of a link and the request it may answer; {@code l} and {@code r}. */
    static final String COLUMNS =
            "l.id AS link_id, l.request AS link_request, l.campaign AS link_campaign, l.municipality AS"
                    + " link_municipality, l.generation AS link_generation, l.contact AS link_contact, l.created_by AS link_created_by,"
                    + " l.created_at AS link_created_at, l.expires_at AS link_expires_at, l.revoked_at AS link_revoked_at,"
                    + " r.theme AS request_theme, r.wish AS request_wish, r.deadline AS request_deadline,"
                    + " r.created_by AS request_created_by, r.created_at AS request_created_at";

    /** The tables of {@link #COLUMNS}. */
    static final String TABLES = "contribution_link l LEFT JOIN contribution_request r ON r.id = l.request";

    private final JdbcClient client;

    LinkRows(JdbcClient client) {
        this.client = client;
    }

    void insert(Request request) {
        client.sql("INSERT INTO contribution_request (id, campaign, theme, wish, deadline, created_by, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        request.id(),
                        request.campaign().value(),
                        request.theme(),
                        request.wish(),
                        request.deadline().toEpochMilli(),
                        request.createdBy(),
                        request.createdAt().toEpochMilli())
                .update();
    }

    void insert(ContributionLink link) {
        Request request = link.request();
        client.sql(
                        "INSERT INTO contribution_link (id, request, campaign, municipality, generation, contact, created_by, created_at,"
                                + " expires_at) VALUES (:id, :request, :campaign, :town, :generation, :contact, :by, :at, :end)")
                .param("id", link.id())
                .param("request", request == null ? null : request.id())
                .param("campaign", link.campaign().value())
                .param("town", link.municipality().value())
                .param("generation", link.generation())
                .param("contact", link.contact())
                .param("by", link.createdBy())
                .param("at", link.createdAt().toEpochMilli())
                .param("end", link.expiresAt().toEpochMilli())
                .update();
    }

    Optional<ContributionLink> find(String id) {
        return client.sql("SELECT " + COLUMNS + " FROM " + TABLES + " WHERE l.id = ?")
                .param(id)
                .query((row, number) -> link(row))
                .optional();
    }

    /** The standing link of a town. */
    Optional<ContributionLink> standing(CampaignId campaign, MunicipalityId municipality) {
        return client.sql("SELECT " + COLUMNS + " FROM " + TABLES
                        + " WHERE l.campaign = ? AND l.municipality = ? AND l.request IS NULL")
                .params(campaign.value(), municipality.value())
                .query((row, number) -> link(row))
                .optional();
    }

    /** Of these municipalities, or of all if none is named; those that end last first. */
    List<ContributionLink> of(Collection<MunicipalityId> municipalities) {
        String where = municipalities.isEmpty() ? "" : " WHERE l.municipality IN (:towns)";
        JdbcClient.StatementSpec asked = client.sql(
                "SELECT " + COLUMNS + " FROM " + TABLES + where + " ORDER BY l.expires_at DESC, l.municipality");
        return (municipalities.isEmpty()
                        ? asked
                        : asked.param(
                                "towns",
                                municipalities.stream()
                                        .map(MunicipalityId::value)
                                        .toList()))
                .query((row, number) -> link(row))
                .list();
    }

    /** Open links to requests that end until then, and by which nothing came yet. */
    List<ContributionLink> unansweredUntil(Instant now, Instant end) {
        return client.sql("SELECT " + COLUMNS + " FROM " + TABLES
                        + " WHERE l.request IS NOT NULL AND l.revoked_at IS NULL AND l.expires_at > :now AND l.expires_at <= :end"
                        + " AND NOT EXISTS (SELECT 1 FROM contribution c WHERE c.link = l.id AND c.status <> 'BEGUN')"
                        + " ORDER BY l.expires_at, l.id")
                .param("now", now.toEpochMilli())
                .param("end", end.toEpochMilli())
                .query((row, number) -> link(row))
                .list();
    }

    /** Remembers that people were reminded of this end; false if they were before. */
    boolean reminded(ContributionLink link) {
        return client.sql("UPDATE contribution_link SET reminded_for = expires_at WHERE id = ? AND expires_at = ?"
                                + " AND revoked_at IS NULL AND (reminded_for IS NULL OR reminded_for <> expires_at)")
                        .params(link.id(), link.expiresAt().toEpochMilli())
                        .update()
                == 1;
    }

    /** @return false if it was revoked before */
    boolean revoke(String id, Instant now) {
        return client.sql("UPDATE contribution_link SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")
                        .params(now.toEpochMilli(), id)
                        .update()
                == 1;
    }

    void renew(String id, Instant until, boolean otherAddress) {
        client.sql(
                        "UPDATE contribution_link SET expires_at = ?, revoked_at = NULL, generation = generation + ? WHERE id = ?")
                .params(until.toEpochMilli(), otherAddress ? 1 : 0, id)
                .update();
    }

    static ContributionLink link(ResultSet row) throws SQLException {
        CampaignId campaign = new CampaignId(row.getString("link_campaign"));
        return new ContributionLink(
                row.getString("link_id"),
                campaign,
                new MunicipalityId(row.getString("link_municipality")),
                request(row, campaign),
                row.getInt("link_generation"),
                row.getString("link_contact"),
                row.getString("link_created_by"),
                Instant.ofEpochMilli(row.getLong("link_created_at")),
                Instant.ofEpochMilli(row.getLong("link_expires_at")),
                instant(row, "link_revoked_at"));
    }

    private static @Nullable Request request(ResultSet row, CampaignId campaign) throws SQLException {
        String id = row.getString("link_request");
        return id == null
                ? null
                : new Request(
                        id,
                        campaign,
                        row.getString("request_theme"),
                        row.getString("request_wish"),
                        Instant.ofEpochMilli(row.getLong("request_deadline")),
                        row.getString("request_created_by"),
                        Instant.ofEpochMilli(row.getLong("request_created_at")));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
