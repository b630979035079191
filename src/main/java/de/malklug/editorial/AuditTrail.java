/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything people changed: who, when, what, before and after. Only ever added to. */
public interface AuditTrail {

    /**
     * Adds an entry; in the transaction under way, if there is one, so that it is kept exactly when the change is.
     *
     * @param what for example {@code post.edited}, {@code stop.set}, {@code person.invited}; worded under {@code audit.what.<what>}
     * @param before any value that can be written as JSON, best a small map or record of what changed; null if there was nothing.
     *     Never anything secret
     * @param after the same
     */
    void record(Actor who, String what, Subject subject, @Nullable Object before, @Nullable Object after);

    /**
     * Newest first.
     *
     * @param after the last entry of the stretch before, or null for the beginning
     */
    List<Entry> find(Filter filter, @Nullable Entry after, int limit);

    /**
     * The same, where only the last entry's id is at hand.
     *
     * @param afterId of the last entry of the stretch before, or null for the beginning
     */
    List<Entry> page(Filter filter, @Nullable String afterId, int limit);

    int count(Filter filter);

    /** Kinds of change and persons there are entries of, for choosing among them. */
    Choices choices();

    /**
     * What was changed.
     *
     * @param kind for example {@code post}, {@code stop}, {@code person}, {@code account}, {@code delivery}, {@code media}, {@code report}
     * @param id for example {@code campaign/municipality/post} for a post
     * @param title how people call it
     * @param campaign null if it belongs to none
     * @param municipality whose it is; null if it is nobody's in particular. A municipality reads entries of its own only
     */
    record Subject(
            String kind,
            String id,
            String title,
            @Nullable CampaignId campaign,
            @Nullable MunicipalityId municipality) {}

    /**
     * @param before as JSON, or null
     * @param after as JSON, or null
     */
    record Entry(
            String id,
            Instant at,
            Actor who,
            String what,
            Subject subject,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * Which entries are wanted; null means any.
     *
     * @param person what the person signs in with
     * @param what a kind of change, or the beginning of one such as {@code post.}
     * @param subject id of a subject
     * @param from inclusive
     * @param to exclusive
     */
    record Filter(
            @Nullable MunicipalityId municipality,
            @Nullable String person,
            @Nullable String what,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to) {

        public static final Filter ALL = new Filter(null, null, null, null, null, null);
    }

    /**
     * @param whats kinds of change
     * @param persons names and titles of persons
     */
    record Choices(List<String> whats, List<Actor> persons) {}
}
