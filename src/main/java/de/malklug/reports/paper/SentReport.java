/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.mail.StoredMail;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report on its way to a reader.
 *
 * @param mail how far it has come; null if the outbox has forgotten it
 */
public record SentReport(
        String address,
        String mailId,
        Instant sentAt,
        @Nullable StoredMail mail) {}
