/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Post;
import de.malklug.editorial.PostLife.Origin;
import de.malklug.storage.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Reads history and comments. */
@Component
final class JdbcPostHistory implements PostHistory {

    private static final String OF_POST = " WHERE campaign = ? AND municipality = ? AND id = ?";
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private final JdbcClient reading;

    JdbcPostHistory(@Reading JdbcClient reading) {
        this.reading = reading;
    }

    @Override
    public List<Version> versions(PostKey post) {
        List<Version> versions = new ArrayList<>();
        now(post).ifPresent(versions::add);
        versions.addAll(earlier(post, "", 1000));
        return versions;
    }

    @Override
    public @Nullable Version lastApproved(PostKey post) {
        Optional<Version> now = now(post).filter(version -> version.post().isReleased());
        return now.orElseGet(() -> earlier(post, " AND status = 'APPROVED'", 1).stream()
                .findFirst()
                .orElse(null));
    }

    @Override
    public List<Comment> comments(PostKey post) {
        return reading.sql("SELECT id, at, person, person_title, returned, text, mentions FROM post_comment"
                        + " WHERE campaign = ? AND municipality = ? AND post = ? ORDER BY id")
                .params(key(post))
                .query((row, number) -> new Comment(
                        row.getString("id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("person"),
                        row.getString("person_title"),
                        row.getInt("returned") == 1,
                        row.getString("text"),
                        Json.read(row.getString("mentions"), NAMES)))
                .list();
    }

    /** What a post was; its life apart, of which only its being at the desk is known. */
    Optional<StoredPost> version(PostKey post, int number) {
        return earlier(post, " AND version = " + number, 1).stream()
                .findFirst()
                .or(() -> now(post).filter(version -> version.number() == number))
                .map(Version::post);
    }

    private Optional<Version> now(PostKey post) {
        return reading.sql("SELECT " + Rows.POST_COLUMNS + ", deed, doer FROM post" + OF_POST)
                .params(key(post))
                .query((row, number) -> {
                    StoredPost stored = Rows.post(row);
                    return new Version(
                            stored.version(), stored, stored.changedAt(), row.getString("doer"), row.getString("deed"));
                })
                .optional();
    }

    private List<Version> earlier(PostKey post, String condition, int limit) {
        return reading.sql("SELECT content, media, due_at, fingerprint, changed_at, version, deed, doer, repeats"
                        + " FROM post_version"
                        + OF_POST + condition + " ORDER BY version DESC LIMIT " + limit)
                .params(key(post))
                .query((row, number) -> version(post, row))
                .list();
    }

    private static Version version(PostKey key, ResultSet row) throws SQLException {
        Instant at = Instant.ofEpochMilli(row.getLong("changed_at"));
        StoredPost stored = new StoredPost(
                key.campaign(),
                Json.read(row.getString("content"), Post.class),
                0,
                Rows.media(row.getString("media")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                row.getString("fingerprint"),
                false,
                at,
                row.getInt("version"),
                PostLife.OF_FILE.of(Origin.DESK, true),
                Rows.repeat(row.getString("repeats")));
        return new Version(stored.version(), stored, at, row.getString("doer"), row.getString("deed"));
    }

    private static List<Object> key(PostKey post) {
        return List.of(
                post.campaign().value(),
                post.municipality().value(),
                post.post().value());
    }
}
