/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.campaign.CampaignId;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Page;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.wording.Phrases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/deliveries")
@Tag(name = "Deliveries", description = "What is due, what was sent, what failed and why.")
class DeliveriesController {

    private final Deliveries deliveries;
    private final Parameters parameters;
    private final Guard guard;
    private final Speech speech;

    DeliveriesController(Deliveries deliveries, Parameters parameters, Guard guard, Speech speech) {
        this.deliveries = deliveries;
        this.parameters = parameters;
        this.guard = guard;
        this.speech = speech;
    }

    @GetMapping
    @Allowed(Right.SEE_QUEUE)
    @Operation(summary = "Lists deliveries by due instant, oldest first", description = "An empty parameter means any.")
    Items<DeliveryView> list(
            @Parameter(description = "One or several of the ledger's words.") @RequestParam(required = false) @Nullable
                    List<String> status,
            @Parameter(description = "Ids of one or several municipalities.") @RequestParam(required = false) @Nullable
                    List<String> municipality,
            @Parameter(description = "Id of a network.") @RequestParam(required = false) @Nullable String network,
            @Parameter(description = "Id of a campaign.") @RequestParam(required = false) @Nullable String campaign,
            @Parameter(description = "Earliest due instant (or day), inclusive.")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "Latest due instant (or day), exclusive.")
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(description = "The most items wanted: 1 to 1000, usually 100.")
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "The value of next in the stretch before.")
                    @RequestParam(required = false)
                    @Nullable
                    String next) {
        CampaignId of = parameters.campaign(campaign);
        DeliveryFilter filter = new DeliveryFilter(
                of,
                guard.visible(parameters.municipalities(municipality)),
                null,
                parameters.network(network),
                null,
                parameters.words("status", status, DeliveryStatus.class),
                parameters.time("from", from, of),
                parameters.time("to", to, of));
        Page<Delivery> page = page(filter, next == null || next.isBlank() ? null : next, parameters.limit(limit));
        Map<CampaignId, Phrases> phrases = new HashMap<>();
        return new Items<>(
                page.items().stream()
                        .map(each -> DeliveryView.of(each, phrases.computeIfAbsent(each.campaign(), speech::about)))
                        .toList(),
                page.next());
    }

    @GetMapping("/{id}")
    @Allowed(Right.SEE_QUEUE)
    @Operation(summary = "Shows one delivery with everything that happened to it")
    DeliveryDetail show(@PathVariable String id) {
        Delivery delivery = find(id);
        return DeliveryDetail.of(delivery, deliveries.history(delivery.id()), speech.about(delivery.campaign()));
    }

    private Page<Delivery> page(DeliveryFilter filter, @Nullable String next, int limit) {
        try {
            return deliveries.page(filter, next, limit);
        } catch (IllegalArgumentException notOurs) {
            throw new UnknownValue("next", String.valueOf(next), List.of("…"));
        }
    }

    private Delivery find(String id) {
        return DeliveryIds.parse(id)
                .flatMap(deliveries::find)
                .filter(delivery -> guard.maySee(delivery.municipality()))
                .orElseThrow(() -> new Missing("delivery"));
    }
}
