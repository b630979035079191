/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as lists show it, without its text.
 *
 * @param tries how often sending was tried
 * @param nextTryAt when it is tried next; null unless it waits
 * @param sentAt when the server took it; null unless it was sent
 * @param problem why it was not sent at the last try; null if nothing is known against it
 * @param detail what the mail server answered; null if it did not answer
 */
public record StoredMail(
        String id,
        String to,
        String subject,
        Status status,
        boolean confidential,
        int tries,
        Instant createdAt,
        @Nullable Instant nextTryAt,
        @Nullable Instant sentAt,
        @Nullable Problem problem,
        @Nullable String detail) {

    /** Whether {@link Outbox#again} may be asked to send it. */
    public boolean canBeSentAgain() {
        return !confidential && (status == Status.FAILED || status == Status.UNSENT);
    }

    /** How far a mail has come. */
    public enum Status {
        /** To be sent, or to be tried again. */
        WAITING,
        /** The mail server took it. */
        SENT,
        /** Given up; a person may have it sent again. */
        FAILED,
        /** Kept, but malklug had no mail server. */
        UNSENT
    }

    /** Why a mail was not sent. */
    public enum Problem {
        /** No mail server is set. */
        NO_SERVER,
        /** No sender is set. */
        NO_SENDER,
        /** The server refused the mail or its recipient for good. */
        REFUSED,
        /** The server asked to come again later. */
        PUT_OFF,
        /** The server did not accept malklug's name and password. */
        SIGN_IN,
        /** The server could not be reached, or the talk broke off. */
        UNREACHABLE,
        /** malklug ended before a confidential mail was sent. */
        LOST
    }
}
