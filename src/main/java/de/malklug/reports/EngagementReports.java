/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.Campaign;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.engagement.Engagement;
import de.malklug.engagement.FiguresQuery;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Computes reports from what was read so far. Never waits for a writer, never asks a network. */
@Component
public class EngagementReports {

    private final Campaigns campaigns;
    private final Engagement engagement;

    EngagementReports(Campaigns campaigns, Engagement engagement) {
        this.campaigns = campaigns;
        this.engagement = engagement;
    }

    /** The report as of now; empty if there is no such campaign. */
    public Optional<EngagementReport> report(ReportScope scope) {
        return campaigns.find(scope.campaign()).map(StoredCampaign::campaign).map(campaign -> report(scope, campaign));
    }

    private EngagementReport report(ReportScope scope, Campaign campaign) {
        Instant to = scope.to().plusDays(1).atStartOfDay(campaign.zone()).toInstant();
        FiguresQuery upToEnd = new FiguresQuery(campaign.id(), scope.network(), null, to);
        return EngagementReport.of(
                scope,
                campaign,
                engagement.newest(upToEnd),
                engagement.courses(upToEnd),
                engagement.followers(),
                engagement.problems());
    }
}
