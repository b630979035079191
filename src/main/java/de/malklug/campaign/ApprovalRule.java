/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who approves posts before they are sent, and until when. Who wrote a text never approves it.
 *
 * @param by {@link #AGENCY}, {@link #TOWN}, or what single persons sign in with
 * @param count how many of them must approve
 * @param deputies what persons sign in with who may approve, too; they are told when the deadline has passed
 * @param deadline how long before a post is due it should be approved
 * @param escalateTo who is told when the deadline has passed, named as in {@code by}
 */
public record ApprovalRule(
        List<String> by, int count, List<String> deputies, Duration deadline, List<String> escalateTo) {

    /** Everybody of the agency. */
    public static final String AGENCY = "agency";

    /** Everybody who speaks for the post's municipality. */
    public static final String TOWN = "town";

    /** As many as can reasonably be asked. */
    public static final int MOST = 9;

    /** One other person of the agency or of the town, four hours before; the agency is told if nobody did. */
    public static final ApprovalRule USUAL =
            new ApprovalRule(List.of(AGENCY, TOWN), 1, List.of(), Duration.ofHours(4), List.of(AGENCY));

    /**
     * @throws IllegalArgumentException if nobody may approve, or nobody or more than {@link #MOST} must
     */
    public ApprovalRule {
        by = List.copyOf(by);
        deputies = List.copyOf(deputies);
        escalateTo = List.copyOf(escalateTo);
        if (by.isEmpty() || count < 1 || count > MOST || deadline.isNegative()) {
            throw new IllegalArgumentException("Somebody must be able to approve: " + by + ", " + count);
        }
    }

    /** Whether that group may approve. */
    public boolean names(String group) {
        return by.contains(group);
    }

    /** Whether that person is named, as approver or deputy. */
    public boolean namesPerson(@Nullable String name) {
        return name != null
                && (by.stream().anyMatch(name::equalsIgnoreCase)
                        || deputies.stream().anyMatch(name::equalsIgnoreCase));
    }
}
