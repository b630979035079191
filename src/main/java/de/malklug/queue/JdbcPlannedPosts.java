/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Destination;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostId;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Posts;
import de.malklug.networks.NetworkId;
import de.malklug.queue.PlannedPost.Target;
import de.malklug.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One query for every view: the posts of a stretch of time, each with the statuses of its deliveries. */
final class JdbcPlannedPosts implements PlannedPosts {

    private static final String BEGINNING = """
            SELECT campaign, municipality, id, title, theme, status, due_at, version, sent, appearing,
                CASE WHEN sent IS NULL THEN content END AS content, %s AS words
            FROM (SELECT campaign, municipality, id, title, theme, status, due_at, version, content,
                    CASE WHEN repeats IS NOT NULL THEN 'AGAIN' WHEN evergreen = 1 THEN 'IN_A_GAP' WHEN queued = 1 THEN 'IN_SLOT'
                        ELSE 'ONCE' END AS appearing,
                    (SELECT string_agg(d.account || ' ' || d.network || ' ' || d.status, ',') FROM delivery d
                     WHERE d.campaign = post.campaign AND d.municipality = post.municipality AND d.post = post.id) AS sent
                FROM post WHERE removed_at IS NULL""";

    /** What a search by words looks into; nothing where there is no such search. */
    private static final String NO_WORDS = "NULL";

    private static final String END = ") shown ORDER BY due_at, campaign, municipality, id";

    /** Posts that come again are looked up apart: each of them may be there many times. */
    private static final String ONCE = " AND repeats IS NULL AND evergreen = 0";

    private static final Comparator<PlannedPost> BY_TIME = Comparator.comparing(PlannedPost::dueAt)
            .thenComparing(post -> post.campaign().value())
            .thenComparing(PlannedPost::municipality)
            .thenComparing(post -> post.id().value());

    static final Comparator<Target> BY_NETWORK =
            Comparator.comparing(Target::network).thenComparing(Target::account);

    private final JdbcClient reading;
    private final Database database;
    private final Supplier<Collection<Destination>> accounts;
    private final ComingAgain again;

    /** @param accounts where posts without a delivery would go */
    JdbcPlannedPosts(JdbcClient reading, Database database, Supplier<Collection<Destination>> accounts) {
        this.reading = reading;
        this.database = database;
        this.accounts = accounts;
        this.again = new ComingAgain(reading);
    }

    @Override
    public List<PlannedPost> find(PostQuery query) {
        Map<String, Object> values = new HashMap<>();
        Collection<Destination> all = accounts.get();
        List<PlannedPost> found = new ArrayList<>();
        String words = query.text() == null ? NO_WORDS : wording();
        reading.sql(sql(words, ONCE + conditions(query, values))).params(values).query(row -> {
            if (says(query.text(), row)) {
                found.add(post(row, all));
            }
        });
        return Stream.concat(found.stream(), again.find(query, all))
                .filter(query::lets)
                .sorted(BY_TIME)
                .toList();
    }

    @Override
    public Optional<PlannedPost> find(PostKey key) {
        Collection<Destination> all = accounts.get();
        return reading.sql(sql(NO_WORDS, " AND campaign = :campaign AND municipality = :municipality AND id = :id"))
                .param("campaign", key.campaign().value())
                .param("municipality", key.municipality().value())
                .param("id", key.post().value())
                .query((row, number) -> post(row, all))
                .optional();
    }

    @Override
    public Optional<PlannedPost> find(PostKey key, String occurrence) {
        return occurrence.isEmpty() ? find(key) : again.find(key, occurrence, accounts.get());
    }

    @Override
    public List<String> themes() {
        return reading.sql(
                        "SELECT DISTINCT theme FROM post WHERE removed_at IS NULL AND theme IS NOT NULL ORDER BY theme")
                .query(String.class)
                .list();
    }

    static String sql(String conditions) {
        return sql(NO_WORDS, ONCE + conditions);
    }

    private static String sql(String words, String conditions) {
        return BEGINNING.formatted(words) + conditions + END;
    }

    private String conditions(PostQuery query, Map<String, Object> values) {
        StringBuilder sql = new StringBuilder();
        Instant from = query.from();
        if (from != null) {
            sql.append(" AND due_at >= :from");
            values.put("from", from.toEpochMilli());
        }
        Instant to = query.to();
        if (to != null) {
            sql.append(" AND due_at < :to");
            values.put("to", to.toEpochMilli());
        }
        if (!query.municipalities().isEmpty()) {
            sql.append(" AND municipality IN (:municipalities)");
            values.put(
                    "municipalities",
                    query.municipalities().stream().map(MunicipalityId::value).toList());
        }
        String theme = query.theme();
        if (theme != null) {
            sql.append(" AND theme = :theme");
            values.put("theme", theme);
        }
        String text = query.text();
        if (text != null) {
            sql.append(" AND (lower(title) LIKE :text ESCAPE '!' OR lower(")
                    .append(wording())
                    .append(") LIKE :text ESCAPE '!')");
            values.put("text", pattern(text));
        }
        return sql.toString();
    }

    private String wording() {
        return database == Database.POSTGRESQL
                ? "content::json #>> '{wording,text}'"
                : "json_extract(content, '$.wording.text')";
    }

    /** SQLite knows upper and lower case of ASCII letters only; any other letter stands for whatever is there. */
    private static String pattern(String text) {
        String escaped = text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
        return "%" + escaped.replaceAll("[^\\x00-\\x7F]", "_") + "%";
    }

    /** What the database let through, letter by letter. */
    private static boolean says(@Nullable String text, ResultSet row) throws SQLException {
        return text == null || contains(row.getString("title"), text) || contains(row.getString("words"), text);
    }

    private static boolean contains(@Nullable String said, String text) {
        return said != null && said.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private static PlannedPost post(ResultSet row, Collection<Destination> accounts) throws SQLException {
        return new PlannedPost(
                new CampaignId(row.getString("campaign")),
                new MunicipalityId(row.getString("municipality")),
                new PostId(row.getString("id")),
                row.getString("title"),
                row.getString("theme"),
                Post.Status.valueOf(row.getString("status")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                row.getInt("version"),
                targets(row.getString("sent"), row.getString("content"), accounts),
                "",
                Appearing.valueOf(row.getString("appearing")));
    }

    private static List<Target> targets(
            @Nullable String sent, @Nullable String content, Collection<Destination> accounts) {
        Stream<Target> targets;
        if (sent != null) {
            targets = Arrays.stream(sent.split(",", -1)).map(JdbcPlannedPosts::target);
        } else if (content != null) {
            targets = Posts.content(content).destinations(accounts).stream()
                    .map(each -> new Target(each.account(), each.network(), null));
        } else {
            targets = Stream.empty();
        }
        return targets.sorted(BY_NETWORK).toList();
    }

    private static Target target(String text) {
        String[] words = text.split(" ", 3);
        return new Target(words[0], new NetworkId(words[1]), DeliveryStatus.valueOf(words[2]));
    }
}
