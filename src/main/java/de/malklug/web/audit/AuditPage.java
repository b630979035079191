/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.audit;

import de.malklug.wording.Differences.Stretch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the audit trail.
 *
 * @param next address of the following stretch; null at the end
 * @param csv address of all of it as a file
 */
record AuditPage(List<Row> rows, int total, @Nullable String next, String csv, Filters filters) {

    /**
     * @param href of the page about it, or null
     * @param town name of the municipality it belongs to; empty for none
     */
    record Row(
            Instant at,
            String time,
            String person,
            String role,
            String what,
            String subject,
            @Nullable String href,
            String town,
            List<Change> changes) {}

    /** What became of one field. */
    record Change(String field, List<Stretch> stretches) {}

    record Option(String value, String text, boolean chosen) {}

    /** What can be chosen, and what is. */
    record Filters(
            List<Option> towns,
            List<Option> persons,
            List<Option> whats,
            String from,
            String to,
            String subject,
            boolean active) {}
}
