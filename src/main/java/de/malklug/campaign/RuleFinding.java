/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import java.time.LocalDateTime;
import java.util.List;

/**
 * What a rule over time has to say about a post. Worded by the message bundles under {@code problem.<key>}.
 *
 * @param key for example {@code quiet-hours}
 * @param arguments what the sentence names; the last two are day and time of {@link #better}
 * @param mark names the rule and what it was about; a person who lets the post pass lets it pass for this and nothing else
 * @param better a time at which no rule blocks or warns, on the wall clock of the campaign's zone
 */
public record RuleFinding(Effect effect, String key, List<Object> arguments, String mark, LocalDateTime better) {

    public RuleFinding {
        arguments = List.copyOf(arguments);
    }

    public boolean blocks() {
        return effect == Effect.BLOCKS;
    }

    /** The key of its sentence in the message bundles. */
    public String messageKey() {
        return "problem." + key;
    }
}
