/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Timeline;

/** Moves campaigns in time. Where a bean of this kind is there, it is asked instead of {@code malklug.anchor}. */
public interface TimelineSource {

    Timeline timeline();

    /** Changes whenever the timeline does: only then are unchanged campaign files planned anew. */
    String key();
}
