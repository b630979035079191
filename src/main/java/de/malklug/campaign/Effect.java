/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much a rule over time weighs. */
public enum Effect {
    /** The day is shown and mentioned; nothing is asked of anybody. */
    PROPOSES,
    /** A person is told, and may go on. */
    WARNS,
    /** The post is not released unless the agency lets it pass for a reason that is kept. */
    BLOCKS;

    /** As it stands in a campaign file. */
    @JsonIgnore
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Effect> of(String written) {
        return Stream.of(values())
                .filter(each -> each.written().equals(written))
                .findFirst();
    }
}
