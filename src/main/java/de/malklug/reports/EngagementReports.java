/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.Campaign;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.Engagement;
import de.malklug.engagement.FiguresQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes reports from what was read so far. Never waits for a writer, never asks a network. */
@Component
public class EngagementReports {

    private final Campaigns campaigns;
    private final Engagement engagement;
    private final Traits traits;
    private final KeptFigures kept;

    EngagementReports(Campaigns campaigns, Engagement engagement, Traits traits, Clock clock) {
        this.campaigns = campaigns;
        this.engagement = engagement;
        this.traits = traits;
        this.kept = new KeptFigures(engagement, traits, clock);
    }

    /** The report as of now; empty if there is no such campaign. */
    public Optional<EngagementReport> report(ReportScope scope) {
        return campaigns
                .find(scope.campaign())
                .map(StoredCampaign::campaign)
                .map(campaign -> kept.report(scope, campaign));
    }

    /**
     * What a report is computed from.
     *
     * @param asOf what was read or published later is left out; null for now
     */
    public Basis basis(ReportScope scope, Campaign campaign, @Nullable Instant asOf) {
        Instant to = scope.to().plusDays(1).atStartOfDay(campaign.zone()).toInstant();
        Instant end = asOf != null && asOf.isBefore(to) ? asOf : to;
        FiguresQuery upToEnd =
                new FiguresQuery(campaign.id(), scope.network(), null, end, scope.theme(), scope.age(), asOf);
        List<DeliveryFigures> published = engagement.newest(upToEnd);
        return new Basis(
                published,
                engagement.reactions(upToEnd),
                engagement.followers(),
                engagement.problems(),
                engagement.findings(campaign.id()),
                traits.of(campaign.id(), published));
    }
}
