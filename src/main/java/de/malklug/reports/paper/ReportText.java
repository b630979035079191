/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import java.time.Instant;

/**
 * What a person wrote into a report.
 *
 * @param section {@link #FOREWORD}, or the id of the section it stands beside
 * @param author how others read who wrote it
 */
public record ReportText(String section, String content, String author, Instant changedAt) {

    public static final String FOREWORD = "foreword";

    /** The longest text there may be. */
    public static final int LONGEST = 5_000;
}
