/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.Municipality;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a municipality's posts achieved.
 *
 * @param share its part of all towns' posts in percent, one decimal; null for the agency and where there are no posts
 */
public record TownFigures(
        Municipality municipality,
        GroupFigures figures,
        @Nullable BigDecimal share) {}
