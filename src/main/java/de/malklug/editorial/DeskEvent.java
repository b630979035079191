/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import java.time.Instant;
import java.util.List;

/**
 * What happened at the desk, for whoever tells people. Published as Spring events within the transaction that stores it: a listener that
 * writes in the same transaction loses nothing, one that calls out waits for the commit. Persons are named by what they sign in with.
 */
public sealed interface DeskEvent {

    /** The post as it is now. */
    StoredPost post();

    /**
     * Somebody asks for approval.
     *
     * @param approvers names of persons, and {@code agency} or {@code town} for everybody there, as the rules say
     * @param deadline until when it should be approved
     */
    record PostSubmitted(StoredPost post, Actor by, List<String> approvers, Instant deadline) implements DeskEvent {}

    /**
     * Somebody approved it.
     *
     * @param released whether that was the last approval it needed
     */
    record PostApproved(StoredPost post, Actor by, boolean released) implements DeskEvent {}

    /** It goes back to its author. */
    record PostReturned(StoredPost post, Actor by, String reason) implements DeskEvent {}

    /**
     * A change made its approval void; its deliveries are pulled back.
     *
     * @param cause what changed, as in {@link PostLife#voidedBy}
     * @param by who did it; {@link Actor#MALKLUG} for files and accounts
     */
    record ApprovalVoided(StoredPost post, Actor by, String cause) implements DeskEvent {}

    /**
     * Somebody said something about it.
     *
     * @param mentions names of persons
     */
    record CommentWritten(StoredPost post, Actor by, String text, List<String> mentions) implements DeskEvent {}

    /**
     * Its deadline passed and it is not approved. Published once for each submission.
     *
     * @param approvers who could have approved it, as in {@link PostSubmitted}
     * @param escalateTo names of persons, and {@code agency} or {@code town}
     */
    record ApprovalOverdue(StoredPost post, List<String> approvers, List<String> escalateTo, Instant deadline)
            implements DeskEvent {}
}
