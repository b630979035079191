/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Anchor;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostId;
import de.malklug.campaign.Recurrence;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes campaigns and posts together with what follows from them. */
final class CampaignStore {

    private static final int BATCH = 1000;

    private static final String LOCK = """
            INSERT INTO campaign (id, title, content, anchor, source_hash, changed_at) VALUES (?, ?, ?, ?, '', ?)
            ON CONFLICT (id) DO UPDATE SET title = campaign.title""";

    private static final String UPDATE_CAMPAIGN = """
            UPDATE campaign SET title = ?, content = ?, anchor = ?, source_hash = ?, written_anchor = ?,
                changed_at = CASE WHEN content = ? AND ? = 0 THEN changed_at ELSE ? END
            WHERE id = ?""";

    private static final String INSERT_POST = """
            INSERT INTO post (position, status, title, theme, due_at, content, media, fingerprint, source, repeats,
                evergreen, queued, changed_at, campaign, municipality, id, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""";

    private static final String REPLACE_POST = """
            UPDATE post SET position = ?, status = ?, title = ?, theme = ?, due_at = ?, content = ?, media = ?,
                fingerprint = ?, source = ?, repeats = ?, evergreen = ?, queued = ?, removed_at = NULL, changed_at = ?, version = version + 1, editor = NULL,
                deed = 'taken-up', doer = NULL, submitted_by = NULL, submitted_at = NULL, approvals = NULL,
                approved_at = NULL, approved_fingerprint = NULL, voided_by = NULL, file_conflict = NULL
            WHERE campaign = ? AND municipality = ? AND id = ?""";

    private static final String PLACE_POST = """
            UPDATE post SET position = ?, content = ?, source = ? WHERE campaign = ? AND municipality = ? AND id = ?""";

    private static final String REMOVE_POST = """
            UPDATE post SET removed_at = ?, changed_at = ?, version = version + 1
            WHERE campaign = ? AND municipality = ? AND id = ?""";

    private final JdbcTemplate batch;
    private final JdbcClient writing;
    private final TransactionTemplate transactions;
    private final PostRows rows;
    private final DeskNotes notes;
    private final Clock clock;

