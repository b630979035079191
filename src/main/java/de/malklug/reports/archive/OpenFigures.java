/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.archive;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.OpenData;
import de.malklug.editorial.Posts;
import de.malklug.engagement.DeliveryFigures;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.EngagementReports;
import de.malklug.reports.PostFigures;
import de.malklug.reports.ReportScope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published posts and the numbers anybody can see beside them, of municipalities that want that. What a network tells only the
 * owner of an account, such as reach, is never in it.
 */
@Component
public class OpenFigures {

    private static final List<Metric> PUBLIC = List.of(Metric.REACTIONS, Metric.REPLIES, Metric.SHARES, Metric.QUOTES);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final EngagementReports reports;
    private final Posts posts;

    OpenFigures(EngagementReports reports, Posts posts) {
        this.reports = reports;
        this.posts = posts;
    }

    /** Whether any municipality of the campaign offers its data. */
    public static boolean areOffered(Campaign campaign) {
        return !offering(campaign).isEmpty();
    }

    private static Set<MunicipalityId> offering(Campaign campaign) {
        return campaign.municipalities().stream()
                .filter(each -> each.openData() == OpenData.ON)
                .map(Municipality::id)
                .collect(Collectors.toSet());
    }

    public byte[] json(Campaign campaign) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("campaign", campaign.id().value());
        root.put("title", campaign.title());
        root.put("hashtag", campaign.hashtag());
        root.put("posts", rows(campaign));
        return MAPPER.writeValueAsBytes(root);
    }

    public byte[] csv(Campaign campaign) {
        List<Map<String, @Nullable Object>> rows = rows(campaign);
        List<String> head =
                new ArrayList<>(List.of("municipality", "post", "network", "publishedAt", "url", "text", "readAt"));
        PUBLIC.forEach(metric -> head.add(metric.key()));
        StringBuilder csv = new StringBuilder(String.join(",", head)).append("\r\n");
        for (Map<String, @Nullable Object> row : rows) {
            csv.append(head.stream().map(row::get).map(OpenFigures::cell).collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private List<Map<String, @Nullable Object>> rows(Campaign campaign) {
        Set<MunicipalityId> offering = offering(campaign);
        List<PostFigures> all = reports.report(ReportScope.of(campaign))
                .map(EngagementReport::posts)
                .orElse(List.of());
        return all.stream()
                .filter(each -> offering.contains(each.delivery().municipality()))
                .filter(each -> each.delivery().goneSince() == null)
                .sorted(Comparator.comparing(
                                (PostFigures each) -> each.delivery().publishedAt())
                        .reversed()
                        .thenComparing(each -> each.delivery().delivery()))
                .map(each -> row(campaign, each))
                .toList();
    }

    private Map<String, @Nullable Object> row(Campaign campaign, PostFigures figures) {
        DeliveryFigures delivery = figures.delivery();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("municipality", delivery.municipality().value());
        row.put("post", delivery.post().value());
        row.put("network", delivery.network().value());
        row.put("publishedAt", delivery.publishedAt().toString());
        row.put(
                "url",
                delivery.remoteUrl() == null ? null : delivery.remoteUrl().toString());
        row.put(
                "text",
                posts.find(campaign.id(), delivery.municipality(), delivery.post())
                        .map(post -> post.post()
                                .wordingFor(delivery.network())
                                .getFirst()
                                .text())
                        .orElse(null));
        row.put(
                "readAt",
                delivery.newest() == null ? null : delivery.newest().readAt().toString());
        PUBLIC.forEach(metric ->
                row.put(metric.key(), figures.value(metric) instanceof MetricValue.Count count ? count.value() : null));
        return row;
    }
}
