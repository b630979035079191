/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.campaign.Anchor;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.OpenData;
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
import de.malklug.reports.PostTraits;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shapes in which a report's data is kept. They are written once and read for years: what is added to them later must be
 * allowed to be missing.
 */
final class Frozen {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Frozen() {}

    static String write(Object shape) {
        return MAPPER.writeValueAsString(shape);
    }

    static <T> T read(String json, Class<T> shape) {
        return MAPPER.readValue(json, shape);
    }

    record TownShape(
            String id,
            String name,
            String sign,
            @Nullable Integer population,
            String role,
            @Nullable Integer share) {}

    record CampaignShape(
            String id,
            String title,
            String hashtag,
            String zone,
            String language,
            String from,
            String to,
            @Nullable String anchor,
            @Nullable String anchorAt,
            @Nullable String anchorUntil,
            List<TownShape> towns) {

        static CampaignShape of(Campaign campaign) {
            Anchor anchor = campaign.anchor();
            return new CampaignShape(
                    campaign.id().value(),
                    campaign.title(),
                    campaign.hashtag(),
                    campaign.zone().getId(),
                    campaign.language(),
                    campaign.period().from().toString(),
                    campaign.period().to().toString(),
                    anchor == null ? null : anchor.title(),
                    anchor == null ? null : anchor.at().toString(),
                    anchor == null || anchor.until() == null
                            ? null
                            : anchor.until().toString(),
                    campaign.municipalities().stream()
                            .map(each -> new TownShape(
                                    each.id().value(),
                                    each.name(),
                                    each.sign(),
                                    each.population(),
                                    each.role().name(),
                                    each.share()))
                            .toList());
        }

        Campaign campaign() {
            return new Campaign(
                    new CampaignId(id),
                    title,
                    hashtag,
                    ZoneId.of(zone),
                    language,
                    new Period(LocalDate.parse(from), LocalDate.parse(to)),
                    anchor == null || anchorAt == null
                            ? null
                            : new Anchor(
                                    anchor,
                                    LocalDateTime.parse(anchorAt),
                                    anchorUntil == null ? null : LocalDateTime.parse(anchorUntil),
                                    null),
                    Rules.USUAL,
                    towns.stream()
                            .map(each -> new Municipality(
                                    new MunicipalityId(each.id()),
                                    each.name(),
                                    each.sign(),
                                    each.population(),
                                    Municipality.Role.valueOf(each.role()),
                                    null,
                                    each.share(),
                                    OpenData.OFF))
                            .toList());
        }
    }

    record SnapshotShape(
            long plannedAge,
            long age,
            long readAt,
            @Nullable Long followers,
            Map<String, Long> counts,
            List<String> notYetKnown,
            Map<String, Long> doubted,
            @Nullable String call) {

        static SnapshotShape of(EngagementSnapshot snapshot) {
            Map<String, Long> counts = new TreeMap<>();
            List<String> notYetKnown = new ArrayList<>();
            Map<String, Long> doubted = new TreeMap<>();
            for (Metric metric : EngagementSnapshot.METRICS) {
                switch (snapshot.told(metric)) {
                    case MetricValue.Count count -> counts.put(metric.name(), count.value());
                    case MetricValue.NotYetKnown none -> notYetKnown.add(metric.name());
                    case MetricValue.NotOffered none -> {}
                }
            }
            snapshot.doubted().forEach((metric, value) -> doubted.put(metric.name(), value));
            return new SnapshotShape(
                    snapshot.plannedAge().toSeconds(),
                    snapshot.age().toSeconds(),
                    snapshot.readAt().toEpochMilli(),
                    snapshot.followers(),
                    counts,
                    notYetKnown,
                    doubted,
                    snapshot.call());
        }

        EngagementSnapshot snapshot(DeliveryId delivery, String account, NetworkId network) {
            EngagementReading.Builder reading = EngagementReading.builder();
            counts.forEach((metric, value) -> reading.count(Metric.valueOf(metric), value));
            notYetKnown.forEach(metric -> reading.notYetKnown(Metric.valueOf(metric)));
            Map<Metric, Long> instead = new EnumMap<>(Metric.class);
            doubted.forEach((metric, value) -> instead.put(Metric.valueOf(metric), value));
            return new EngagementSnapshot(
                    delivery,
                    account,
                    network,
                    Duration.ofSeconds(plannedAge),
                    Duration.ofSeconds(age),
                    Instant.ofEpochMilli(readAt),
                    true,
                    followers,
                    reading.build(),
                    instead,
                    call);
        }
    }

