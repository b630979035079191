/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.contribute;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form to contribute with.
 *
 * @param token of the address the form is sent to
 * @param begun token of what is being written
 * @param theme what is asked for; null if nothing is in particular
 * @param wish in sentences; null for none
 * @param sent whether it was sent before and is being completed
 * @param question of whoever asks; null for none
 * @param fresh the picture that can be added; null if there are enough
 * @param savedAt when it was last kept; null if it was not
 */
record ContributePage(
        String token,
        String begun,
        String town,
        String hashtag,
        @Nullable String theme,
        @Nullable String wish,
        Instant untilAt,
        String until,
        boolean sent,
        @Nullable String question,
        Fields fields,
        List<PictureField> pictures,
        @Nullable PictureField fresh,
        String limits,
        List<Problem> problems,
        List<String> advice,
        long keepDays,
        @Nullable String savedAt) {

    /** @param day as typed */
    record Fields(String text, int length, String day, String today, String name, String mail, List<Choice> networks) {}

    record Choice(String id, String name, boolean chosen) {}

    /**
     * A picture and what is said about it.
     *
     * @param suffix of its fields' names; empty for one that can be added
     * @param src null for one that can be added
     * @param facts its name and size
     */
    record PictureField(
            String suffix,
            int number,
            @Nullable String src,
            String facts,
            String alt,
            String persons,
            boolean rights,
            @Nullable String badFile,
            @Nullable String badAlt,
            @Nullable String badPersons,
            @Nullable String badRights) {}

    /** @param field id of the field */
    record Problem(String field, String text) {}

    /** What is said at a field; null for nothing. */
    public @Nullable String at(String field) {
        return at(field, problems);
    }

    static @Nullable String at(String field, List<Problem> problems) {
        return problems.stream()
                .filter(each -> each.field().equals(field))
                .map(Problem::text)
                .findFirst()
                .orElse(null);
    }
}
