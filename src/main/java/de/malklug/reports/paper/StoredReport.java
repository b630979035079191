/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.reports.ReportScope;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report that was asked for.
 *
 * @param language it is written in
 * @param occasion what it was made for; there is one report per occasion
 * @param createdBy what the person signs in with; {@code malklug} for the monthly ones
 * @param asOf what was read later is not in it
 * @param checksum SHA-256 of its frozen data; null until they are complete
 * @param trouble why it could not be made, in English; null unless it failed
 * @param version grows whenever something is written into it
 */
public record StoredReport(
        String id,
        ReportScope scope,
        Locale language,
        String occasion,
        String createdBy,
        Instant createdAt,
        Instant asOf,
        State state,
        @Nullable String checksum,
        @Nullable String trouble,
        int version) {

    /** How far it is. */
    public enum State {
        /** Its data is being frozen, or its documents are being made. */
        MAKING,
        /** It can be read. */
        READY,
        /** It could not be made; it can be tried again. */
        FAILED
    }
}