    CampaignStore(JdbcTemplate batch, TransactionTemplate transactions, DeskNotes notes, Clock clock) {
        this.batch = batch;
        this.writing = JdbcClient.create(batch);
        this.transactions = transactions;
        this.rows = new PostRows(writing);
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Makes the stored campaign what is taken up, and lets follow what follows, in one transaction.
     *
     * @param sourceHash of the sources, empty if they must be looked at again next time
     * @return empty if somebody was at work at the desk since the files were brought together with it; nothing is stored then
     */
    Optional<ReleaseChanges> store(
            FileMerge.Merged merged, String sourceHash, ReleaseListener.Consequence consequence) {
        Intake intake = merged.intake();
        return Objects.requireNonNull(transactions.execute(transaction -> {
            String content = Json.write(intake.takesPlace());
            lock(intake, content);
            if (deskVersion(intake) != merged.deskVersion()) {
                transaction.setRollbackOnly();
                return Optional.<ReleaseChanges>empty();
            }
            int changes = storePosts(merged);
            long now = clock.millis();
            batch.update(
                    UPDATE_CAMPAIGN,
                    intake.campaign().title(),
                    content,
                    anchor(intake),
                    sourceHash,
                    writtenAnchor(intake),
                    content,
                    changes,
                    now,
                    intake.campaign().id().value());
            return Optional.of(consequence.carryOut());
        }));
    }

    private long deskVersion(Intake intake) {
        return writing.sql("SELECT desk_version FROM campaign WHERE id = ?")
                .param(intake.campaign().id().value())
                .query(Long.class)
                .single();
    }

    private static @Nullable String writtenAnchor(Intake intake) {
        Anchor anchor = intake.campaign().anchor();
        return anchor == null ? null : anchor.at().toString();
    }

    /** Whoever else stores the same campaign waits here until this transaction ends. */
    private void lock(Intake intake, String content) {
        batch.update(
                LOCK,
                intake.campaign().id().value(),
                intake.campaign().title(),
                content,
                anchor(intake),
                clock.millis());
    }

    private static @Nullable String anchor(Intake intake) {
        return intake.movedTo() == null ? null : intake.movedTo().toString();
    }

    private int storePosts(FileMerge.Merged merged) {
        Intake intake = merged.intake();
        Map<Key, Known> known = known(intake);
        List<StoredPost> added = new ArrayList<>();
        List<StoredPost> placed = new ArrayList<>();
        List<StoredPost> replaced = new ArrayList<>();
        List<StoredPost> reworded = new ArrayList<>();
        for (StoredPost post : merged.taken()) {
            Known row = known.remove(Key.of(post.post()));
            if (row == null) {
                added.add(post);
            } else if (row.meansOtherThan(post)) {
                replaced.add(post);
                if (row.saysOtherThan(post)) {
                    reworded.add(post);
                }
            } else if (!row.equals(Known.of(post))) {
                placed.add(post);
            }
        }
        List<Key> gone = known.entrySet().stream()
                .filter(entry -> !entry.getValue().removed())
                .filter(entry -> !intake.untouched().contains(entry.getKey().municipality()))
                .map(Map.Entry::getKey)
                .toList();
        insert(added);
        keepVersions(reworded);
        replace(replaced);
        place(placed);
        remove(intake, gone);
        return added.size() + replaced.size() + placed.size() + gone.size() + storeKept(merged);
    }

    private int storeKept(FileMerge.Merged merged) {
        int changes = 0;
        for (FileMerge.Kept each : merged.kept()) {
            if (each.changes()) {
                changes++;
                StoredPost before = each.before().stored();
                StoredPost now = each.isAnother() ? each.now().next(clock.instant()) : each.now();
                if (each.isAnother()) {
                    rows.keep(before.key());
                }
                boolean told = each.voided() || each.isCombined();
                rows.change(now, before.version(), each.file(), told ? each.deed() : null, null);
                if (each.voided()) {
                    notes.voidedByMalklug(before, now);
                } else if (each.isCombined()) {
                    notes.mergedByMalklug(before, now);
                }
            }
        }
        return changes;
    }

    private void keepVersions(List<StoredPost> posts) {
        batch.batchUpdate(
                PostRows.KEEP,
                posts,
                BATCH,
                (statement, post) -> setKey(statement, 1, post.campaign().value(), Key.of(post.post())));
    }

    private Map<Key, Known> known(Intake intake) {
        Map<Key, Known> known = new HashMap<>();
        writing.sql("SELECT municipality, id, position, status, due_at, fingerprint, source, removed_at FROM post"
                        + " WHERE campaign = ? AND origin = 'FILE' AND file_content IS NULL")
                .param(intake.campaign().id().value())
                .query(row -> {
                    row.getLong("removed_at");
                    boolean removed = !row.wasNull();
                    known.put(
                            new Key(new MunicipalityId(row.getString("municipality")), new PostId(row.getString("id"))),
                            new Known(
                                    row.getInt("position"),
                                    row.getString("status"),
                                    row.getLong("due_at"),
                                    row.getString("fingerprint"),
                                    row.getString("source"),
                                    removed));
                });
        return known;
    }

    private void insert(List<StoredPost> posts) {
        batch.batchUpdate(INSERT_POST, posts, BATCH, (statement, post) -> {
            int next = setContent(statement, post);
            statement.setLong(next++, clock.millis());
            setKey(statement, next, post.campaign().value(), Key.of(post.post()));
        });
    }

    private void replace(List<StoredPost> posts) {
        batch.batchUpdate(REPLACE_POST, posts, BATCH, (statement, post) -> {
            int next = setContent(statement, post);
            statement.setLong(next++, clock.millis());
            setKey(statement, next, post.campaign().value(), Key.of(post.post()));
        });
    }

    private void place(List<StoredPost> posts) {
        batch.batchUpdate(PLACE_POST, posts, BATCH, (statement, post) -> {
            statement.setInt(1, post.position());
            statement.setString(2, Json.write(post.post()));
            statement.setString(3, post.post().source().toString());
            setKey(statement, 4, post.campaign().value(), Key.of(post.post()));
        });
    }

    private void remove(Intake intake, Collection<Key> gone) {
        batch.batchUpdate(REMOVE_POST, gone, BATCH, (statement, key) -> {
            statement.setLong(1, clock.millis());
            statement.setLong(2, clock.millis());
            setKey(statement, 3, intake.campaign().id().value(), key);
        });
    }

    private static int setContent(PreparedStatement statement, StoredPost stored) throws SQLException {
        Post post = stored.post();
        int next = 1;
        statement.setInt(next++, stored.position());
        statement.setString(next++, post.status().name());
        statement.setString(next++, post.title());
        statement.setObject(next++, post.theme(), Types.VARCHAR);
        statement.setLong(next++, stored.dueAt().toEpochMilli());
        statement.setString(next++, Json.write(post));
        statement.setString(next++, Json.write(stored.media()));
        statement.setString(next++, stored.fingerprint());
        statement.setString(next++, post.source().toString());
        Recurrence repeat = stored.repeat();
        statement.setObject(next++, repeat == null ? null : Json.write(repeat), Types.VARCHAR);
        statement.setInt(next++, post.evergreen() ? 1 : 0);
        statement.setInt(next++, stored.isQueued() ? 1 : 0);
        return next;
    }

    private static void setKey(PreparedStatement statement, int first, String campaign, Key key) throws SQLException {
        statement.setString(first, campaign);
        statement.setString(first + 1, key.municipality().value());
        statement.setString(first + 2, key.id().value());
    }

    private record Key(MunicipalityId municipality, PostId id) {

        static Key of(Post post) {
            return new Key(post.municipality(), post.id());
        }
    }

    /** What is compared to tell whether a row is as it should be. */
    private record Known(int position, String status, long dueAt, String fingerprint, String source, boolean removed) {

        static Known of(StoredPost stored) {
            return new Known(
                    stored.position(),
                    stored.post().status().name(),
                    stored.dueAt().toEpochMilli(),
                    stored.fingerprint(),
                    stored.post().source().toString(),
                    false);
        }

        /** Whether more differs than where the post stands in its file. */
        boolean meansOtherThan(StoredPost post) {
            return removed || dueAt != Known.of(post).dueAt || saysOtherThan(post);
        }

        boolean saysOtherThan(StoredPost post) {
            Known other = of(post);
            return !status.equals(other.status) || !fingerprint.equals(other.fingerprint);
        }
    }
}
