/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.campaign.Anchor;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Municipality;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/campaigns")
@Tag(name = "Campaigns", description = "Campaigns and the municipalities that take part.")
class CampaignsController {

    private final Campaigns campaigns;

    CampaignsController(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @GetMapping
    @Allowed(Right.READ)
    @Operation(summary = "Lists all campaigns by title")
    Items<CampaignView> list() {
        return Items.all(campaigns.all().stream().map(CampaignView::of).toList());
    }

    @GetMapping("/{id}")
    @Allowed(Right.READ)
    @Operation(summary = "Shows one campaign")
    CampaignView show(@PathVariable String id) {
        return Optional.of(id)
                .filter(CampaignId::isValid)
                .map(CampaignId::new)
                .flatMap(campaigns::find)
                .map(CampaignView::of)
                .orElseThrow(() -> new Missing("campaign"));
    }

    /** A campaign as it takes place. */
    @Schema(name = "Campaign")
    @JsonPropertyOrder({"id", "title", "hashtag", "zone", "language", "from", "to", "anchor", "municipalities"})
    record CampaignView(
            String id,
            String title,
            String hashtag,
            String zone,
            String language,
            LocalDate from,
            LocalDate to,
            @Nullable AnchorView anchor,
            List<MunicipalityView> municipalities) {

        private static CampaignView of(StoredCampaign stored) {
            Campaign campaign = stored.campaign();
            return new CampaignView(
                    campaign.id().value(),
                    campaign.title(),
                    campaign.hashtag(),
                    campaign.zone().getId(),
                    campaign.language(),
                    campaign.period().from(),
                    campaign.period().to(),
                    campaign.anchor() == null ? null : AnchorView.of(campaign.anchor()),
                    campaign.municipalities().stream().map(MunicipalityView::of).toList());
        }
    }

    @Schema(
            name = "AnchorEvent",
            description = "The event a campaign leads up to; times are local to the campaign's zone.")
    @JsonPropertyOrder({"title", "at", "until", "link"})
    record AnchorView(
            String title,
            LocalDateTime at,
            @Nullable LocalDateTime until,
            @Nullable URI link) {

        private static AnchorView of(Anchor anchor) {
            return new AnchorView(anchor.title(), anchor.at(), anchor.until(), anchor.link());
        }
    }

    @Schema(name = "Municipality")
    @JsonPropertyOrder({"id", "name", "sign", "population", "role"})
    record MunicipalityView(
            String id, String name, String sign, @Nullable Integer population, String role) {

        private static MunicipalityView of(Municipality municipality) {
            return new MunicipalityView(
                    municipality.id().value(),
                    municipality.name(),
                    municipality.sign(),
                    municipality.population(),
                    municipality.role().name().toLowerCase(Locale.ROOT));
        }
    }
}
