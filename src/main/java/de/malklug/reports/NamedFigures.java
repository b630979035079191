/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.networks.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What posts with something in common achieved: a theme, a hashtag, a kind of media.
 *
 * @param name the theme or hashtag, or the name of a {@link PostTraits.MediaKind}; empty for posts without a theme
 */
public record NamedFigures(String name, GroupFigures figures) {

    /** Fewer posts say nothing. */
    public static final int FEWEST_POSTS = 3;

    /** Reactions per delivery, rounded to one decimal; empty where too few were read. */
    public Optional<BigDecimal> reactionsEach() {
        return mean(figures);
    }

    static Optional<BigDecimal> mean(GroupFigures figures) {
        Tally reactions = figures.tally(Metric.REACTIONS);
        return reactions.counted() < FEWEST_POSTS
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(reactions.value())
                        .divide(BigDecimal.valueOf(reactions.counted()), 1, RoundingMode.HALF_UP));
    }
}
