/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A way for a town to contribute without an account, until it ends or is revoked. The address itself is made by {@link LinkTokens}.
 *
 * @param request what it answers; null for the standing link of a town
 * @param generation of its address: earlier ones no longer work
 * @param contact who gets it and is reminded, by mail; null for nobody
 * @param createdBy as others read the name
 * @param revokedAt null while it is not
 */
public record ContributionLink(
        String id,
        CampaignId campaign,
        MunicipalityId municipality,
        @Nullable Request request,
        int generation,
        @Nullable String contact,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    /** Whether it lets somebody in. */
    public enum State {
        OPEN,
        EXPIRED,
        REVOKED
    }

    public State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return now.isBefore(expiresAt) ? State.OPEN : State.EXPIRED;
    }

    public boolean isOpen(Instant now) {
        return state(now) == State.OPEN;
    }
}
