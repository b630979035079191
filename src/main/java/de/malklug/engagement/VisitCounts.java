/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/** How much was done in one account's turn, kept with the step so that a run can be summed up. */
record VisitCounts(ExecutionContext context) {

    private static final String POSTS = "posts";
    private static final String CALLS = "calls";

    /** Begins to count; what an interrupted run had counted was its own. */
    static VisitCounts fromNow(ExecutionContext context) {
        context.putInt(POSTS, 0);
        context.putInt(CALLS, 0);
        return new VisitCounts(context);
    }

    void posts(int more) {
        context.putInt(POSTS, posts() + more);
    }

    void call() {
        context.putInt(CALLS, calls() + 1);
    }

    int posts() {
        return context.getInt(POSTS, 0);
    }

    int calls() {
        return context.getInt(CALLS, 0);
    }
}
