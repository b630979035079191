/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.queue.DeliveryId;
import de.malklug.storage.Reading;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@link Engagement} from its tables. */
@Component
class JdbcEngagement implements Engagement {

    private static final String SNAPSHOTS_OF_POST = """
            SELECT d.account, d.network, s.*
            FROM engagement_delivery d JOIN engagement_snapshot s ON s.delivery = d.delivery
            WHERE d.campaign = :campaign AND d.municipality = :municipality AND d.post = :post
            ORDER BY d.account, s.planned_age
            """;

    private static final String WANTED = """
            WHERE d.campaign = :campaign AND d.published_at >= :from AND d.published_at < :to
                AND (:network = '' OR d.network = :network)
            """;

    private static final String NEWEST = """
            SELECT d.municipality, d.post, d.account, d.network, d.theme, d.title, d.remote_url, d.published_at,
                d.newest_age, d.gone_since, d.delivery AS delivery_id, s.*
            FROM engagement_delivery d LEFT JOIN engagement_snapshot s
                ON s.delivery = d.delivery AND s.planned_age = d.newest_age
            """ + WANTED + "ORDER BY d.published_at, d.delivery";

    private static final String COURSES = """
            SELECT d.account, d.network, s.*
            FROM engagement_delivery d JOIN engagement_snapshot s ON s.delivery = d.delivery AND s.known = 1
            """ + WANTED + "ORDER BY d.published_at, d.delivery, s.planned_age";

    private static final String FOLLOWERS = """
            SELECT account, followers, state FROM account_snapshot s
            WHERE read_at = (SELECT MAX(read_at) FROM account_snapshot WHERE account = s.account)
            """;

    private final JdbcClient reading;
    private final Networks networks;

    JdbcEngagement(@Reading JdbcClient reading, Networks networks) {
        this.reading = reading;
        this.networks = networks;
    }

    @Override
    public List<EngagementSnapshot> ofPost(CampaignId campaign, MunicipalityId municipality, PostId post) {
        return reading.sql(SNAPSHOTS_OF_POST)
                .param("campaign", campaign.value())
                .param("municipality", municipality.value())
                .param("post", post.value())
                .query((row, number) -> snapshot(row))
                .list();
    }

    @Override
    public List<DeliveryFigures> newest(FiguresQuery query) {
        return wanted(NEWEST, query).query((row, number) -> figures(row)).list();
    }

    @Override
    public Map<DeliveryId, List<EngagementSnapshot>> courses(FiguresQuery query) {
        Map<DeliveryId, List<EngagementSnapshot>> courses = new LinkedHashMap<>();
        wanted(COURSES, query)
                .query((row, number) -> snapshot(row))
                .list()
                .forEach(snapshot -> courses.computeIfAbsent(snapshot.delivery(), first -> new ArrayList<>())
                        .add(snapshot));
        return courses;
    }

    private JdbcClient.StatementSpec wanted(String sql, FiguresQuery query) {
        return reading.sql(sql)
                .param("campaign", query.campaign().value())
                .param("network", query.network() == null ? "" : query.network().value())
                .param(
                        "from",
                        query.from() == null ? Long.MIN_VALUE : query.from().toEpochMilli())
                .param("to", query.to() == null ? Long.MAX_VALUE : query.to().toEpochMilli());
    }

    @Override
    public Map<String, MetricValue> followers() {
        Map<String, MetricValue> followers = new TreeMap<>();
        reading.sql(FOLLOWERS).query(row -> {
            followers.put(
                    row.getString("account"),
                    FollowersState.valueOf(row.getString("state")).value(row.getLong("followers")));
        });
        return followers;
    }

    @Override
    public List<EngagementProblem> problems() {
        return reading.sql("SELECT * FROM engagement_problem ORDER BY account")
                .query((row, number) -> new EngagementProblem(
                        row.getString("account"),
                        EngagementProblem.Kind.valueOf(row.getString("kind")),
                        row.getString("detail"),
                        Instant.ofEpochMilli(row.getLong("since")),
                        Instant.ofEpochMilli(row.getLong("last_at")),
                        instant(row, "retry_at"),
                        row.getInt("times")))
                .list();
    }

    private DeliveryFigures figures(ResultSet row) throws SQLException {
        NetworkId network = new NetworkId(row.getString("network"));
        String url = row.getString("remote_url");
        row.getLong("newest_age");
        boolean read = !row.wasNull();
        return new DeliveryFigures(
                new DeliveryId(row.getString("delivery_id")),
                new MunicipalityId(row.getString("municipality")),
                new PostId(row.getString("post")),
                row.getString("account"),
                network,
                row.getString("theme"),
                row.getString("title"),
                url == null ? null : URI.create(url),
                Instant.ofEpochMilli(row.getLong("published_at")),
                networks.engagement(network).isPresent(),
                read ? snapshot(row) : null,
                instant(row, "gone_since"));
    }

    private static EngagementSnapshot snapshot(ResultSet row) throws SQLException {
        return new EngagementSnapshot(
                new DeliveryId(row.getString("delivery")),
                row.getString("account"),
                new NetworkId(row.getString("network")),
                Duration.ofSeconds(row.getLong("planned_age")),
                Duration.ofSeconds(row.getLong("age")),
                Instant.ofEpochMilli(row.getLong("read_at")),
                row.getInt("known") == 1,
                number(row, "followers"),
                reading(row));
    }

    private static EngagementReading reading(ResultSet row) throws SQLException {
        Set<String> notYetKnown = Set.of(row.getString("not_yet_known").split(","));
        EngagementReading.Builder reading = EngagementReading.builder();
        for (Metric metric : EngagementSnapshot.METRICS) {
            Long count = number(row, EngagementStore.column(metric));
            if (count != null) {
                reading.count(metric, count);
            } else if (notYetKnown.contains(metric.key())) {
                reading.notYetKnown(metric);
            }
        }
        return reading.build();
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long millis = number(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
