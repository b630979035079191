/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.campaign.MunicipalityId;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A word that lets somebody in who is not known yet.
 *
 * @param mail to whom; also what the person signs in with later
 * @param municipality for whom a {@link Role#MUNICIPALITY} will speak; null for the other roles
 * @param invitedBy title of who invited
 */
public record Invitation(
        String id,
        String mail,
        @Nullable String displayName,
        Role role,
        @Nullable MunicipalityId municipality,
        Locale language,
        String invitedBy,
        Instant createdAt,
        Instant expiresAt) {

    /** Whether it came to its end without being accepted. */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /**
     * An invitation that was just issued, with its link, which cannot be seen again.
     *
     * @param mailed whether a mail with the link is on its way; if not, whoever invites has to hand the link on
     */
    public record Issued(Invitation invitation, URI link, boolean mailed) {

        @Override
        public String toString() {
            return "Issued " + invitation.id();
        }
    }

    /** What became of an invitation's link. */
    public sealed interface Acceptance {

        /** Somebody new. */
        record Welcome(Person person) implements Acceptance {}

        /** The link is unknown, used, revoked or too old. */
        record Gone() implements Acceptance {}

        /** Somebody of that name is known already. */
        record Known() implements Acceptance {}
    }
}
