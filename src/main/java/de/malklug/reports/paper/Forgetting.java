/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.engagement.Retention;
import de.malklug.engagement.Retention.Forgotten;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes figures, and the reports made from them, when their time is over; first says what that would be. */
@Component
public class Forgetting {

    private final Retention retention;
    private final ReportStore store;
    private final ReportFiles files;
    private final Campaigns campaigns;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;

    Forgetting(
            Retention retention,
            ReportStore store,
            ReportFiles files,
            Campaigns campaigns,
            AuditTrail audit,
            TransactionTemplate transactions) {
        this.retention = retention;
        this.store = store;
        this.files = files;
        this.campaigns = campaigns;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** @param reports reports that hold such figures: a frozen copy is a copy */
    public record Preview(Forgotten figures, int reports) {}

    /** How many days a campaign's figures are kept; empty for good. */
    public Optional<Integer> days(CampaignId campaign) {
        return retention.days(campaign);
    }

    /** What keeping figures for so many days would delete now. */
    public Preview preview(CampaignId campaign, int days) {
        Forgotten figures = retention.preview(campaign, days);
        return new Preview(figures, holding(campaign, figures).size());
    }

    private List<String> holding(CampaignId campaign, Forgotten figures) {
        ZoneId zone = campaigns
                .find(campaign)
                .map(StoredCampaign::campaign)
                .map(Campaign::zone)
                .orElse(ZoneOffset.UTC);
        LocalDate day = figures.before().atZone(zone).toLocalDate();
        return store.holding(campaign, figures.before(), day);
    }

    /** Keeps figures for so many days from now on, and deletes what is older at once. */
    public Preview keep(CampaignId campaign, int days, Actor by) {
        transactions.executeWithoutResult(transaction -> {
            retention.keep(campaign, days, by.name());
            audit.record(by, "figures.kept-for", subject(campaign), null, Map.of("days", days));
        });
        return forget(campaign, by);
    }

    /** Keeps figures for good from now on. */
    public void keepForGood(CampaignId campaign, Actor by) {
        transactions.executeWithoutResult(transaction -> {
            retention.keepForGood(campaign);
            audit.record(by, "figures.kept-for-good", subject(campaign), null, null);
        });
    }

    private static AuditTrail.Subject subject(CampaignId campaign) {
        return new AuditTrail.Subject("figures", campaign.value(), campaign.value(), campaign, null);
    }

    /** Deletes what is over in every campaign. */
    void run() {
        retention.all().keySet().forEach(campaign -> forget(campaign, Actor.MALKLUG));
    }

    private Preview forget(CampaignId campaign, Actor by) {
        Forgotten figures = retention.forget(campaign);
        List<String> reports = holding(campaign, figures);
        for (String report : reports) {
            files.delete(report);
            store.delete(report);
        }
        Preview done = new Preview(figures, reports.size());
        if (!figures.isNothing() || !reports.isEmpty()) {
            audit.record(
                    by,
                    "figures.deleted",
                    subject(campaign),
                    Map.of(
                            "deliveries", figures.deliveries(),
                            "snapshots", figures.snapshots(),
                            "reports", reports.size()),
                    null);
        }
        return done;
    }
}
