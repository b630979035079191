/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.web.layout.Town;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was missed, to be decided about together.
 *
 * @param decision {@code move}, {@code send} or {@code cancel}
 * @param day in ISO form: to which day what is moved is moved, each at its time
 * @param stage whether a person chooses, sees what would happen, or reads what happened
 * @param going for how many lines something happens, or happened
 * @param problem why nothing can be shown yet; null if it can
 */
public record MissedPage(
        String decision,
        String day,
        Stage stage,
        int going,
        List<Line> lines,
        @Nullable String problem) {

    /** How far the decision is. */
    public enum Stage {
        CHOOSING,
        PREVIEW,
        DONE
    }

    /**
     * A delivery that was missed.
     *
     * @param value what is sent back: its id and the version seen
     * @param why it was missed
     * @param then what becomes of it, or why nothing does; empty while nothing was asked
     * @param goes whether something happens, or happened
     */
    public record Line(
            String value,
            String title,
            String href,
            Town town,
            String account,
            Instant dueAt,
            String due,
            String why,
            boolean chosen,
            String then,
            boolean goes) {}
}
