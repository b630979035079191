/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.board;

import de.malklug.accounts.Accounts;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Destination;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostId;
import de.malklug.campaign.Wording;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Posts;
import de.malklug.engagement.Engagement;
import de.malklug.plan.ComparedPost;
import de.malklug.plan.Likeness;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.PostState;
import de.malklug.storage.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads all posts of a campaign for the board. What takes long, reading every post's words, is done once for each wording: it is
 * remembered under the post's fingerprint, which changes whenever its words do.
 */
@Component
final class JdbcBoardPosts implements BoardPosts {

    private static final String POSTS = """
            SELECT municipality, id, title, theme, status, due_at, version, fingerprint
            FROM post WHERE campaign = :campaign AND removed_at IS NULL ORDER BY due_at, municipality, id""";

    private static final String CONTENTS = """
            SELECT municipality, id, fingerprint, content FROM post
            WHERE campaign = :campaign AND removed_at IS NULL AND fingerprint IN (:fingerprints)""";

    private static final String DELIVERIES = """
            SELECT municipality, post, string_agg(status, ',') AS statuses FROM delivery
            WHERE campaign = :campaign AND status <> 'CANCELLED' GROUP BY municipality, post""";

    private static final int AT_ONCE = 500;

    private final JdbcClient reading;
    private final Accounts accounts;
    private final Engagement engagement;
    private final Map<CampaignId, Map<String, Said>> known = new ConcurrentHashMap<>();

    JdbcBoardPosts(@Reading JdbcClient reading, Accounts accounts, Engagement engagement) {
        this.reading = reading;
        this.accounts = accounts;
        this.engagement = engagement;
    }

    /** A post's content, and the different words of its text. */
    private record Said(Post content, Set<String> words) {}

    private record Row(
            PostKey key,
            String title,
            @Nullable String theme,
            Post.Status desk,
            Instant dueAt,
            int version,
            String fingerprint) {}

    @Override
    public List<BoardPost> of(CampaignId campaign) {
        List<Row> rows = reading.sql(POSTS)
                .param("campaign", campaign.value())
                .query((row, number) -> row(campaign, row))
                .list();
        Map<String, List<DeliveryStatus>> sent = sent(campaign);
        Map<PostKey, Long> reach = engagement.reach(campaign);
        Map<String, Said> said = said(campaign, rows);
        Map<MunicipalityId, List<Destination>> destinations =
                accounts.destinations().stream().collect(Collectors.groupingBy(Destination::municipality));
        List<BoardPost> posts = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Said content = said.get(row.fingerprint());
            if (content != null) {
                posts.add(post(
                        row,
                        content,
                        sent.getOrDefault(place(row.key()), List.of()),
                        destinations.getOrDefault(row.key().municipality(), List.of()),
                        reach.get(row.key())));
            }
        }
        return posts;
    }

    private static BoardPost post(
            Row row, Said said, List<DeliveryStatus> sent, List<Destination> own, @Nullable Long reach) {
        Set<String> accounts = said.content().destinations(own).stream()
                .map(Destination::account)
                .collect(Collectors.toUnmodifiableSet());
        return new BoardPost(
                new ComparedPost(
                        row.key(), row.title(), row.theme(), row.dueAt(), accounts, said.words(), row.fingerprint()),
                row.desk(),
                PostState.of(row.desk(), sent),
                row.version(),
                sent.stream().anyMatch(PostState::isOut),
                sent.isEmpty() ? accounts.size() : sent.size(),
                reach);
    }

    private static Row row(CampaignId campaign, ResultSet row) throws SQLException {
        return new Row(
                key(campaign, row, "id"),
                row.getString("title"),
                row.getString("theme"),
                Post.Status.valueOf(row.getString("status")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                row.getInt("version"),
                row.getString("fingerprint"));
    }

    private static PostKey key(CampaignId campaign, ResultSet row, String post) throws SQLException {
        return new PostKey(
                campaign, new MunicipalityId(row.getString("municipality")), new PostId(row.getString(post)));
    }

    /** Where the deliveries of each post stand that were not withdrawn. */
    private Map<String, List<DeliveryStatus>> sent(CampaignId campaign) {
        Map<String, List<DeliveryStatus>> sent = new HashMap<>();
        reading.sql(DELIVERIES).param("campaign", campaign.value()).query(row -> {
            sent.put(
                    row.getString("municipality") + "/" + row.getString("post"),
                    Arrays.stream(row.getString("statuses").split(",", -1))
                            .map(DeliveryStatus::valueOf)
                            .toList());
        });
        return sent;
    }

    /** Names a post within its campaign. */
    private static String place(PostKey post) {
        return post.municipality() + "/" + post.post();
    }

    /** By fingerprint. */
    private Map<String, Said> said(CampaignId campaign, List<Row> rows) {
        Map<String, Said> before = known.getOrDefault(campaign, Map.of());
        Map<String, Said> now = HashMap.newHashMap(rows.size());
        List<String> missing = new ArrayList<>();
        for (Row row : rows) {
            Said said = before.get(row.fingerprint());
            if (said == null) {
                missing.add(row.fingerprint());
            } else {
                now.put(row.fingerprint(), said);
            }
        }
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            reading.sql(CONTENTS)
                    .param("campaign", campaign.value())
                    .param("fingerprints", missing.subList(from, Math.min(missing.size(), from + AT_ONCE)))
                    .query(row -> {
                        now.put(row.getString("fingerprint"), said(row.getString("content")));
                    });
        }
        if (!missing.isEmpty() || before.size() != now.size()) {
            known.put(campaign, Map.copyOf(now));
        }
        return now;
    }

    private static Said said(String content) {
        Post post = Posts.content(content);
        String text = Stream.concat(Stream.of(post.wording()), post.thread().stream())
                .map(Wording::text)
                .collect(Collectors.joining("\n"));
        return new Said(post, Likeness.words(text));
    }
}
