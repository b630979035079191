/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.editorial.Actor;
import de.malklug.queue.Decisions;
import de.malklug.queue.Decisions.Decision;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryId;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/deliveries/{id}")
@Tag(
        name = "Decisions",
        description =
                "What a person may decide about a delivery. Each names the version it was made on and is refused (409) "
                        + "if the delivery moved on meanwhile or its status does not allow it.")
class DecisionsController {

    private final Decisions decisions;
    private final Deliveries deliveries;
    private final Rights rights;
    private final Speech speech;

    DecisionsController(Decisions decisions, Deliveries deliveries, Rights rights, Speech speech) {
        this.decisions = decisions;
        this.deliveries = deliveries;
        this.rights = rights;
        this.speech = speech;
    }

    @PostMapping("/hold")
    @Allowed(Right.DECIDE)
    @Operation(summary = "Keeps a scheduled delivery from being sent until it is resumed")
    DeliveryDetail hold(@PathVariable String id, @RequestBody Seen seen) {
        return decide(id, seen, decisions::hold);
    }

    @PostMapping("/resume")
    @Allowed(Right.DECIDE)
    @Operation(summary = "Lets a held delivery go on at its time")
    DeliveryDetail resume(@PathVariable String id, @RequestBody Seen seen) {
        return decide(id, seen, decisions::resume);
    }

    @PostMapping("/cancel")
    @Allowed(Right.DECIDE)
    @Operation(summary = "Withdraws a delivery of which nothing was sent")
    DeliveryDetail cancel(@PathVariable String id, @RequestBody Seen seen) {
        return decide(id, seen, decisions::cancel);
    }

    @PostMapping("/send-now")
    @Allowed(Right.DECIDE)
    @Operation(summary = "Sends a scheduled, failed or missed delivery now")
    DeliveryDetail sendNow(@PathVariable String id, @RequestBody Seen seen) {
        return decide(id, seen, decisions::sendNow);
    }

    @PostMapping("/look")
    @Allowed(Right.DECIDE)
    @Operation(summary = "Looks at once whether an unconfirmed delivery is live")
    DeliveryDetail look(@PathVariable String id, @RequestBody Seen seen) {
        return decide(id, seen, decisions::lookNow);
    }

    @PostMapping("/deny")
    @Allowed(Right.DECIDE)
    @Operation(summary = "An unconfirmed delivery is not live: a person looked. It is sent once more")
    DeliveryDetail deny(@PathVariable String id, @RequestBody Seen seen) {
        return decide(id, seen, decisions::itIsNotThere);
    }

    @PostMapping("/not-posted")
    @Allowed(Right.DECIDE)
    @Operation(
            summary =
                    "An unconfirmed delivery is not live and is not to be sent again: a person looked or did not post it")
    DeliveryDetail notPosted(@PathVariable String id, @RequestBody Seen seen) {
        return decide(id, seen, decisions::notPosted);
    }

    @PostMapping("/confirm")
    @Allowed(Right.DECIDE)
    @Operation(summary = "An unconfirmed delivery is live: a person saw it at this address")
    DeliveryDetail confirm(@PathVariable String id, @RequestBody SeenThere seen) {
        URI url = seen.url();
        if (url != null
                && (!url.isAbsolute()
                        || url.getHost() == null
                        || !url.getScheme().matches("https?"))) {
            throw new UnknownValue("url", url.toString(), java.util.List.of("https://…"));
        }
        return decide(
                id,
                new Seen(seen.version()),
                (delivery, version, person) -> decisions.itIsThere(delivery, version, url, person));
    }

    @PostMapping("/move")
    @Allowed(Right.DECIDE)
    @Operation(summary = "Gives a scheduled, held, failed or missed delivery another time")
    DeliveryDetail move(@PathVariable String id, @RequestBody Moved moved) {
        Instant dueAt = Body.required("dueAt", moved.dueAt());
        return decide(
                id,
                new Seen(moved.version()),
                (delivery, version, person) -> decisions.moveTo(delivery, version, dueAt, person));
    }

    private DeliveryDetail decide(String id, Seen seen, Choice choice) {
        Delivery delivery = DeliveryIds.parse(id)
                .flatMap(deliveries::find)
                .filter(found -> rights.maySee(found.municipality()))
                .orElseThrow(() -> new Missing("delivery"));
        if (!rights.mayDecide(delivery.municipality())) {
            throw new AccessDeniedException("Not this municipality");
        }
        int version = Body.required("version", seen.version());
        Decision decision = choice.about(delivery.id(), version, rights.actor());
        return switch (decision) {
            case Decision.Done done ->
                DeliveryDetail.of(
                        done.delivery(), deliveries.history(delivery.id()), speech.about(delivery.campaign()));
            case Decision.Refused refused -> throw new DecisionRefused(refused);
        };
    }

    /** One of the decisions there are. */
    @FunctionalInterface
    private interface Choice {
        Decision about(DeliveryId id, int version, Actor person);
    }

    /** The version of the delivery a decision is about. */
    @Schema(name = "Decision")
    record Seen(@Nullable Integer version) {}

    @Schema(name = "Confirmation")
    @JsonPropertyOrder({"version", "url"})
    record SeenThere(@Nullable Integer version, @Nullable URI url) {}

    @Schema(name = "Move")
    @JsonPropertyOrder({"version", "dueAt"})
    record Moved(@Nullable Integer version, @Nullable Instant dueAt) {}
}
