/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.campaign.Campaign;
import de.malklug.editorial.Campaigns;
import de.malklug.engagement.DataFinding;
import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.EngagementProblem;
import de.malklug.engagement.ReactionPoint;
import de.malklug.networks.MetricValue;
import de.malklug.queue.DeliveryId;
import de.malklug.reports.Basis;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.EngagementReports;
import de.malklug.reports.PostKey;
import de.malklug.reports.PostTraits;
import de.malklug.reports.paper.ReportStore.Part;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Freezes the data of reports, and computes reports from what is frozen. */
@Component
class FrozenReports {

    private static final int STRETCH = 500;

    private final ReportStore store;
    private final EngagementReports reports;
    private final Campaigns campaigns;
    private final Clock clock;

    FrozenReports(ReportStore store, EngagementReports reports, Campaigns campaigns, Clock clock) {
        this.store = store;
        this.reports = reports;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * Freezes a report's data. What an interrupted freezing left is forgotten: meanwhile posts may have become known that belong
     * among the rows already there.
     */
    void freeze(StoredReport report) {
        store.thaw(report.id());
        Campaign campaign = campaign(report);
        Basis basis = reports.basis(report.scope(), campaign, report.asOf());
        List<String> followers = basis.followers().entrySet().stream()
                .map(each -> Frozen.write(Frozen.FollowersShape.of(each.getKey(), each.getValue())))
                .toList();
        freeze(report, Part.FOLLOWERS, followers);
        freeze(
                report,
                Part.PROBLEM,
                basis.problems().stream()
                        .map(each -> Frozen.write(Frozen.ProblemShape.of(each)))
                        .toList());
        freeze(
                report,
                Part.FINDING,
                basis.findings().stream()
                        .filter(each -> !each.foundAt().isAfter(report.asOf()))
                        .map(each -> Frozen.write(Frozen.FindingShape.of(each)))
                        .toList());
        freeze(
                report,
                Part.DELIVERY,
                basis.published().stream()
                        .map(each -> Frozen.write(Frozen.DeliveryShape.of(
                                each,
                                basis.courses().getOrDefault(each.delivery(), List.of()),
                                basis.traits().get(PostKey.of(each)))))
                        .toList());
    }

    private void freeze(StoredReport report, Part part, List<String> contents) {
        for (int at = 0; at < contents.size(); at += STRETCH) {
            store.freeze(report.id(), part, at, contents.subList(at, Math.min(at + STRETCH, contents.size())));
            store.alive(report.id(), clock.instant());
        }
    }

    /** The campaign as it is when freezing begins. */
    private Campaign campaign(StoredReport report) {
        Campaign campaign = campaigns
                .find(report.scope().campaign())
                .orElseThrow(() -> new IllegalStateException(
                        "There is no campaign " + report.scope().campaign()))
                .campaign();
        store.freeze(report.id(), Part.CAMPAIGN, 0, List.of(Frozen.write(Frozen.CampaignShape.of(campaign))));
        return frozenCampaign(report);
    }

    /** When the oldest post appeared whose figures are frozen; empty without any. */
    Optional<Instant> oldest(String report) {
        return store.first(report, Part.DELIVERY)
                .map(each ->
                        Frozen.read(each, Frozen.DeliveryShape.class).figures().publishedAt());
    }

    private Campaign frozenCampaign(StoredReport report) {
        return Frozen.read(store.basis(report.id(), Part.CAMPAIGN).getFirst(), Frozen.CampaignShape.class)
                .campaign();
    }

    /** The report as its data says, today as in ten years. */
    EngagementReport compute(StoredReport report) {
        Map<String, MetricValue> followers = new TreeMap<>();
        for (String each : store.basis(report.id(), Part.FOLLOWERS)) {
            Frozen.FollowersShape shape = Frozen.read(each, Frozen.FollowersShape.class);
            followers.put(shape.account(), shape.value());
        }
        List<EngagementProblem> problems = store.basis(report.id(), Part.PROBLEM).stream()
                .map(each -> Frozen.read(each, Frozen.ProblemShape.class).problem())
                .toList();
        List<DataFinding> findings = store.basis(report.id(), Part.FINDING).stream()
                .map(each -> Frozen.read(each, Frozen.FindingShape.class).finding())
                .toList();
        List<DeliveryFigures> published = new ArrayList<>();
        Map<DeliveryId, List<ReactionPoint>> courses = new LinkedHashMap<>();
        Map<PostKey, PostTraits> traits = new HashMap<>();
        for (String each : store.basis(report.id(), Part.DELIVERY)) {
            Frozen.DeliveryShape shape = Frozen.read(each, Frozen.DeliveryShape.class);
            DeliveryFigures figures = shape.figures();
            published.add(figures);
            courses.put(figures.delivery(), shape.points());
            PostTraits like = shape.traits();
            if (like != null) {
                traits.put(PostKey.of(figures), like);
            }
        }
        return EngagementReport.of(
                report.scope(),
                frozenCampaign(report),
                new Basis(published, courses, followers, problems, findings, traits));
    }
}
