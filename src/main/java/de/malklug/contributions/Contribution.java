/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.editorial.PostKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent by a link.
 *
 * @param notes oldest first
 * @param begunAt when the first of it was kept
 * @param receivedAt when it was sent; null while it is being written
 * @param settlement null while nobody decided
 * @param forgotten whether name, address and pictures nobody took were deleted
 * @param version grows with every change
 */
public record Contribution(
        String id,
        ContributionLink link,
        Status status,
        Entry entry,
        List<Picture> pictures,
        List<Note> notes,
        Instant begunAt,
        @Nullable Instant receivedAt,
        Instant changedAt,
        @Nullable Settlement settlement,
        boolean forgotten,
        int version) {

    public Contribution {
        pictures = List.copyOf(pictures);
        notes = List.copyOf(notes);
    }

    /** How far it is. */
    public enum Status {
        /** Being written; nobody else sees it. */
        BEGUN,
        /** Sent, and waits for somebody. */
        RECEIVED,
        /** Sent, and waits for an answer. */
        ASKED,
        /** A draft was made of it. */
        TAKEN,
        /** Nothing comes of it. */
        DECLINED;

        /** Whether whoever contributed may still change it. */
        public boolean isOpen() {
            return this == BEGUN || this == RECEIVED || this == ASKED;
        }
    }

    /**
     * What was decided.
     *
     * @param by as others read the name
     * @param settler what that person signs in with
     * @param post the draft that was made of it; null if none was
     * @param reason why nothing comes of it; null if something does
     */
    public record Settlement(
            Instant at,
            String by,
            String settler,
            @Nullable PostId post,
            @Nullable String reason) {}

    public CampaignId campaign() {
        return link.campaign();
    }

    public MunicipalityId municipality() {
        return link.municipality();
    }

    /** The post that was made of it; null if none was. */
    public @Nullable PostKey post() {
        PostId post = settlement == null ? null : settlement.post();
        return post == null ? null : new PostKey(campaign(), municipality(), post);
    }

    /** How people call it: what was asked for, or the first words of the text. */
    public String title() {
        if (link.request() != null) {
            return link.request().theme();
        }
        String first = entry.text().strip().lines().findFirst().orElse("");
        return first.length() <= 60 ? first : first.substring(0, 59).strip() + "…";
    }
}
