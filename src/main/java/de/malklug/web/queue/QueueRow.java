/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.queue.DeliveryId;
import de.malklug.web.layout.Town;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as a row of the queue: everything already in words.
 *
 * @param icon of its status, also its class
 * @param remark what malklug waits for, below the status
 * @param detailsLabel of the link that opens or closes its details
 * @param detailsHref where it leads
 * @param step what can be done right in the row, or null
 * @param packageHref where what a person is to post is ready, or null
 * @param details what happened and what can be done; null while closed
 */
public record QueueRow(
        DeliveryId id,
        int version,
        Instant dueAt,
        String time,
        String day,
        String title,
        String sign,
        String postHref,
        Town town,
        String network,
        String account,
        String icon,
        String word,
        String remark,
        Proof proof,
        String detailsLabel,
        String detailsHref,
        @Nullable Step step,
        @Nullable String packageHref,
        @Nullable Details details) {

    public boolean isOpen() {
        return details != null;
    }

    /** What shows where the post is. @param href its address over there, or null */
    record Proof(@Nullable String href, String text, String more) {}

    /**
     * @param history oldest first
     * @param advice what malklug does, and why
     * @param steps what the reader can do
     * @param onlyOthers who can decide if the reader can't; empty otherwise
     * @param question what malklug asks the reader, or null
     */
    record Details(
            List<Line> history,
            String advice,
            List<Step> steps,
            String onlyOthers,
            @Nullable Question question) {}

    /**
     * What only a person can say: whether the post is there. Each answer is one click.
     *
     * @param byHand whether a person was to post it
     * @param lastHref address of the last post on the account that malklug knows of, or null
     * @param last its title and time
     */
    record Question(boolean byHand, @Nullable String lastHref, String last) {}

    /**
     * A line of the history.
     *
     * @param icon of the status afterwards
     * @param at null if it has not happened yet and no instant is known
     */
    record Line(String icon, @Nullable Instant at, String time, String strong, String text) {}
}
