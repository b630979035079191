/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.campaign.CampaignId;
import java.time.Instant;

/**
 * What towns are asked to send.
 *
 * @param theme in a few words, the heading of what comes of it
 * @param wish what is wanted, in sentences; may be empty
 * @param deadline until when
 * @param createdBy who asks, as others read the name
 */
public record Request(
        String id,
        CampaignId campaign,
        String theme,
        String wish,
        Instant deadline,
        String createdBy,
        Instant createdAt) {

    /** Longest theme, in characters. */
    public static final int LONGEST_THEME = 120;

    /** Longest wish, in characters. */
    public static final int LONGEST_WISH = 2_000;

    /**
     * @throws IllegalArgumentException if there is no theme, or one of the texts is too long
     */
    public Request {
        if (theme.isBlank() || theme.length() > LONGEST_THEME || wish.length() > LONGEST_WISH) {
            throw new IllegalArgumentException("A request has a theme of up to " + LONGEST_THEME
                    + " characters and a wish of up to " + LONGEST_WISH);
        }
    }
}
