/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.Duration;
import java.time.LocalDateTime;

/** Moves a campaign in time, so that it can be shown or repeated on other days than its files say. */
@FunctionalInterface
public interface Timeline {

    /** When something happens that the files place at {@code written}; both are wall-clock times in the campaign's zone. */
    LocalDateTime move(Campaign campaign, LocalDateTime written);

    /** Everything happens when the files say. */
    static Timeline asWritten() {
        return (campaign, written) -> written;
    }

    /**
     * Moves the anchor event and everything else with it: each time keeps its wall-clock distance to the event, times that
     * are written as dates included. A campaign without an anchor event stays where it is.
     *
     * @param newAnchor when the event begins, in the campaign's zone
     */
    static Timeline anchoredAt(LocalDateTime newAnchor) {
        return (campaign, written) -> {
            Anchor anchor = campaign.anchor();
            return anchor == null ? written : newAnchor.plus(Duration.between(anchor.at(), written));
        };
    }
}
