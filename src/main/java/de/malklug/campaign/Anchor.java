/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.net.URI;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The event a campaign leads up to.
 *
 * @param at its beginning, in the campaign's zone
 * @param until its end, in the campaign's zone, or null
 * @param link where people learn more, or null
 */
public record Anchor(
        String title,
        LocalDateTime at,
        @Nullable LocalDateTime until,
        @Nullable URI link) {}
