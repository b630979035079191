/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Layer;
import de.malklug.campaign.LayerDay;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.NeutralityWindow;
import de.malklug.campaign.PostId;
import de.malklug.campaign.RuleFinding;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.Desk;
import de.malklug.editorial.Permit;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.StoredCampaign;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1}: days that mean something, and what rules over time say about posts. */
@RestController("apiRules")
@RequestMapping("/api/v1")
@Tag(name = "Rules", description = "Calendar layers, weeks before elections, and what rules over time say about posts.")
class RulesController {

    private final Campaigns campaigns;
    private final Desk desk;
    private final Rights rights;
    private final Speech speech;

    RulesController(Campaigns campaigns, Desk desk, Rights rights, Speech speech) {
        this.campaigns = campaigns;
        this.desk = desk;
        this.rights = rights;
        this.speech = speech;
    }

    @GetMapping("/campaigns/{id}/days")
    @Allowed(Right.READ)
    @Operation(summary = "Lists the days of a campaign's layers and its weeks before elections, within its period")
    Items<DayView> days(@PathVariable String id) {
        Campaign campaign = Optional.of(id)
                .filter(CampaignId::isValid)
                .map(CampaignId::new)
                .flatMap(campaigns::find)
                .map(StoredCampaign::campaign)
                .orElseThrow(() -> new Missing("campaign"));
        List<DayView> days = new ArrayList<>();
        for (Layer layer : campaign.rules().layers()) {
            Set<LayerDay> seen = campaign.period()
                    .from()
                    .datesUntil(campaign.period().to().plusDays(1))
                    .flatMap(day -> layer.on(day, null).stream())
                    .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
            seen.forEach(day -> days.add(DayView.of(layer, day)));
        }
        campaign.rules().neutrality().forEach(window -> days.add(DayView.of(window)));
        return Items.all(days);
    }

    @GetMapping("/posts/{campaign}/{municipality}/{post}/findings")
    @Allowed(Right.WRITE_POSTS)
    @Operation(
            summary = "Shows what rules over time say about a post",
            description = "With `at`, a local time in the campaign's zone: what they would say if it appeared then.")
    Findings findings(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam(required = false) @Nullable LocalDateTime at) {
        if (!CampaignId.isValid(campaign) || !MunicipalityId.isValid(municipality) || !PostId.isValid(post)) {
            throw new Missing("post");
        }
        MunicipalityId town = new MunicipalityId(municipality);
        if (!rights.may(Right.WRITE_POSTS, town)) {
            throw new AccessDeniedException("Not this municipality");
        }
        PostKey key = new PostKey(new CampaignId(campaign), town, new PostId(post));
        return new Findings(
                desk.findings(key, at).stream()
                        .map(each -> view(each, key.campaign()))
                        .toList(),
                desk.permits(key).stream().map(PermitView::of).toList());
    }

    private FindingView view(RuleFinding finding, CampaignId campaign) {
        return new FindingView(
                finding.effect().written(),
                finding.key(),
                speech.about(campaign).finding(finding),
                finding.mark(),
                finding.better());
    }

    @Schema(name = "SpecialDay")
    @JsonPropertyOrder({"layer", "title", "name", "from", "to", "then", "municipalities"})
    record DayView(
            String layer,
            String title,
            String name,
            LocalDate from,
            LocalDate to,
            String then,
            List<String> municipalities) {

        private static DayView of(Layer layer, LayerDay day) {
            return new DayView(
                    layer.id(),
                    layer.title(),
                    day.title(),
                    day.from(),
                    day.to(),
                    layer.effect().written(),
                    names(day.municipalities()));
        }

        private static DayView of(NeutralityWindow window) {
            return new DayView(
                    window.id(),
                    window.title(),
                    window.title(),
                    window.from(),
                    window.to(),
                    window.then().written(),
                    names(window.municipalities()));
        }

        private static List<String> names(List<MunicipalityId> towns) {
            return towns.stream().map(MunicipalityId::value).toList();
        }
    }

    @Schema(name = "RuleFindings")
    record Findings(List<FindingView> findings, List<PermitView> permits) {}

    @Schema(name = "RuleFinding", description = "`better` is a local time at which no rule blocks or warns.")
    @JsonPropertyOrder({"effect", "key", "text", "mark", "better"})
    record FindingView(String effect, String key, String text, String mark, LocalDateTime better) {}

    @Schema(name = "RulePermit", description = "That the agency let the post pass, and why.")
    @JsonPropertyOrder({"mark", "reason", "person", "at"})
    record PermitView(String mark, String reason, String person, Instant at) {

        private static PermitView of(Permit permit) {
            return new PermitView(permit.finding().mark(), permit.reason(), permit.title(), permit.at());
        }
    }
}
