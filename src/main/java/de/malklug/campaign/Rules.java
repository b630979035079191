/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.checks.WordingRules;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a campaign asks of its posts.
 *
 * @param latest how late a post may still appear; later than that a person decides
 * @param approval who approves posts, unless a municipality says otherwise
 * @param wording what is looked at in the words of posts
 * @param late what becomes of posts whose time passed while malklug was not running
 * @param rhythm when accounts are silent, and how far apart their posts are
 * @param neutrality weeks before elections, in the order of the file
 * @param layers days that mean something, in the order of the file
 * @param shares which part of the posts each town is to have
 * @param slots places in the week that accounts keep for posts without a time of their own
 */
public record Rules(
        Duration latest,
        ApprovalRule approval,
        WordingRules wording,
        LatePolicy late,
        Rhythm rhythm,
        List<NeutralityWindow> neutrality,
        List<Layer> layers,
        Shares shares,
        Slots slots) {

    /** Two hours of patience, one other person's approval, any time. */
    public static final Rules USUAL = new Rules(Duration.ofHours(2));

    public Rules {
        approval = Objects.requireNonNullElse(approval, ApprovalRule.USUAL);
        wording = Objects.requireNonNullElse(wording, WordingRules.USUAL);
        late = Objects.requireNonNullElse(late, LatePolicy.SEND);
        rhythm = Objects.requireNonNullElse(rhythm, Rhythm.FREE);
        neutrality = neutrality == null ? List.of() : List.copyOf(neutrality);
        layers = layers == null ? List.of() : List.copyOf(layers);
        shares = Objects.requireNonNullElse(shares, Shares.USUAL);
        slots = Objects.requireNonNullElse(slots, Slots.NONE);
        if (latest.isNegative() || latest.isZero()) {
            throw new IllegalArgumentException("Posts need some time to appear: " + latest);
        }
    }

    /** Without rules over time. */
    public Rules(Duration latest, ApprovalRule approval, WordingRules wording) {
        this(latest, approval, wording, LatePolicy.SEND, Rhythm.FREE, List.of(), List.of(), Shares.USUAL, Slots.NONE);
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
