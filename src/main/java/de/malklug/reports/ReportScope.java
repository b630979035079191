/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.NetworkId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about: the posts of a campaign that were published from the first day to the last.
 *
 * @param municipality null for all
 * @param network null for all
 * @param from first day, in the campaign's zone
 * @param to last day, included
 */
public record ReportScope(
        CampaignId campaign,
        @Nullable MunicipalityId municipality,
        @Nullable NetworkId network,
        LocalDate from,
        LocalDate to) {

    /**
     * @throws IllegalArgumentException if the period ends before it begins
     */
    public ReportScope {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A period ends before it begins: " + from + " to " + to);
        }
    }

    /** Everything about a campaign. */
    public static ReportScope of(Campaign campaign) {
        return new ReportScope(
                campaign.id(),
                null,
                null,
                campaign.period().from(),
                campaign.period().to());
    }

    public ReportScope of(@Nullable MunicipalityId wanted) {
        return new ReportScope(campaign, wanted, network, from, to);
    }

    public ReportScope on(@Nullable NetworkId wanted) {
        return new ReportScope(campaign, municipality, wanted, from, to);
    }

    public ReportScope during(LocalDate first, LocalDate last) {
        return new ReportScope(campaign, municipality, network, first, last);
    }

    /** Whether it is about that municipality's posts. */
    boolean covers(MunicipalityId each) {
        return municipality == null || municipality.equals(each);
    }
}