    /** @param course instants and counts in turn */
    record DeliveryShape(
            String delivery,
            String municipality,
            String post,
            String account,
            String network,
            @Nullable String theme,
            String title,
            @Nullable String remoteUrl,
            long publishedAt,
            boolean offered,
            @Nullable SnapshotShape newest,
            @Nullable Long goneSince,
            List<Long> course,
            @Nullable List<String> hashtags,
            @Nullable String media) {

        static DeliveryShape of(DeliveryFigures figures, List<ReactionPoint> points, @Nullable PostTraits traits) {
            List<Long> course = new ArrayList<>();
            points.forEach(point -> {
                course.add(point.at());
                course.add(point.count());
            });
            URI url = figures.remoteUrl();
            EngagementSnapshot newest = figures.newest();
            Instant gone = figures.goneSince();
            return new DeliveryShape(
                    figures.delivery().value(),
                    figures.municipality().value(),
                    figures.post().value(),
                    figures.account(),
                    figures.network().value(),
                    figures.theme(),
                    figures.title(),
                    url == null ? null : url.toString(),
                    figures.publishedAt().toEpochMilli(),
                    figures.offered(),
                    newest == null ? null : SnapshotShape.of(newest),
                    gone == null ? null : gone.toEpochMilli(),
                    course,
                    traits == null ? null : traits.hashtags(),
                    traits == null ? null : traits.media().name());
        }

        DeliveryFigures figures() {
            DeliveryId id = new DeliveryId(delivery);
            NetworkId on = new NetworkId(network);
            return new DeliveryFigures(
                    id,
                    new MunicipalityId(municipality),
                    new PostId(post),
                    account,
                    on,
                    theme,
                    title,
                    remoteUrl == null ? null : URI.create(remoteUrl),
                    Instant.ofEpochMilli(publishedAt),
                    offered,
                    newest == null ? null : newest.snapshot(id, account, on),
                    goneSince == null ? null : Instant.ofEpochMilli(goneSince));
        }

        List<ReactionPoint> points() {
            List<ReactionPoint> points = new ArrayList<>();
            for (int i = 0; i + 1 < course.size(); i += 2) {
                points.add(new ReactionPoint(course.get(i), course.get(i + 1)));
            }
            return points;
        }

        @Nullable
        PostTraits traits() {
            return hashtags == null || media == null
                    ? null
                    : new PostTraits(hashtags, PostTraits.MediaKind.valueOf(media));
        }
    }

    /** @param count null where {@code offered} says whether there will ever be one */
    record FollowersShape(String account, @Nullable Long count, boolean offered) {

        static FollowersShape of(String account, MetricValue value) {
            return new FollowersShape(
                    account,
                    value instanceof MetricValue.Count count ? count.value() : null,
                    !(value instanceof MetricValue.NotOffered));
        }

        MetricValue value() {
            if (count != null) {
                return MetricValue.of(count);
            }
            return offered ? MetricValue.NOT_YET_KNOWN : MetricValue.NOT_OFFERED;
        }
    }

    record ProblemShape(
            String account,
            String kind,
            String detail,
            long since,
            long lastAt,
            @Nullable Long retryAt,
            int times) {

        static ProblemShape of(EngagementProblem problem) {
            Instant retryAt = problem.retryAt();
            return new ProblemShape(
                    problem.account(),
                    problem.kind().name(),
                    problem.detail(),
                    problem.since().toEpochMilli(),
                    problem.lastAt().toEpochMilli(),
                    retryAt == null ? null : retryAt.toEpochMilli(),
                    problem.times());
        }

        EngagementProblem problem() {
            return new EngagementProblem(
                    account,
                    EngagementProblem.Kind.valueOf(kind),
                    detail,
                    Instant.ofEpochMilli(since),
                    Instant.ofEpochMilli(lastAt),
                    retryAt == null ? null : Instant.ofEpochMilli(retryAt),
                    times);
        }
    }

    record FindingShape(
            String delivery,
            String municipality,
            String post,
            String account,
            String network,
            String title,
            String metric,
            String kind,
            long before,
            long told,
            long foundAt) {

        static FindingShape of(DataFinding finding) {
            return new FindingShape(
                    finding.delivery().value(),
                    finding.municipality().value(),
                    finding.post().value(),
                    finding.account(),
                    finding.network().value(),
                    finding.title(),
                    finding.metric().name(),
                    finding.kind().name(),
                    finding.before(),
                    finding.told(),
                    finding.foundAt().toEpochMilli());
        }

        DataFinding finding() {
            return new DataFinding(
                    new DeliveryId(delivery),
                    new MunicipalityId(municipality),
                    new PostId(post),
                    account,
                    new NetworkId(network),
                    title,
                    Metric.valueOf(metric),
                    DataFinding.Kind.valueOf(kind),
                    before,
                    told,
                    Instant.ofEpochMilli(foundAt));
        }
    }
}
