/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import java.util.Locale;

/** What a notice is about. */
public enum NoticeKind {
    /** A delivery will not appear unless a person does something. */
    FAILED("failed", true),
    /** A delivery may have appeared; only a person can say. */
    UNCONFIRMED("unconfirmed", true),
    /** A post waits for a person to publish it. */
    BY_HAND("unconfirmed", true),
    /** A delivery's latest time passed before it could be sent. */
    MISSED("missed", true),
    /** The clockwork stands still or needs a look. */
    CLOCKWORK("failed", true),
    /** An account no longer works, or soon will not. */
    ACCOUNT("failed", true),
    /** A post waits for approval. */
    APPROVAL("submitted", false),
    /** A post should have been approved by now. */
    APPROVAL_OVERDUE("missed", true),
    /** A post goes back to its author. */
    RETURNED("draft", false),
    /** A change made an approval void. */
    VOIDED("draft", false),
    /** Somebody names a person in a comment. */
    MENTION("draft", false),
    /** Something came in without an account and waits for somebody. */
    CONTRIBUTION("submitted", false),
    /** A municipality is asked for a contribution. */
    REQUEST("scheduled", false);

    private final String icon;
    private final boolean urgent;

    NoticeKind(String icon, boolean urgent) {
        this.icon = icon;
        this.urgent = urgent;
    }

    /** Its icon, also the state whose colour it has. */
    public String icon() {
        return icon;
    }

    /** Whether somebody is sent a mail about it at once. */
    boolean isUrgent() {
        return urgent;
    }

    /** Whether it is over once it was read: there is nothing to wait for. */
    public boolean isNews() {
        return this == RETURNED || this == VOIDED || this == MENTION;
    }

    /** As message keys have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
