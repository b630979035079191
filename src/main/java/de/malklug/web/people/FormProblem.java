/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is missing in a form.
 *
 * @param field id of the field
 */
record FormProblem(String field, String text) {

    static @Nullable String at(String field, List<FormProblem> problems) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(FormProblem::text)
                .findFirst()
                .orElse(null);
    }
}
