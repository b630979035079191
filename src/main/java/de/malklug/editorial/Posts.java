/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostId;
import de.malklug.storage.Reading;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the stored posts. Never waits for a writer. */
@Component
public class Posts {

    private final JdbcClient reading;

    public Posts(@Reading JdbcClient reading) {
        this.reading = reading;
    }

    /** A post as the content column of its row tells it: for views that read it together with other tables. */
    public static Post content(String json) {
        return Json.read(json, Post.class);
    }

    /** One post, also if it is no longer in the files. */
    public Optional<StoredPost> find(CampaignId campaign, MunicipalityId municipality, PostId id) {
        return reading.sql("SELECT " + Rows.POST_COLUMNS
                        + " FROM post WHERE campaign = :campaign AND municipality = :municipality AND id = :id")
                .param("campaign", campaign.value())
                .param("municipality", municipality.value())
                .param("id", id.value())
                .query((row, number) -> Rows.post(row))
                .optional();
    }

    /**
     * A stretch of the wanted posts, in the order they appear.
     *
     * @param after the last post of the stretch before, or null for the beginning
     * @param limit the most posts wanted
     */
    public List<StoredPost> list(PostFilter filter, @Nullable StoredPost after, int limit) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder sql = new StringBuilder("SELECT " + Rows.POST_COLUMNS + " FROM post WHERE ");
        sql.append(condition(filter, values));
        if (after != null) {
            sql.append(
                    " AND (due_at, campaign, municipality, id) > (:dueAt, :afterCampaign, :afterMunicipality, :afterId)");
            values.put("dueAt", after.dueAt().toEpochMilli());
            values.put("afterCampaign", after.campaign().value());
            values.put("afterMunicipality", after.post().municipality().value());
            values.put("afterId", after.post().id().value());
        }
        sql.append(" ORDER BY due_at, campaign, municipality, id LIMIT :limit");
        values.put("limit", limit);
        return reading.sql(sql.toString())
                .params(values)
                .query((row, number) -> Rows.post(row))
                .list();
    }

    /** Released posts of a municipality that take queue slots, or any other time, from an instant on: those that come again among them. */
    List<StoredPost> taking(CampaignId campaign, MunicipalityId municipality, Instant from) {
        return reading.sql("SELECT " + Rows.POST_COLUMNS + " FROM post WHERE campaign = ? AND municipality = ?"
                        + " AND removed_at IS NULL AND status = 'APPROVED' AND (due_at >= ? OR repeats IS NOT NULL)"
                        + " ORDER BY due_at, id")
                .params(campaign.value(), municipality.value(), from.toEpochMilli())
                .query((row, number) -> Rows.post(row))
                .list();
    }

    /** Released posts of a campaign that come again or fill gaps, in the order of municipalities and ids. */
    public List<StoredPost> again(CampaignId campaign) {
        return reading.sql(
                        "SELECT " + Rows.POST_COLUMNS + " FROM post WHERE status = 'APPROVED' AND campaign = ?"
                                + " AND (repeats IS NOT NULL OR evergreen = 1) AND removed_at IS NULL ORDER BY municipality, id")
                .param(campaign.value())
                .query((row, number) -> Rows.post(row))
                .list();
    }

    /** All posts that come again or fill gaps, whatever their state. */
    public List<StoredPost> returning() {
        return reading.sql("SELECT " + Rows.POST_COLUMNS + " FROM post WHERE (repeats IS NOT NULL OR evergreen = 1)"
                        + " AND removed_at IS NULL ORDER BY campaign, municipality, id")
                .query((row, number) -> Rows.post(row))
                .list();
    }

    /** Posts in which file and desk differ because both changed them, those that were deleted here included. */
    public List<StoredPost> contested() {
        return reading.sql("SELECT " + Rows.POST_COLUMNS + " FROM post WHERE file_conflict IS NOT NULL"
                        + " ORDER BY campaign, municipality, due_at, id")
                .query((row, number) -> Rows.post(row))
                .list();
    }

    /** How many posts are wanted. */
    public int count(PostFilter filter) {
        Map<String, Object> values = new HashMap<>();
        return reading.sql("SELECT count(*) FROM post WHERE " + condition(filter, values))
                .params(values)
                .query(Integer.class)
                .single();
    }

    private static String condition(PostFilter filter, Map<String, Object> values) {
        StringBuilder sql = new StringBuilder("removed_at IS NULL");
        if (filter.campaign() != null) {
            sql.append(" AND campaign = :campaign");
            values.put("campaign", filter.campaign().value());
        }
        if (!filter.municipalities().isEmpty()) {
            sql.append(" AND municipality IN (:municipalities)");
            values.put(
                    "municipalities",
                    filter.municipalities().stream().map(MunicipalityId::value).toList());
        }
        if (filter.status() != null) {
            sql.append(" AND status = :status");
            values.put("status", filter.status().name());
        }
        if (filter.theme() != null) {
            sql.append(" AND theme = :theme");
            values.put("theme", filter.theme());
        }
        if (filter.from() != null) {
            sql.append(" AND due_at >= :from");
            values.put("from", filter.from().toEpochMilli());
        }
        if (filter.to() != null) {
            sql.append(" AND due_at < :to");
            values.put("to", filter.to().toEpochMilli());
        }
        return sql.toString();
    }
}
