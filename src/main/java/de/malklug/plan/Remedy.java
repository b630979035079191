/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would settle a collision.
 *
 * @param post the one of both that would move
 * @param slots better hours for it, by time; at most {@link Remedies#MOST}
 * @param partner a post of the same municipality whose time it could have, and which could have its; null if there is none
 */
public record Remedy(
        ComparedPost post,
        List<FreeSlots.Slot> slots,
        @Nullable ComparedPost partner) {

    public Remedy {
        slots = List.copyOf(slots);
    }

    public boolean isNone() {
        return slots.isEmpty() && partner == null;
    }
}
