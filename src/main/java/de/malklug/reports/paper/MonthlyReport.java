/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report that is made every month, about the month before, and mailed.
 *
 * @param municipality null for the whole campaign
 */
public record MonthlyReport(
        String id,
        CampaignId campaign,
        @Nullable MunicipalityId municipality,
        Locale language,
        List<String> recipients) {

    public MonthlyReport {
        recipients = List.copyOf(recipients);
    }
}
