/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import de.malklug.queue.DeliveryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants done with a published post over there, and how that goes. The delivery's own status stays as it is: it was
 * published, whatever became of it later.
 *
 * @param text what it is to say; null for a deletion
 * @param person who wants it, as others read the name
 * @param nextAt when malklug tries next, while it waits
 * @param until when malklug gives up
 * @param endedAt when it was done, refused or given up; null while it waits
 * @param evidence what the network said last, free of secrets; may be empty
 */
public record RemoteChange(
        String id,
        DeliveryId delivery,
        Kind kind,
        @Nullable String text,
        String person,
        Status status,
        int tries,
        Instant askedAt,
        Instant nextAt,
        Instant until,
        @Nullable Instant endedAt,
        String evidence) {

    /** What is to be done. */
    public enum Kind {
        EDIT,
        DELETE
    }

    /** How it goes. */
    public enum Status {
        /** malklug tries, now or later. */
        WAITING,
        DONE,
        /** The network refuses for good. */
        REFUSED,
        /** It did not work for too long. */
        GIVEN_UP,
        /** A later wish took its place. */
        REPLACED
    }

    /** Whether the post is no longer there because of it. */
    public boolean isGone() {
        return kind == Kind.DELETE && status == Status.DONE;
    }
}
