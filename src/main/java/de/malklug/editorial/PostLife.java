/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a post came from and who did what to it. Persons are named by what they sign in with.
 *
 * @param author who wrote it first at the desk; null if it came from a file
 * @param editor who last changed what it says, where or when; null if that was a file
 * @param edited whether it differs from what its file says, or no file has it
 * @param submittedBy who asked for its approval; null while nobody did
 * @param approvals who approved what it says now, in that order; empty for a post whose file says it is approved
 * @param approvedFingerprint what the approval is for; null while it is not approved at the desk
 * @param voidedBy what made an approval void that it had: one of the fields of {@link de.malklug.campaign.PostDraft}, or {@code withdrawn};
 *     null if there was none, or it was submitted again
 * @param conflict what its file says by now, as the stored form of a post, where desk and file both changed; else null
 */
public record PostLife(
        Origin origin,
        @Nullable String author,
        @Nullable String editor,
        boolean edited,
        @Nullable String submittedBy,
        @Nullable Instant submittedAt,
        List<String> approvals,
        @Nullable Instant approvedAt,
        @Nullable String approvedFingerprint,
        @Nullable String voidedBy,
        @Nullable String conflict) {

    /** A post nobody touched since its file was taken up. */
    public static final PostLife OF_FILE =
            new PostLife(Origin.FILE, null, null, false, null, null, List.of(), null, null, null, null);

    public PostLife {
        origin = Objects.requireNonNullElse(origin, Origin.FILE);
        approvals = List.copyOf(approvals);
    }

    /** Where a post was first written. */
    public enum Origin {
        FILE,
        DESK
    }

    /** Written anew at the desk. */
    static PostLife written(Actor author) {
        return new PostLife(
                Origin.DESK, author.name(), author.name(), true, null, null, List.of(), null, null, null, null);
    }

    /** Somebody changed what the post says. */
    PostLife edited(Actor by, @Nullable String voided) {
        return new PostLife(origin, author, by.name(), true, null, null, List.of(), null, null, voided, conflict);
    }

    PostLife submitted(Actor by, Instant now) {
        return new PostLife(origin, author, editor, true, by.name(), now, List.of(), null, null, null, conflict);
    }

    PostLife approved(Actor by, @Nullable Instant released, @Nullable String fingerprint) {
        List<String> all = new ArrayList<>(approvals);
        all.add(by.name());
        return new PostLife(
                origin, author, editor, true, submittedBy, submittedAt, all, released, fingerprint, null, conflict);
    }

    /** It is a draft again, in the same words. */
    PostLife draftAgain(@Nullable String voided) {
        return new PostLife(origin, author, editor, true, null, null, List.of(), null, null, voided, conflict);
    }

    PostLife inConflict(@Nullable String file) {
        return new PostLife(
                origin,
                author,
                editor,
                edited,
                submittedBy,
                submittedAt,
                approvals,
                approvedAt,
                approvedFingerprint,
                voidedBy,
                file);
    }

    PostLife of(Origin other, boolean differs) {
        return new PostLife(
                other,
                author,
                editor,
                differs,
                submittedBy,
                submittedAt,
                approvals,
                approvedAt,
                approvedFingerprint,
                voidedBy,
                differs ? conflict : null);
    }

    /** As its file says, whatever was done at the desk. */
    PostLife ofFile() {
        return new PostLife(Origin.FILE, author, null, false, null, null, List.of(), null, null, null, null);
    }
}
