/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.archive;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.Post;
import de.malklug.campaign.Wording;
import de.malklug.editorial.AuditTrail;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.PostHistory;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredCampaign;
import de.malklug.editorial.StoredPost;
import de.malklug.engagement.Engagement;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.media.MediaLibrary;
import de.malklug.media.MediaProperties;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.Page;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.EngagementReports;
import de.malklug.reports.ReportCsv;
import de.malklug.reports.ReportScope;
import de.malklug.reports.paper.Papers;
import de.malklug.reports.paper.ReportFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;

/**
 * A campaign as an archive package in open formats: texts, media, alt texts, approvals, where each post appeared, final numbers
 * and the audit trail, with checksums. Holds no secrets and nothing about people who reacted.
 */
@Component
public class CampaignArchive {

    private static final int STRETCH = 200;

    private final Campaigns campaigns;
    private final Posts posts;
    private final PostHistory history;
    private final Deliveries deliveries;
    private final MediaLibrary media;
    private final Engagement engagement;
    private final EngagementReports reports;
    private final Papers papers;
    private final AuditTrail audit;
    private final Clock clock;

    CampaignArchive(
            Campaigns campaigns,
            Posts posts,
            PostHistory history,
            Deliveries deliveries,
            MediaLibrary media,
            Engagement engagement,
            EngagementReports reports,
            Papers papers,
            AuditTrail audit,
            Clock clock) {
        this.campaigns = campaigns;
        this.posts = posts;
        this.history = history;
        this.deliveries = deliveries;
        this.media = media;
        this.engagement = engagement;
        this.reports = reports;
        this.papers = papers;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the package of a campaign is called. */
    public String fileName(CampaignId campaign) {
        return "malklug-" + campaign + "-"
                + clock.instant().atZone(ZoneOffset.UTC).toLocalDate() + ".zip";
    }

    /**
     * Writes the package while it is made.
     *
     * @throws IllegalArgumentException if there is no such campaign
     */
    public void write(CampaignId id, OutputStream to) throws IOException {
        Campaign campaign = campaigns
                .find(id)
                .map(StoredCampaign::campaign)
                .orElseThrow(() -> new IllegalArgumentException("There is no campaign " + id));
        Package archive = new Package(to, clock.instant());
        archive.add("README.txt", README);
        archive.json("campaign.json", campaign(campaign));
        Rows approvals = new Rows("municipality,post,version,change,at,by\n");
        Rows snapshots = new Rows(snapshotHead());
        StoredPost last = null;
        List<StoredPost> stretch;
        do {
            stretch = posts.list(PostFilter.ALL.in(id), last, STRETCH);
            for (StoredPost post : stretch) {
                write(post, archive);
                approvals(post, approvals);
                snapshots(post, snapshots);
            }
            last = stretch.isEmpty() ? last : stretch.getLast();
        } while (stretch.size() == STRETCH);
        archive.add("approvals.csv", approvals.text());
        archive.add("deliveries.csv", out -> deliveries(id, out));
        archive.add("numbers/snapshots.csv", snapshots.text());
        Optional<EngagementReport> report = reports.report(ReportScope.of(campaign));
        if (report.isPresent()) {
            for (ReportCsv table : ReportCsv.values()) {
                archive.add("numbers/" + table.key() + ".csv", papers.csv(table, report.get(), Locale.ENGLISH));
            }
            archive.add(
                    "numbers/report.json",
                    out -> papers.write(ReportFormat.JSON, report.get(), List.of(), null, Locale.ENGLISH, out));
            archive.add(
                    "report.pdf",
                    out -> papers.write(
                            ReportFormat.PDF,
                            report.get(),
                            List.of(),
                            null,
                            Locale.forLanguageTag(campaign.language()),
                            out));
        }
        archive.add("audit.csv", out -> audit(id, out));
        archive.seal(Map.of("campaign", id.value(), "title", campaign.title(), "format", "malklug-archive/1"));
        to.flush();
    }

    private static final String README = """
            Archive package of a malklug campaign

            campaign.json      period, anchor event, municipalities
            posts/             every post: text, thread, variants, alt texts (JSON, and plain text to read)
            media/             pictures and videos, named by their SHA-256
            approvals.csv      who submitted, approved and returned which version of a post, and when
            deliveries.csv     where and when each post appeared, with its address there
            numbers/           final numbers, and every snapshot they come from
            report.pdf         the numbers as a report
            audit.csv          what people changed
            manifest.json      every file with size and SHA-256
            sha256sums.txt     the same for: sha256sum -c sha256sums.txt

            Only sums are kept. There are no names and no texts of people who reacted.
            """;

    /** Lines that are collected and added as one file. */
    private static final class Rows {

        private final StringBuilder lines;

        Rows(String head) {
            lines = new StringBuilder(head);
        }

        void add(@Nullable Object... cells) {
            lines.append(line(cells));
        }

        String text() {
            return lines.toString();
        }
    }

    private static String line(@Nullable Object... cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        return line.append('\n').toString();
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static Map<String, @Nullable Object> campaign(Campaign campaign) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", campaign.id().value());
        map.put("title", campaign.title());
        map.put("hashtag", campaign.hashtag());
        map.put("zone", campaign.zone().getId());
        map.put("language", campaign.language());
        map.put("from", campaign.period().from().toString());
        map.put("to", campaign.period().to().toString());
        map.put("anchor", campaign.anchor() == null ? null : campaign.anchor().title());
        map.put(
                "anchorAt",
                campaign.anchor() == null ? null : campaign.anchor().at().toString());
        List<Map<String, @Nullable Object>> towns = new ArrayList<>();
        for (Municipality each : campaign.municipalities()) {
            Map<String, @Nullable Object> town = new LinkedHashMap<>();
            town.put("id", each.id().value());
            town.put("name", each.name());
            town.put("role", each.role().name().toLowerCase(Locale.ROOT));
            town.put("population", each.population());
            town.put("share", each.share());
            towns.add(town);
        }
        map.put("municipalities", towns);
        return map;
    }

    private void write(StoredPost stored, Package archive) throws IOException {
        Post post = stored.post();
        String path = "posts/" + post.municipality() + "/" + post.id();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", post.id().value());
        map.put("municipality", post.municipality().value());
        map.put("title", post.title());
        map.put("theme", post.theme());
        map.put("status", post.status().name().toLowerCase(Locale.ROOT));
        map.put("dueAt", stored.dueAt().toString());
        map.put("fingerprint", stored.fingerprint());
        map.put("text", wording(post.wording(), stored));
        map.put(
                "thread",
                post.thread().stream().map(each -> wording(each, stored)).toList());
        Map<String, Object> variants = new LinkedHashMap<>();
        post.variants().keySet().stream()
                .sorted()
                .forEach(network -> variants.put(
                        network.value(),
                        post.wordingFor(network).stream()
                                .map(each -> wording(each, stored))
                                .toList()));
        map.put("variants", variants);
        archive.json(path + ".json", map);
        archive.add(path + ".txt", readable(post));
        for (MediaProperties each : stored.media().values()) {
            Optional<Path> file = media.find(each.sha256());
            if (file.isPresent()) {
                archive.add("media/" + fileName(each), file.get());
            }
        }
    }

    private static String fileName(MediaProperties media) {
        return media.sha256() + "."
                + MimeTypeUtils.parseMimeType(media.contentType()).getSubtype();
    }

    private static Map<String, @Nullable Object> wording(Wording wording, StoredPost stored) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("text", wording.text());
        map.put("link", wording.link() == null ? null : wording.link().toString());
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        for (MediaReference each : wording.media()) {
            MediaProperties properties = stored.media().get(each.file());
            Map<String, @Nullable Object> media = new LinkedHashMap<>();
            media.put("name", each.file());
            media.put("alt", each.alt());
            media.put("file", properties == null ? null : "media/" + fileName(properties));
            shown.add(media);
        }
        map.put("media", shown);
        return map;
    }

