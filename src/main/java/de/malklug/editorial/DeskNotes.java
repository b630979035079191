/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.editorial.DeskEvent.ApprovalVoided;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Writes down what was done to posts, and lets others know. To be called within the transaction that does it. */
final class DeskNotes {

    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    DeskNotes(AuditTrail audit, ApplicationEventPublisher events) {
        this.audit = audit;
        this.events = events;
    }

    /**
     * @param what as in {@code audit.what.post.<what>}
     */
    void write(StoredPost post, Actor actor, String what, @Nullable Object before, @Nullable Object after) {
        audit.record(actor, "post." + what, subject(post), before, after);
    }

    void tell(DeskEvent event) {
        events.publishEvent(event);
    }

    void voidedByMalklug(StoredPost before, StoredPost now) {
        PostDifference difference = PostDifference.between(before, now);
        String cause = now.life().voidedBy();
        write(now, Actor.MALKLUG, "voided", difference.before(), difference.after());
        tell(new ApprovalVoided(now, Actor.MALKLUG, cause == null ? "on" : cause));
    }

    /** Its file and the desk had changed different parts of it. */
    void mergedByMalklug(StoredPost before, StoredPost now) {
        PostDifference difference = PostDifference.between(before, now);
        write(now, Actor.MALKLUG, "merged", difference.before(), difference.after());
    }

    private static AuditTrail.Subject subject(StoredPost stored) {
        return new AuditTrail.Subject(
                "post",
                stored.key().toString(),
                stored.post().title(),
                stored.campaign(),
                stored.post().municipality());
    }
}
