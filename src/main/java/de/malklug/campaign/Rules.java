/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.Duration;
import java.util.Objects;

/**
 * What a campaign asks of its posts.
 *
 * @param latest how late a post may still appear; later than that a person decides
 * @param approval who approves posts, unless a municipality says otherwise
 */
public record Rules(Duration latest, ApprovalRule approval) {

    /** Two hours of patience, one other person's approval. */
    public static final Rules USUAL = new Rules(Duration.ofHours(2));

    public Rules {
        approval = Objects.requireNonNullElse(approval, ApprovalRule.USUAL);
        if (latest.isNegative() || latest.isZero()) {
            throw new IllegalArgumentException("Posts need some time to appear: " + latest);
        }
    }

    /** With the usual approval. */
    public Rules(Duration latest) {
        this(latest, ApprovalRule.USUAL);
    }
}