    private static String readable(Post post) {
        StringBuilder text = new StringBuilder(post.title()).append("\n\n");
        List<Wording> parts = new ArrayList<>();
        parts.add(post.wording());
        parts.addAll(post.thread());
        for (Wording each : parts) {
            text.append(each.text().strip()).append('\n');
            if (each.link() != null) {
                text.append(each.link()).append('\n');
            }
            each.media().forEach(media -> text.append("[").append(media.alt()).append("]\n"));
            text.append('\n');
        }
        return text.toString();
    }

    private void approvals(StoredPost stored, Rows rows) {
        PostKey key = new PostKey(
                stored.campaign(), stored.post().municipality(), stored.post().id());
        List<PostHistory.Version> versions = history.versions(key);
        for (PostHistory.Version each : versions.reversed()) {
            rows.add(
                    key.municipality(),
                    key.post(),
                    each.number(),
                    each.change(),
                    each.at(),
                    each.person() == null ? "file" : each.person());
        }
    }

    private static String snapshotHead() {
        StringBuilder head = new StringBuilder(
                "municipality,post,network,account,read_at,age_seconds,planned_age_seconds,known,followers,call");
        EngagementSnapshot.METRICS.forEach(metric -> head.append(',').append(metric.key()));
        return head.append(",doubted\n").toString();
    }

