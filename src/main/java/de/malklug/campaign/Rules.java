/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.checks.WordingRules;
import java.time.Duration;
import java.util.Objects;

/**
 * What a campaign asks of its posts.
 *
 * @param latest how late a post may still appear; later than that a person decides
 * @param approval who approves posts, unless a municipality says otherwise
 * @param wording what is looked at in the words of posts
 */
public record Rules(Duration latest, ApprovalRule approval, WordingRules wording) {

    /** Two hours of patience, one other person's approval. */
    public static final Rules USUAL = new Rules(Duration.ofHours(2));

    public Rules {
        approval = Objects.requireNonNullElse(approval, ApprovalRule.USUAL);
        wording = Objects.requireNonNullElse(wording, WordingRules.USUAL);
        if (latest.isNegative() || latest.isZero()) {
            throw new IllegalArgumentException("Posts need some time to appear: " + latest);
        }
    }

    /** With the usual look at words. */
    public Rules(Duration latest, ApprovalRule approval) {
        this(latest, approval, WordingRules.USUAL);
    }

    /** With the usual approval and look at words. */
    public Rules(Duration latest) {
        this(latest, ApprovalRule.USUAL);
    }
}
