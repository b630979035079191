/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a notice says, to be worded in the reader's language.
 *
 * @param campaign id, or null
 * @param network id, or null
 * @param account id, or null
 * @param title of the first thing it is about, usually a post; empty if there is none
 * @param code of the {@link de.malklug.queue.Explanation} that says why; empty for none
 * @param arguments of that explanation
 * @param person whose words or deed it is about; null for malklug's
 * @param words what that person said; null for nothing
 * @param at an instant it names, such as a deadline, in ISO 8601; null for none
 * @param href where one can do something about it
 */
public record NoticeContent(
        @Nullable String campaign,
        @Nullable String network,
        @Nullable String account,
        String title,
        String code,
        List<String> arguments,
        @Nullable String person,
        @Nullable String words,
        @Nullable String at,
        String href) {

    public NoticeContent {
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
    }
}
