/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Period;
import de.malklug.campaign.PostId;
import de.malklug.campaign.Rules;
import de.malklug.engagement.DataFinding;
import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.EngagementProblem;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.engagement.ReactionPoint;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.NetworkId;
import de.malklug.queue.DeliveryId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A campaign of three towns and the agency, and what its posts achieved as the test says. */
public final class ReportFixture {

    public static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    public static final MunicipalityId ARNSBERG = new MunicipalityId("arnsberg");
    public static final MunicipalityId OLPE = new MunicipalityId("olpe");
    public static final MunicipalityId SOEST = new MunicipalityId("soest");
    public static final MunicipalityId AGENCY = new MunicipalityId("suedwestfalen-agentur");
    public static final NetworkId MASTODON = new NetworkId("mastodon");
    public static final NetworkId BLUESKY = new NetworkId("bluesky");

    private final Campaign campaign;
    private final List<DeliveryFigures> deliveries = new ArrayList<>();
    private final Map<DeliveryId, List<ReactionPoint>> courses = new LinkedHashMap<>();
    private final Map<String, MetricValue> followers = new TreeMap<>();
    private final List<EngagementProblem> problems = new ArrayList<>();
    private final List<DataFinding> findings = new ArrayList<>();
    private final Map<PostKey, PostTraits> traits = new LinkedHashMap<>();

    ReportFixture() {
        this(campaign());
    }

    ReportFixture(Campaign campaign) {
        this.campaign = campaign;
    }

    public static Campaign campaign() {
        return new Campaign(
                CAMPAIGN,
                "Fünf Kommunen, malklug",
                "#5malklug",
                ZoneId.of("Europe/Berlin"),
                "de",
                new Period(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 22)),
                null,
                Rules.USUAL,
                List.of(
                        new Municipality(ARNSBERG, "Arnsberg", "AR", 73_500, Municipality.Role.TOWN),
                        new Municipality(OLPE, "Olpe", "OL", 24_600, Municipality.Role.TOWN),
                        new Municipality(SOEST, "Soest", "SO", 47_200, Municipality.Role.TOWN),
                        new Municipality(AGENCY, "Südwestfalen Agentur", "SA", null, Municipality.Role.AGENCY)));
    }

    /** A post that was read a day after it appeared: reactions, replies, shares. */
    ReportFixture read(MunicipalityId town, NetworkId network, String post, String publishedAt, long... figures) {
        EngagementReading.Builder reading = EngagementReading.builder();
        for (int i = 0; i < figures.length; i++) {
            reading.count(GroupFigures.ENGAGEMENT.get(i), figures[i]);
        }
        return snapshot(town, network, post, publishedAt, reading.build());
    }

    ReportFixture snapshot(
            MunicipalityId town, NetworkId network, String post, String publishedAt, EngagementReading reading) {
        Instant published = Instant.parse(publishedAt);
        DeliveryId id = DeliveryId.of(CAMPAIGN.value(), town.value(), post, account(town, network), "");
        MetricValue count = followers.get(account(town, network));
        EngagementSnapshot snapshot = new EngagementSnapshot(
                id,
                account(town, network),
                network,
                Duration.ofDays(1),
                Duration.ofDays(1),
                published.plus(Duration.ofDays(1)),
                true,
                count instanceof MetricValue.Count known ? known.value() : null,
                reading);
        if (snapshot.value(Metric.REACTIONS) instanceof MetricValue.Count reactions) {
            courses.put(id, List.of(new ReactionPoint(snapshot.readAt().toEpochMilli(), reactions.value())));
        }
        return add(town, network, post, published, true, snapshot);
    }

    ReportFixture notYetRead(MunicipalityId town, NetworkId network, String post, String publishedAt) {
        return add(town, network, post, Instant.parse(publishedAt), true, null);
    }

    ReportFixture withoutFigures(MunicipalityId town, NetworkId network, String post, String publishedAt) {
        return add(town, network, post, Instant.parse(publishedAt), false, null);
    }

    private ReportFixture add(
            MunicipalityId town,
            NetworkId network,
            String post,
            Instant publishedAt,
            boolean offered,
            @Nullable EngagementSnapshot newest) {
        deliveries.add(new DeliveryFigures(
                DeliveryId.of(CAMPAIGN.value(), town.value(), post, account(town, network), ""),
                town,
                new PostId(post),
                account(town, network),
                network,
                "klima",
                "Titel von " + post,
                URI.create("https://example.org/" + post),
                publishedAt,
                offered,
                newest,
                null));
        return this;
    }

    ReportFixture followers(MunicipalityId town, NetworkId network, long count) {
        followers.put(account(town, network), MetricValue.of(count));
        return this;
    }

    ReportFixture problem(MunicipalityId town, NetworkId network) {
        Instant at = Instant.parse("2026-11-09T08:00:00Z");
        problems.add(new EngagementProblem(
                account(town, network), EngagementProblem.Kind.UNAVAILABLE, "HTTP 503", at, at, null, 1));
        return this;
    }

    EngagementReport report() {
        return report(ReportScope.of(campaign));
    }

    EngagementReport report(ReportScope scope) {
        return EngagementReport.of(scope, campaign, basis());
    }

    Basis basis() {
        return new Basis(deliveries, courses, followers, problems, findings, traits);
    }

    static String account(MunicipalityId town, NetworkId network) {
        return town + "-" + network;
    }

    /** Three towns with posts on two networks, so that every figure has something to say. */
    public static EngagementReport aWeek() {
        ReportFixture fixture = new ReportFixture()
                .followers(SOEST, MASTODON, 1_200)
                .followers(SOEST, BLUESKY, 300)
                .followers(OLPE, MASTODON, 400)
                .followers(ARNSBERG, BLUESKY, 900);
        for (int day = 2; day <= 6; day++) {
            String at = "2026-11-0" + day + "T08:00:00Z";
            fixture.read(SOEST, MASTODON, "klima-" + day, at, 20 + day, 3, 5)
                    .read(OLPE, MASTODON, "rad-" + day, at, 4, 1, 0);
        }
        fixture.read(SOEST, BLUESKY, "klima-2", "2026-11-02T08:00:00Z", 7, 0, 1);
        fixture.read(ARNSBERG, BLUESKY, "laden-2", "2026-11-02T10:00:00Z", 12, 2, 2);
        fixture.notYetRead(ARNSBERG, BLUESKY, "laden-7", "2026-11-07T10:00:00Z");
        return fixture.report();
    }
}
