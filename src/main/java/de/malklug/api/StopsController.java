/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.queue.Stops;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController("apiStops")
@RequestMapping("/api/v1/stops")
@Tag(
        name = "Stops",
        description =
                "The stop button: nothing within a stop's scope is sent until it is lifted, and what it caught only when a person lets it go on.")
class StopsController {

    private static final int LONGEST_REASON = 500;

    private final Stops stops;
    private final StopGuard guard;
    private final Rights rights;

    StopsController(Stops stops, StopGuard guard, Rights rights) {
        this.stops = stops;
        this.guard = guard;
        this.rights = rights;
    }

    @GetMapping
    @Allowed(Right.SEE_QUEUE)
    @Operation(summary = "Lists the stops in force, newest first")
    Items<StopView> list() {
        return Items.all(stops.inForce().stream().map(StopView::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Right.STOP)
    @Operation(
            summary = "Stops everything of a campaign, municipality, network, account or theme at once",
            description = "The subject is the id of what is stopped, or the theme.")
    StoppedView stop(@RequestBody Request request) {
        Stops.Scope scope = scope(Body.required("scope", request.scope()));
        String subject = Body.required("subject", request.subject());
        guard.check(scope, subject);
        String reason = Body.required("reason", request.reason()).strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new UnknownValue("reason", "", List.of("1 … " + LONGEST_REASON));
        }
        Stops.Stopped stopped = stops.stop(scope, subject, reason, rights.actor());
        return new StoppedView(StopView.of(stopped.stop()), stopped.held(), stopped.underWay());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Right.STOP)
    @Operation(
            summary = "Lifts a stop",
            description = "What it caught stays on hold until each delivery is resumed, moved or cancelled.")
    void lift(@PathVariable String id) {
        Stops.Stop stop = stops.inForce().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Missing("stop"));
        guard.check(stop.scope(), stop.subject());
        stops.lift(id, rights.actor());
    }

    private static Stops.Scope scope(String word) {
        List<String> known = Arrays.stream(Stops.Scope.values()).map(Enum::name).toList();
        if (!known.contains(word)) {
            throw new UnknownValue("scope", word, known);
        }
        return Stops.Scope.valueOf(word);
    }

    /** What is to be stopped, and why. */
    @Schema(name = "StopRequest")
    @JsonPropertyOrder({"scope", "subject", "reason"})
    record Request(
            @Schema(allowableValues = {"CAMPAIGN", "MUNICIPALITY", "NETWORK", "ACCOUNT", "THEME"}) @Nullable
            String scope,

            @Nullable String subject,
            @Nullable String reason) {}

    @Schema(name = "Stop")
    @JsonPropertyOrder({"id", "scope", "subject", "reason", "person", "at"})
    record StopView(String id, Stops.Scope scope, String subject, String reason, String person, Instant at) {

        private static StopView of(Stops.Stop stop) {
            return new StopView(stop.id(), stop.scope(), stop.subject(), stop.reason(), stop.person(), stop.at());
        }
    }

    /**
     * @param held how many deliveries it caught
     * @param underWay how many were being published at that moment and may still appear
     */
    @Schema(name = "Stopped")
    @JsonPropertyOrder({"stop", "held", "underWay"})
    record StoppedView(StopView stop, int held, int underWay) {}
}
