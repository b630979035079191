/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.engagement.DeliveryFigures;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.GroupFigures;
import de.malklug.reports.NamedFigures;
import de.malklug.reports.PostFigures;
import de.malklug.reports.Rate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A report for programs. A figure that is not there is null, and {@code missing} says why. */
final class JsonPaper {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonPaper() {}

    static byte[] write(EngagementReport report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("campaign", report.campaign().id().value());
        root.put("municipality", text(report.scope().municipality()));
        root.put("network", text(report.scope().network()));
        root.put("theme", report.scope().theme());
        Duration age = report.scope().age();
        root.put("comparedAtSeconds", age == null ? null : age.toSeconds());
        root.put("from", report.scope().from().toString());
        root.put("to", report.scope().to().toString());
        root.put("readAt", text(report.readAt()));
        root.put("total", figures(report.total()));
        List<Object> towns = new ArrayList<>();
        report.towns().forEach(each -> {
            Map<String, @Nullable Object> town = figures(each.figures());
            town.put("municipality", each.municipality().id().value());
            town.put("name", each.municipality().name());
            town.put("shareOfPosts", each.share());
            town.put("fairShare", each.share() == null ? null : report.fairShare(each.municipality()));
            towns.add(town);
        });
        root.put("municipalities", towns);
        List<Object> networks = new ArrayList<>();
        report.networks().forEach(each -> {
            Map<String, @Nullable Object> network = figures(each.figures());
            network.put("network", each.network().value());
            networks.add(network);
        });
        root.put("networks", networks);
        root.put("themes", named(report.themes()));
        root.put("hashtags", named(report.hashtags()));
        root.put("mediaKinds", named(report.kinds()));
        root.put("posts", report.posts().stream().map(JsonPaper::post).toList());
        return MAPPER.writeValueAsBytes(root);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static List<Object> named(List<NamedFigures> all) {
        List<Object> list = new ArrayList<>();
        all.forEach(each -> {
            Map<String, @Nullable Object> figures = figures(each.figures());
            figures.put("name", each.name());
            figures.put("reactionsPerDelivery", each.reactionsEach().orElse(null));
            list.add(figures);
        });
        return list;
    }

    private static Map<String, @Nullable Object> figures(GroupFigures group) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("posts", group.posts());
        figures.put("deliveries", group.deliveries());
        figures.put("accounts", group.accounts());
        metrics(metric -> group.tally(metric).figure(), figures);
        figures.put("engagement", count(group.engagement().figure()));
        figures.put("followers", group.followers());
        figures.put("inhabitants", group.population());
        figures.put("engagementPer1000Followers", rate(group.per1000Followers()));
        figures.put("engagementPer1000Inhabitants", rate(group.per1000Inhabitants()));
        return figures;
    }

    private static Map<String, @Nullable Object> post(PostFigures post) {
        DeliveryFigures delivery = post.delivery();
        EngagementSnapshot newest = delivery.newest();
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("municipality", delivery.municipality().value());
        figures.put("post", delivery.post().value());
        figures.put("title", delivery.title());
        figures.put("theme", delivery.theme());
        figures.put("network", delivery.network().value());
        figures.put("account", delivery.account());
        figures.put("publishedAt", delivery.publishedAt().toString());
        figures.put("url", text(delivery.remoteUrl()));
        figures.put("readAt", newest == null ? null : newest.readAt().toString());
        metrics(post::value, figures);
        figures.put("engagement", count(post.engagement()));
        figures.put("followers", newest == null ? null : newest.followers());
        figures.put("engagementPer1000Followers", rate(post.per1000Followers()));
        return figures;
    }

    private static void metrics(Function<Metric, MetricValue> values, Map<String, @Nullable Object> figures) {
        Map<String, @Nullable Long> metrics = new LinkedHashMap<>();
        Map<String, String> missing = new LinkedHashMap<>();
        for (Metric metric : EngagementSnapshot.METRICS) {
            MetricValue value = values.apply(metric);
            metrics.put(metric.key(), count(value));
            switch (value) {
                case MetricValue.Count count -> {}
                case MetricValue.NotOffered none -> missing.put(metric.key(), "not-offered");
                case MetricValue.NotYetKnown none -> missing.put(metric.key(), "not-yet-read");
            }
        }
        figures.put("metrics", metrics);
        figures.put("missing", missing);
    }

    private static @Nullable Long count(MetricValue value) {
        return value instanceof MetricValue.Count count ? count.value() : null;
    }

    private static @Nullable BigDecimal rate(Rate rate) {
        return rate instanceof Rate.Per1000 known ? known.per1000() : null;
    }
}
