/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.editorial.PostKey;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.queue.DeliveryId;
import de.malklug.storage.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
                AND (:network = '' OR d.network = :network) AND (:theme = '' OR d.theme = :theme)
            """;

    /** A reading counts for an age if it was not made much later: by half of the age at most. */
    private static final String AT_AGE = """
            SELECT d.municipality, d.post, d.account, d.network, d.theme, d.title, d.remote_url, d.published_at,
                s.planned_age AS newest_age, d.gone_since, d.delivery AS delivery_id, s.*
            FROM engagement_delivery d LEFT JOIN engagement_snapshot s
                ON s.delivery = d.delivery AND s.planned_age = :age AND s.known = 1 AND 2 * s.age <= 3 * :age
                    AND s.read_at <= :asOf
            """ + WANTED + "ORDER BY d.published_at, d.delivery";

    private static final String NEWEST_AS_OF = """
            SELECT d.municipality, d.post, d.account, d.network, d.theme, d.title, d.remote_url, d.published_at,
                s.planned_age AS newest_age, d.gone_since, d.delivery AS delivery_id, s.*
            FROM engagement_delivery d LEFT JOIN engagement_snapshot s
                ON s.delivery = d.delivery AND s.planned_age = (
                    SELECT MAX(o.planned_age) FROM engagement_snapshot o
                    WHERE o.delivery = d.delivery AND o.known = 1 AND o.read_at <= :asOf)
            """ + WANTED + "ORDER BY d.published_at, d.delivery";

    private static final String REACTIONS = """
            SELECT d.delivery, s.read_at, s.reactions, s.doubtful
            FROM engagement_delivery d JOIN engagement_snapshot s ON s.delivery = d.delivery
            """ + WANTED + """
             AND s.known = 1 AND s.reactions IS NOT NULL AND s.read_at <= :asOf
            """;

    private static final String FINDINGS = """
            SELECT f.*, d.municipality, d.post, d.account, d.network, d.title
            FROM engagement_finding f JOIN engagement_delivery d ON d.delivery = f.delivery
            WHERE d.campaign = :campaign
            ORDER BY f.found_at DESC, f.delivery, f.metric
            """;

    private static final String NEWEST = """
            SELECT d.municipality, d.post, d.account, d.network, d.theme, d.title, d.remote_url, d.published_at,
                d.newest_age, d.gone_since, d.delivery AS delivery_id, s.*
            FROM engagement_delivery d LEFT JOIN engagement_snapshot s
                ON s.delivery = d.delivery AND s.planned_age = d.newest_age
            """ + WANTED + "ORDER BY d.published_at, d.delivery";

    private static final String REACH = """
            SELECT d.municipality, d.post, s.reach, s.doubtful
            FROM engagement_delivery d JOIN engagement_snapshot s
                ON s.delivery = d.delivery AND s.planned_age = d.newest_age
            WHERE d.campaign = :campaign AND s.reach IS NOT NULL
            """;

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
                .query((row, number) -> SnapshotRows.snapshot(row))
                .list();
    }

    @Override
    public List<DeliveryFigures> newest(FiguresQuery query) {
        String sql = NEWEST;
        if (query.age() != null) {
            sql = AT_AGE;
        } else if (query.asOf() != null) {
            sql = NEWEST_AS_OF;
        }
        return wanted(sql, query).query(new FigureRows(networks)).list();
    }

    @Override
    public Map<DeliveryId, List<EngagementSnapshot>> courses(FiguresQuery query) {
        Map<DeliveryId, List<EngagementSnapshot>> courses = new LinkedHashMap<>();
        wanted(COURSES, query)
                .query((row, number) -> SnapshotRows.snapshot(row))
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
                .param("to", query.to() == null ? Long.MAX_VALUE : query.to().toEpochMilli())
                .param("theme", query.theme() == null ? "" : query.theme())
                .param("age", query.age() == null ? 0 : query.age().toSeconds())
                .param(
                        "asOf",
                        query.asOf() == null ? Long.MAX_VALUE : query.asOf().toEpochMilli());
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
                        SnapshotRows.instant(row, "retry_at"),
                        row.getInt("times")))
                .list();
    }

    @Override
    public List<DataFinding> findings(CampaignId campaign) {
        return reading.sql(FINDINGS)
                .param("campaign", campaign.value())
                .query((row, number) -> new DataFinding(
                        new DeliveryId(row.getString("delivery")),
                        new MunicipalityId(row.getString("municipality")),
                        new PostId(row.getString("post")),
                        row.getString("account"),
                        new NetworkId(row.getString("network")),
                        row.getString("title"),
                        metric(row.getString("metric")),
                        DataFinding.Kind.valueOf(row.getString("kind")),
                        row.getLong("before"),
                        row.getLong("told"),
                        Instant.ofEpochMilli(row.getLong("found_at"))))
                .list();
    }

    private static Metric metric(String key) {
        return EngagementSnapshot.METRICS.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Unknown metric " + key));
    }

    /** Sorted here: the database would sort millions of rows for a few in each list. */
    @Override
    public Map<DeliveryId, List<ReactionPoint>> reactions(FiguresQuery query) {
        Map<String, List<ReactionPoint>> courses = new HashMap<>();
        wanted(REACTIONS, query).query(row -> {
            String doubtful = row.getString(4);
            Long instead = doubtful.isEmpty() ? null : Doubts.read(doubtful).get(Metric.REACTIONS);
            courses.computeIfAbsent(row.getString(1), first -> new ArrayList<>(10))
                    .add(new ReactionPoint(row.getLong(2), instead == null ? row.getLong(3) : instead));
        });
        Map<DeliveryId, List<ReactionPoint>> sorted = new HashMap<>();
        courses.forEach((delivery, points) -> {
            points.sort(Comparator.comparingLong(ReactionPoint::at));
            sorted.put(new DeliveryId(delivery), points);
        });
        return sorted;
    }

    @Override
    public Map<PostKey, Long> reach(CampaignId campaign) {
        Map<PostKey, Long> reach = new HashMap<>();
        reading.sql(REACH).param("campaign", campaign.value()).query(row -> {
            Long instead = row.getString("doubtful").isEmpty()
                    ? null
                    : Doubts.read(row.getString("doubtful")).get(Metric.REACH);
            reach.merge(
                    new PostKey(
                            campaign,
                            new MunicipalityId(row.getString("municipality")),
                            new PostId(row.getString("post"))),
                    instead == null ? row.getLong("reach") : instead,
                    Long::sum);
        });
        return reach;
    }

    @Override
    public Optional<EngagementCall> call(String id) {
        return reading.sql("SELECT * FROM engagement_call WHERE id = :id")
                .param("id", id)
                .query((row, number) -> new EngagementCall(
                        row.getString("id"),
                        row.getString("run"),
                        row.getString("account"),
                        new NetworkId(row.getString("network")),
                        Instant.ofEpochMilli(row.getLong("answered_at")),
                        row.getInt("asked"),
                        row.getInt("known")))
                .optional();
    }

    @Override
    public long version() {
        return reading.sql("SELECT COALESCE(MAX(answered_at), 0) FROM engagement_call")
                .query(Long.class)
                .single();
    }
}
