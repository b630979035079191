/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Anchor;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A campaign ready to be taken up.
 *
 * @param campaign as its files say
 * @param movedTo when its anchor event begins if it was moved, in its zone; null if it was not
 * @param posts those of municipalities without errors in their files
 * @param now when it was made ready
 * @param untouched municipalities one of whose files has errors: their posts stay as they were stored
 */
record Intake(
        Campaign campaign,
        Timeline timeline,
        @Nullable LocalDateTime movedTo,
        List<StoredPost> posts,
        Instant now,
        Set<MunicipalityId> untouched) {

    Intake {
        posts = List.copyOf(posts);
        untouched = Set.copyOf(untouched);
    }

    Release release(List<StoredPost> released) {
        return new Release(campaign, timeline, released, untouched);
    }

    /** How much later than written it takes place, on the wall clock. */
    Duration shift() {
        Anchor anchor = campaign.anchor();
        return anchor == null ? Duration.ZERO : Duration.between(anchor.at(), timeline.move(campaign, anchor.at()));
    }

    /** The campaign with anchor event and period where the timeline has them. */
    Campaign takesPlace() {
        return campaign.placed(timeline);
    }
}
