/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a decision changes a row.
 *
 * @param status the new status, or null to stay
 * @param kept a status that stays as it is although {@code status} names another
 * @param unlessStopped whether a stop in force forbids it
 */
record Change(
        @Nullable DeliveryStatus status,
        @Nullable DeliveryStatus kept,
        @Nullable Explanation explanation,
        List<String> assignments,
        List<Object> values,
        boolean wakes,
        boolean freesAccount,
        boolean unlessStopped) {

    Change(@Nullable DeliveryStatus status, @Nullable DeliveryStatus kept, @Nullable Explanation explanation) {
        this(status, kept, explanation, List.of(), List.of(), false, false, false);
    }

    static Change to(DeliveryStatus status, Explanation explanation) {
        return new Change(status, null, explanation);
    }

    static Change staying(DeliveryStatus kept, DeliveryStatus otherwise, Explanation explanation) {
        return new Change(otherwise, kept, explanation);
    }

    static Change nothing() {
        return new Change(null, null, null);
    }

    DeliveryStatus target(DeliveryStatus before) {
        return status == null || before == kept ? before : status;
    }

    Change and(String assignment, Object... more) {
        List<String> allAssignments = new ArrayList<>(assignments);
        allAssignments.add(assignment);
        List<Object> allValues = new ArrayList<>(values);
        allValues.addAll(List.of(more));
        return new Change(status, kept, explanation, allAssignments, allValues, wakes, freesAccount, unlessStopped);
    }

    Change waking() {
        return new Change(status, kept, explanation, assignments, values, true, freesAccount, unlessStopped);
    }

    Change freeingAccount() {
        return new Change(status, kept, explanation, assignments, values, wakes, true, unlessStopped);
    }

    Change exceptWhileStopped() {
        return new Change(status, kept, explanation, assignments, values, wakes, freesAccount, true);
    }
}
