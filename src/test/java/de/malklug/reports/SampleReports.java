/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.Metric;
import de.malklug.networks.NetworkId;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reports about made-up figures of two weeks, without a database. */
public final class SampleReports extends EngagementReports {

    private static final List<NetworkId> NETWORKS = List.of(ReportFixture.MASTODON, ReportFixture.BLUESKY);

    private final Campaign campaign;
    private final AtomicReference<ReportFixture> figures = new AtomicReference<>();

    @SuppressWarnings("NullAway")
    public SampleReports(Campaign campaign) {
        super(null, null, null, null);
        this.campaign = campaign;
        full();
    }

    @Override
    public Optional<EngagementReport> report(ReportScope scope) {
        return scope.campaign().equals(campaign.id())
                ? Optional.of(figures.get().report(scope))
                : Optional.empty();
    }

    @Override
    public Basis basis(ReportScope scope, Campaign of, @Nullable Instant asOf) {
        return figures.get().basis();
    }

    /** Every town posts on both networks; one account is in trouble. */
    public void full() {
        ReportFixture fixture = new ReportFixture(campaign);
        int number = 0;
        for (Municipality town : campaign.municipalities()) {
            number++;
            for (NetworkId network : NETWORKS) {
                fixture.followers(town.id(), network, 200L + 450L * number);
            }
            for (int day = 0; day < 14; day += 1 + number % 3) {
                Instant at = campaign.period()
                        .from()
                        .plusDays(day)
                        .atTime(LocalTime.of(9, 30))
                        .atZone(campaign.zone())
                        .toInstant();
                long reactions = 6 + 5 * number + (day * (7 + number)) % 13;
                fixture.read(town.id(), ReportFixture.MASTODON, "beitrag-" + day, at.toString(), reactions, day % 4, 2)
                        .snapshot(
                                town.id(),
                                ReportFixture.BLUESKY,
                                "beitrag-" + day,
                                at.plus(5, ChronoUnit.MINUTES).toString(),
                                EngagementReading.builder()
                                        .count(Metric.REACTIONS, reactions / 3)
                                        .count(Metric.REPLIES, 1)
                                        .count(Metric.SHARES, day % 3)
                                        .count(Metric.QUOTES, 1)
                                        .build());
            }
        }
        fixture.problem(campaign.municipalities().get(2).id(), ReportFixture.MASTODON);
        figures.set(fixture);
    }

    /** Posts are out for some minutes only. */
    public void young() {
        ReportFixture fixture = new ReportFixture(campaign);
        Instant start = campaign.period()
                .from()
                .atTime(LocalTime.of(9, 0))
                .atZone(campaign.zone())
                .toInstant();
        for (Municipality town : campaign.municipalities()) {
            fixture.notYetRead(town.id(), ReportFixture.MASTODON, "auftakt", start.toString());
        }
        figures.set(fixture);
    }

    /** Nothing was published yet. */
    public void nothing() {
        figures.set(new ReportFixture(campaign));
    }
}
