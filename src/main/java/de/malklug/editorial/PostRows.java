/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Post;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes single posts. To be called within a transaction. */
final class PostRows {

    /** Keeps what a post is now before it is changed. */
    static final String KEEP = """
            INSERT INTO post_version (campaign, municipality, id, version, status, due_at, content, media, fingerprint,
                deed, doer, changed_at, repeats)
            SELECT campaign, municipality, id, version, status, due_at, content, media, fingerprint, deed, doer, changed_at,
                repeats
            FROM post WHERE campaign = ? AND municipality = ? AND id = ?
            ON CONFLICT (campaign, municipality, id, version) DO NOTHING""";

    private static final String INSERT = """
            INSERT INTO post (campaign, municipality, id, position, status, title, theme, due_at, content, media, fingerprint,
                source, changed_at, version, origin, author, editor, deed, doer, repeats,
                evergreen, queued)
            VALUES (:campaign, :municipality, :id, :position, :status, :title, :theme, :dueAt, :content, :media,
                :fingerprint, :source, :changedAt, :version, 'DESK', :author, :editor, :deed, :doer, :repeats, :evergreen, :queued)
            ON CONFLICT (campaign, municipality, id) DO NOTHING""";

    private static final String UPDATE = """
            UPDATE post SET position = :position, status = :status, title = :title, theme = :theme, due_at = :dueAt,
                content = :content, repeats = :repeats, evergreen = :evergreen, queued = :queued, media = :media, fingerprint = :fingerprint, source = :source,
                removed_at = CASE WHEN :removed = 0 THEN NULL ELSE COALESCE(removed_at, :changedAt) END,
                changed_at = :changedAt, version = :version, origin = :origin, author = :author, editor = :editor,
                deed = COALESCE(:deed, deed), doer = CASE WHEN :known = 1 THEN :doer ELSE doer END,
                file_content = :file, file_conflict = :conflict, submitted_by = :submittedBy, submitted_at = :submittedAt,
                approvals = :approvals, approved_at = :approvedAt, approved_fingerprint = :approvedFingerprint,
                voided_by = :voidedBy,
                overdue_told_at = CASE WHEN status = 'SUBMITTED' AND :status = 'SUBMITTED' THEN overdue_told_at END
            WHERE campaign = :campaign AND municipality = :municipality AND id = :id AND version = :seen""";

    private final JdbcClient writing;

    PostRows(JdbcClient writing) {
        this.writing = writing;
    }

    void keep(PostKey key) {
        writing.sql(KEEP)
                .params(
                        key.campaign().value(),
                        key.municipality().value(),
                        key.post().value())
                .update();
    }

    /** What its file said when both last agreed, if it differs from that by now. */
    @Nullable
    FileState file(PostKey key) {
        return writing.sql("SELECT file_content FROM post WHERE campaign = ? AND municipality = ? AND id = ?"
                        + " AND file_content IS NOT NULL")
                .params(
                        key.campaign().value(),
                        key.municipality().value(),
                        key.post().value())
                .query(String.class)
                .optional()
                .map(json -> Json.read(json, FileState.class))
                .orElse(null);
    }

    /** @return false if there is one of that id already */
    boolean insert(StoredPost post, String deed, String doer) {
        return content(writing.sql(INSERT), post)
                        .param("author", post.life().author())
                        .param("editor", post.life().editor())
                        .param("version", post.version())
                        .param("deed", deed)
                        .param("doer", doer)
                        .update()
                == 1;
    }

    /**
     * Makes a post what it is to be.
     *
     * @param seen the version it must still have
     * @param deed what was done; null to leave that as it is
     * @param doer who did it, as others read it; null for malklug
     * @return false if it has another version by now
     */
    boolean change(StoredPost post, int seen, @Nullable FileState file, @Nullable String deed, @Nullable String doer) {
        PostLife life = post.life();
        return content(writing.sql(UPDATE), post)
                        .param("removed", post.removed() ? 1 : 0)
                        .param("version", post.version())
                        .param("seen", seen)
                        .param("origin", life.origin().name())
                        .param("author", life.author())
                        .param("editor", life.editor())
                        .param("deed", deed)
                        .param("known", deed == null ? 0 : 1)
                        .param("doer", doer)
                        .param("file", file == null ? null : Json.write(file))
                        .param("conflict", life.conflict())
                        .param("submittedBy", life.submittedBy())
                        .param(
                                "submittedAt",
                                life.submittedAt() == null
                                        ? null
                                        : life.submittedAt().toEpochMilli())
                        .param("approvals", life.approvals().isEmpty() ? null : Json.write(life.approvals()))
                        .param(
                                "approvedAt",
                                life.approvedAt() == null
                                        ? null
                                        : life.approvedAt().toEpochMilli())
                        .param("approvedFingerprint", life.approvedFingerprint())
                        .param("voidedBy", life.voidedBy())
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec content(JdbcClient.StatementSpec statement, StoredPost stored) {
        Post post = stored.post();
        return statement
                .param("campaign", stored.campaign().value())
                .param("municipality", post.municipality().value())
                .param("id", post.id().value())
                .param("position", stored.position())
                .param("status", post.status().name())
                .param("title", post.title())
                .param("theme", post.theme())
                .param("dueAt", stored.dueAt().toEpochMilli())
                .param("content", Json.write(post))
                .param("media", Json.write(stored.media()))
                .param("fingerprint", stored.fingerprint())
                .param("source", post.source().toString())
                .param("changedAt", stored.changedAt().toEpochMilli())
                .param("evergreen", post.evergreen() ? 1 : 0)
                .param("queued", stored.isQueued() ? 1 : 0)
                .param("repeats", stored.repeat() == null ? null : Json.write(stored.repeat()));
    }
}