    private void snapshots(StoredPost stored, Rows rows) {
        Post post = stored.post();
        for (EngagementSnapshot each : engagement.ofPost(stored.campaign(), post.municipality(), post.id())) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(post.municipality());
            cells.add(post.id());
            cells.add(each.network());
            cells.add(each.account());
            cells.add(each.readAt());
            cells.add(each.age().toSeconds());
            cells.add(each.plannedAge().toSeconds());
            cells.add(each.known());
            cells.add(each.followers());
            cells.add(each.call());
            for (Metric metric : EngagementSnapshot.METRICS) {
                cells.add(each.told(metric) instanceof MetricValue.Count count ? count.value() : null);
            }
            cells.add(String.join(
                    " ", each.doubted().keySet().stream().map(Metric::key).toList()));
            rows.add(cells.toArray());
        }
    }

    private void deliveries(CampaignId campaign, OutputStream to) throws IOException {
        to.write("delivery,municipality,post,network,account,status,due_at,published_at,remote_id,address\n"
                .getBytes(StandardCharsets.UTF_8));
        Optional<String> next = Optional.empty();
        do {
            Page<Delivery> page = deliveries.page(DeliveryFilter.ALL.in(campaign), next.orElse(null), STRETCH);
            for (Delivery each : page.items()) {
                to.write(line(
                                each.id().value(),
                                each.municipality(),
                                each.post(),
                                each.network(),
                                each.account(),
                                each.status().name().toLowerCase(Locale.ROOT),
                                each.dueAt(),
                                each.publishedAt(),
                                each.remoteId(),
                                each.remoteUrl())
                        .getBytes(StandardCharsets.UTF_8));
            }
            next = Optional.ofNullable(page.next());
        } while (next.isPresent());
    }

    private void audit(CampaignId campaign, OutputStream to) throws IOException {
        to.write("at,who,what,kind,id,title,before,after\n".getBytes(StandardCharsets.UTF_8));
        AuditTrail.Entry last = null;
        List<AuditTrail.Entry> stretch;
        do {
            stretch = audit.find(AuditTrail.Filter.ALL, last, STRETCH);
            for (AuditTrail.Entry each : stretch) {
                if (campaign.equals(each.subject().campaign())) {
                    to.write(line(
                                    each.at(),
                                    each.who().title(),
                                    each.what(),
                                    each.subject().kind(),
                                    each.subject().id(),
                                    each.subject().title(),
                                    each.before(),
                                    each.after())
                            .getBytes(StandardCharsets.UTF_8));
                }
            }
            last = stretch.isEmpty() ? last : stretch.getLast();
        } while (stretch.size() == STRETCH);
    }
}
