/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as CSV, in one of three tables. The names of the columns are stable; new ones are added at the end only. A figure
 * that is not there is an empty cell, and the column {@code missing} says why, for example {@code reach:not-offered}.
 */
public enum ReportCsv {
    /** One row for the whole scope, one per municipality, one per network; {@code level} says which. */
    FIGURES("figures") {
        @Override
        List<String> header() {
            List<String> header = new ArrayList<>(List.of(
                    "level",
                    "campaign",
                    "municipality",
                    "network",
                    "from",
                    "to",
                    "read_at",
                    "posts",
                    "deliveries",
                    "accounts",
                    "gone"));
            header.addAll(METRIC_COLUMNS);
            header.addAll(List.of(
                    "engagement",
                    "followers",
                    "inhabitants",
                    "engagement_per_1000_followers",
                    "engagement_per_1000_inhabitants",
                    "share_of_posts",
                    "missing"));
            return header;
        }

        @Override
        List<List<@Nullable Object>> rows(EngagementReport report) {
            ReportScope scope = report.scope();
            List<List<@Nullable Object>> rows = new ArrayList<>();
            rows.add(figures(report, "total", scope.municipality(), scope.network(), report.total(), null));
            report.towns().stream()
                    .filter(town -> scope.covers(town.municipality().id()))
                    .forEach(town -> rows.add(figures(
                            report,
                            "municipality",
                            town.municipality().id(),
                            scope.network(),
                            town.figures(),
                            town.share())));
            report.networks()
                    .forEach(each -> rows.add(
                            figures(report, "network", scope.municipality(), each.network(), each.figures(), null)));
            return rows;
        }
    },
    /** One row per post and account, strongest first. */
    POSTS("posts") {
        @Override
        List<String> header() {
            List<String> header = new ArrayList<>(List.of(
                    "campaign",
                    "municipality",
                    "post",
                    "title",
                    "theme",
                    "network",
                    "account",
                    "published_at",
                    "url",
                    "read_at",
                    "age_seconds",
                    "gone_since"));
            header.addAll(METRIC_COLUMNS);
            header.addAll(List.of("engagement", "followers", "engagement_per_1000_followers", "missing"));
            return header;
        }

        @Override
        List<List<@Nullable Object>> rows(EngagementReport report) {
            return report.posts().stream().map(post -> post(report, post)).toList();
        }
    },
    /** One row per step of time and municipality. */
    TREND("trend") {
        @Override
        List<String> header() {
            return List.of("campaign", "municipality", "step", "start", "reactions_gained");
        }

        @Override
        List<List<@Nullable Object>> rows(EngagementReport report) {
            Trend trend = report.trend();
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (int i = 0; i < trend.starts().size(); i++) {
                int step = i;
                trend.gains()
                        .forEach((municipality, gains) -> rows.add(List.of(
                                report.campaign().id(),
                                municipality,
                                trend.step().name().toLowerCase(Locale.ROOT),
                                trend.starts().get(step).toOffsetDateTime(),
                                gains.get(step))));
            }
            return rows;
        }
    };

    private static final List<String> METRIC_COLUMNS = EngagementSnapshot.METRICS.stream()
            .map(metric -> metric.key().replace('-', '_'))
            .toList();

    private final String key;

    ReportCsv(String key) {
        this.key = key;
    }

    /** The table's name in addresses and file names, for example {@code posts}. */
    public String key() {
        return key;
    }

    /** The whole file as text; to be sent as UTF-8. */
    public String write(EngagementReport report, CsvForm form) {
        return rows(report).stream()
                .map(form::line)
                .collect(Collectors.joining("", form.start() + form.line(header()), ""));
    }

    abstract List<String> header();

    abstract List<List<@Nullable Object>> rows(EngagementReport report);

    private static List<@Nullable Object> figures(
            EngagementReport report,
            String level,
            @Nullable Object municipality,
            @Nullable Object network,
            GroupFigures figures,
            @Nullable BigDecimal share) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(level);
        row.add(report.campaign().id());
        row.add(municipality);
        row.add(network);
        row.add(report.scope().from());
        row.add(report.scope().to());
        row.add(report.readAt());
        row.add(figures.posts());
        row.add(figures.deliveries());
        row.add(figures.accounts());
        row.add(figures.gone());
        EngagementSnapshot.METRICS.forEach(
                metric -> row.add(count(figures.tally(metric).figure())));
        row.add(count(figures.engagement().figure()));
        row.add(figures.followers());
        row.add(figures.population());
        row.add(per1000(figures.per1000Followers()));
        row.add(per1000(figures.per1000Inhabitants()));
        row.add(share);
        row.add(missing(metric -> figures.tally(metric).figure(), figures.deliveries() > 0));
        return row;
    }

    private static List<@Nullable Object> post(EngagementReport report, PostFigures post) {
        DeliveryFigures delivery = post.delivery();
        EngagementSnapshot newest = delivery.newest();
        List<@Nullable Object> row = new ArrayList<>();
        row.add(report.campaign().id());
        row.add(delivery.municipality());
        row.add(delivery.post());
        row.add(delivery.title());
        row.add(delivery.theme());
        row.add(delivery.network());
        row.add(delivery.account());
        row.add(delivery.publishedAt());
        row.add(delivery.remoteUrl());
        row.add(newest == null ? null : newest.readAt());
        row.add(newest == null ? null : newest.age().toSeconds());
        row.add(delivery.goneSince());
        EngagementSnapshot.METRICS.forEach(metric -> row.add(count(post.value(metric))));
        row.add(count(post.engagement()));
        row.add(newest == null ? null : newest.followers());
        row.add(per1000(post.per1000Followers()));
        row.add(missing(post::value, true));
        return row;
    }

    private static @Nullable Long count(MetricValue value) {
        return value instanceof MetricValue.Count count ? count.value() : null;
    }

    private static @Nullable BigDecimal per1000(Rate rate) {
        return rate instanceof Rate.Per1000 known ? known.per1000() : null;
    }

    private static String missing(Function<Metric, MetricValue> figures, boolean expected) {
        Map<String, String> reasons = new LinkedHashMap<>();
        if (expected) {
            for (Metric metric : EngagementSnapshot.METRICS) {
                switch (figures.apply(metric)) {
                    case MetricValue.Count count -> {}
                    case MetricValue.NotOffered none -> reasons.put(metric.key(), "not-offered");
                    case MetricValue.NotYetKnown none -> reasons.put(metric.key(), "not-yet-read");
                }
            }
        }
        return reasons.entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue())
                .collect(Collectors.joining(" "));
    }
}
