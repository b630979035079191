/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.campaign.Campaign;
import de.malklug.editorial.Actor;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.reports.ReportScope;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes and mails the monthly reports. Looked at again and again rather than at one instant: a month in which malklug was off on the
 * first is made up for, and none is made or mailed twice.
 */
@Component
class MonthlyReports {

    private static final Logger log = LoggerFactory.getLogger(MonthlyReports.class);

    private final ReportStore store;
    private final Reports reports;
    private final Campaigns campaigns;
    private final Clock clock;

    MonthlyReports(ReportStore store, Reports reports, Campaigns campaigns, Clock clock) {
        this.store = store;
        this.reports = reports;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Makes what is due, and mails what is ready and was not mailed. */
    void run() {
        for (MonthlyReport monthly : store.monthly()) {
            try {
                campaigns
                        .find(monthly.campaign())
                        .map(StoredCampaign::campaign)
                        .ifPresent(campaign -> run(monthly, campaign));
            } catch (RuntimeException e) {
                log.error("Monthly report {} failed; it is tried again", monthly.id(), e);
            }
        }
    }

    private void run(MonthlyReport monthly, Campaign campaign) {
        YearMonth last = YearMonth.from(clock.instant().atZone(campaign.zone())).minusMonths(1);
        scope(monthly, campaign, last).ifPresent(scope -> {
            StoredReport report =
                    reports.makeOnce(scope, monthly.language(), Actor.MALKLUG, "monthly/" + monthly.id() + "/" + last);
            if (report.state() == StoredReport.State.READY
                    && store.sent(report.id()).isEmpty()) {
                reports.send(report, monthly.recipients(), Actor.MALKLUG);
            }
        });
    }

    /** The part of the month that belongs to the campaign; empty if none does. */
    static Optional<ReportScope> scope(MonthlyReport monthly, Campaign campaign, YearMonth month) {
        LocalDate from = later(month.atDay(1), campaign.period().from());
        LocalDate to = earlier(month.atEndOfMonth(), campaign.period().to());
        return to.isBefore(from)
                ? Optional.empty()
                : Optional.of(
                        ReportScope.of(campaign).of(monthly.municipality()).during(from, to));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
