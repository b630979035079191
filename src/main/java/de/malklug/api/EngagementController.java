/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.editorial.Posts;
import de.malklug.engagement.Engagement;
import de.malklug.engagement.EngagementProblem;
import de.malklug.engagement.EngagementRun;
import de.malklug.engagement.EngagementRuns;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Engagement", description = "What published posts achieved, as dated snapshots.")
class EngagementController {

    private final Posts posts;
    private final Engagement engagement;
    private final EngagementRuns runs;

    EngagementController(Posts posts, Engagement engagement, EngagementRuns runs) {
        this.posts = posts;
        this.engagement = engagement;
        this.runs = runs;
    }

    @GetMapping("/posts/{campaign}/{municipality}/{post}/engagement")
    @Allowed(Right.SEE_REPORTS)
    @Operation(
            summary = "Lists the snapshots of a post, by account, youngest age first",
            description =
                    "A metric is null where the network offers no such figure, or did not tell it at that reading;"
                            + " states says which of the two.")
    Items<SnapshotView> ofPost(
            @PathVariable String campaign, @PathVariable String municipality, @PathVariable String post) {
        if (!CampaignId.isValid(campaign) || !MunicipalityId.isValid(municipality) || !PostId.isValid(post)) {
            throw new Missing("post");
        }
        CampaignId of = new CampaignId(campaign);
        MunicipalityId by = new MunicipalityId(municipality);
        PostId id = new PostId(post);
        List<EngagementSnapshot> snapshots = engagement.ofPost(of, by, id);
        if (snapshots.isEmpty() && posts.find(of, by, id).isEmpty()) {
            throw new Missing("post");
        }
        return Items.all(snapshots.stream().map(SnapshotView::of).toList());
    }

    @PostMapping("/engagement/runs")
    @Allowed(Right.START_WORK)
    @Operation(
            summary = "Reads all figures that are due, now",
            description = "Answers when that is done (200), or at once if a reading is under way already (202).")
    ResponseEntity<RunView> run() {
        RunView view = RunView.of(runs.start());
        return ResponseEntity.status(view.status() == RunView.Status.FINISHED ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(view);
    }

    /**
     * What a post had achieved on one account at some age.
     *
     * @param age since its publication
     * @param states why a metric is null: {@code not-offered} or {@code not-yet-known}; by metric
     */
    @Schema(name = "EngagementSnapshot")
    @JsonPropertyOrder({"account", "network", "readAt", "age", "metrics", "states"})
    record SnapshotView(
            String account,
            String network,
            Instant readAt,

            @Schema(type = "string", description = "ISO 8601 duration", example = "PT15M")
            Duration age,

            Map<String, @Nullable Long> metrics,
            Map<String, String> states) {

        private static SnapshotView of(EngagementSnapshot snapshot) {
            Map<String, @Nullable Long> metrics = new LinkedHashMap<>();
            Map<String, String> states = new LinkedHashMap<>();
            for (Metric metric : EngagementSnapshot.METRICS) {
                metrics.put(metric.key(), null);
                switch (snapshot.value(metric)) {
                    case MetricValue.Count count -> metrics.put(metric.key(), count.value());
                    case MetricValue.NotOffered none -> states.put(metric.key(), "not-offered");
                    case MetricValue.NotYetKnown none -> states.put(metric.key(), "not-yet-known");
                }
            }
            return new SnapshotView(
                    snapshot.account(),
                    snapshot.network().value(),
                    snapshot.readAt(),
                    snapshot.plannedAge(),
                    metrics,
                    states);
        }
    }

    /** What came of a reading. */
    @Schema(name = "EngagementRun")
    @JsonPropertyOrder({"status", "startedAt", "endedAt", "accounts", "posts", "plannedCalls", "calls", "problems"})
    record RunView(
            Status status,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Integer accounts,
            @Nullable Integer posts,
            @Nullable Integer plannedCalls,
            @Nullable Integer calls,
            List<ProblemView> problems) {

        private static RunView of(EngagementRun run) {
            return switch (run) {
                case EngagementRun.Finished finished ->
                    new RunView(
                            Status.FINISHED,
                            finished.startedAt().truncatedTo(ChronoUnit.MILLIS),
                            finished.endedAt().truncatedTo(ChronoUnit.MILLIS),
                            finished.accounts(),
                            finished.posts(),
                            finished.planned(),
                            finished.calls(),
                            finished.problems().stream().map(ProblemView::of).toList());
                case EngagementRun.AlreadyRunning running ->
                    new RunView(Status.ALREADY_RUNNING, running.since(), null, null, null, null, null, List.of());
            };
        }

        /** Whether it is done. */
        enum Status {
            FINISHED,
            ALREADY_RUNNING
        }
    }

    /** An account whose figures could not be read. */
    @Schema(name = "EngagementProblem")
    @JsonPropertyOrder({"account", "kind", "detail", "since"})
    record ProblemView(String account, EngagementProblem.Kind kind, String detail, Instant since) {

        private static ProblemView of(EngagementProblem problem) {
            return new ProblemView(problem.account(), problem.kind(), problem.detail(), problem.since());
        }
    }
}
