/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.CampaignProblem.Severity;
import de.malklug.checks.Passage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in a draft that a person should change: the same as for files, but pointing at a field. Worded for people by the message
 * bundles under {@code problem.<key>}.
 *
 * @param field for example {@code at}, {@code text}, {@code link}, {@code on[0]}, {@code media[1].alt}, {@code variants.bluesky.text},
 *     {@code variants.bluesky.media[0].file}, {@code thread[0].text}; counted from 0
 * @param key what is wrong, for example {@code alt-missing}
 * @param arguments what the sentence names, in the order of its placeholders
 * @param passage the place in the field's text, and what can stand there instead; null if it is about the whole field
 */
public record DraftProblem(
        String field,
        Severity severity,
        String key,
        List<Object> arguments,
        @Nullable Passage passage) {

    public DraftProblem {
        arguments = List.copyOf(arguments);
    }

    public DraftProblem(String field, Severity severity, String key, List<Object> arguments) {
        this(field, severity, key, arguments, null);
    }

    /** The key of its sentence in the message bundles. */
    public String messageKey() {
        return "problem." + key;
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
