/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of posts whose time passed while malklug was not running. */
public enum LatePolicy {
    /** They are sent by themselves as long as they are not later than {@link Rules#latest}; of the others a person is asked. */
    SEND,
    /** Of each of them a person is asked. */
    ASK;

    /** As it stands in a campaign file. */
    @JsonIgnore
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LatePolicy> of(String written) {
        return Stream.of(values())
                .filter(each -> each.written().equals(written))
                .findFirst();
    }
}
