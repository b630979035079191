/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.queue.Delivery;
import de.malklug.queue.Stops;
import de.malklug.queue.Stops.Caught;
import de.malklug.queue.Stops.Choice;
import de.malklug.queue.Stops.Going;
import de.malklug.queue.Stops.NotResumed;
import de.malklug.queue.Stops.Resumed;
import de.malklug.queue.Stops.Stop;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a stop caught, and letting it go on item by item, for programs. */
@RestController("apiResume")
@RequestMapping("/api/v1/stops/{id}")
@Tag(name = "Stops")
class ResumeController {

    private final Stops stops;
    private final StopGuard guard;
    private final Rights rights;

    ResumeController(Stops stops, StopGuard guard, Rights rights) {
        this.stops = stops;
        this.guard = guard;
        this.rights = rights;
    }

    @GetMapping
    @Allowed(Right.STOP)
    @Operation(summary = "Lists what a stop caught, as it stands now")
    Items<CaughtView> caught(@PathVariable String id) {
        return Items.all(
                stops.caught(mine(id).id()).stream().map(CaughtView::of).toList());
    }

    @PostMapping("/resume")
    @Allowed(Right.STOP)
    @Operation(
            summary = "Lifts a stop and does with what it caught as chosen",
            description = "What is not named stays on hold, and can be chosen later in the same way.")
    ResumedView resume(@PathVariable String id, @RequestBody Request request) {
        Stop stop = mine(id);
        Set<String> caught = stops.caught(stop.id()).stream()
                .map(each -> each.delivery().id().value())
                .collect(Collectors.toSet());
        List<Choice> choices = Body.required("choices", request.choices()).stream()
                .map(each -> each.choice(caught))
                .toList();
        return ResumedView.of(stops.resume(stop.id(), choices, rights.actor()));
    }

    private Stop mine(String id) {
        Stop stop = stops.find(id).orElseThrow(() -> new Missing("stop"));
        guard.check(stop.scope(), stop.subject());
        return stop;
    }

    /** How a delivery goes on. */
    enum How {
        AS_PLANNED,
        AS_SOON_AS_POSSIBLE,
        AT,
        STAY_ON_HOLD,
        WITHDRAWN
    }

    @Schema(name = "Resumption")
    record Request(@Nullable List<Wanted> choices) {}

    @Schema(name = "ResumeChoice")
    @JsonPropertyOrder({"delivery", "version", "going", "at"})
    record Wanted(
            @Nullable String delivery,
            @Nullable Integer version,

            @Schema(allowableValues = {"AS_PLANNED", "AS_SOON_AS_POSSIBLE", "AT", "STAY_ON_HOLD", "WITHDRAWN"})
            @Nullable
            String going,

            @Schema(description = "With AT only.") @Nullable Instant at) {

        private Choice choice(Set<String> caught) {
            String id = Body.required("delivery", delivery);
            if (!caught.contains(id)) {
                throw new UnknownValue("delivery", id, caught.stream().sorted().toList());
            }
            return new Choice(DeliveryIds.parse(id).orElseThrow(), Body.required("version", version), meant());
        }

        private Going meant() {
            String word = Body.required("going", going);
            List<String> known = Arrays.stream(How.values()).map(Enum::name).toList();
            if (!known.contains(word)) {
                throw new UnknownValue("going", word, known);
            }
            return switch (How.valueOf(word)) {
                case AS_PLANNED -> new Going.AsPlanned();
                case AS_SOON_AS_POSSIBLE -> new Going.AsSoonAsPossible();
                case AT -> new Going.At(Body.required("at", at));
                case STAY_ON_HOLD -> new Going.StayOnHold();
                case WITHDRAWN -> new Going.Withdrawn();
            };
        }
    }

    @Schema(name = "CaughtDelivery")
    @JsonPropertyOrder({"delivery", "version", "municipality", "account", "title", "status", "dueAt", "waits"})
    record CaughtView(
            String delivery,
            int version,
            String municipality,
            String account,
            String title,
            String status,
            Instant dueAt,

            @Schema(description = "Whether a person must still decide about it.")
            boolean waits) {

        private static CaughtView of(Caught caught) {
            Delivery delivery = caught.delivery();
            return new CaughtView(
                    delivery.id().value(),
                    delivery.version(),
                    delivery.municipality().value(),
                    delivery.account(),
                    delivery.title(),
                    delivery.status().name().toLowerCase(Locale.ROOT),
                    delivery.dueAt(),
                    caught.waits());
        }
    }

    @Schema(name = "Resumed")
    @JsonPropertyOrder({"going", "onHold", "withdrawn", "refused"})
    record ResumedView(int going, int onHold, int withdrawn, List<Refused> refused) {

        private static ResumedView of(Resumed resumed) {
            return new ResumedView(
                    resumed.going(),
                    resumed.onHold(),
                    resumed.withdrawn(),
                    resumed.refused().stream().map(Refused::of).toList());
        }
    }

    @Schema(name = "NotResumed")
    record Refused(String delivery, String why) {

        private static Refused of(NotResumed not) {
            return new Refused(not.delivery().value(), not.why().name());
        }
    }
}
