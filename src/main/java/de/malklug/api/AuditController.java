/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.AuditTrail;
import de.malklug.editorial.AuditTrail.Entry;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController("apiAudit")
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit", description = "Everything people changed, newest first. A municipality reads its own.")
class AuditController {

    private final AuditTrail trail;
    private final Parameters parameters;
    private final Rights rights;

    AuditController(AuditTrail trail, Parameters parameters, Rights rights) {
        this.trail = trail;
        this.parameters = parameters;
        this.rights = rights;
    }

    @GetMapping
    @Allowed(Right.SEE_AUDIT)
    @Operation(summary = "Lists what people changed", description = "An empty parameter means any.")
    Items<AuditEntry> list(
            @Parameter(description = "Id of a municipality.") @RequestParam(required = false) @Nullable
                    String municipality,
            @Parameter(description = "What the person signs in with.") @RequestParam(required = false) @Nullable
                    String person,
            @Parameter(description = "A kind of change, or its beginning, such as post.")
                    @RequestParam(required = false)
                    @Nullable
                    String what,
            @Parameter(description = "Id of what was changed.") @RequestParam(required = false) @Nullable
                    String subject,
            @Parameter(description = "Earliest instant (or day), inclusive.") @RequestParam(required = false) @Nullable
                    String from,
            @Parameter(description = "Latest instant (or day), exclusive.") @RequestParam(required = false) @Nullable
                    String to,
            @Parameter(description = "The most items wanted: 1 to 1000, usually 100.")
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "The value of next in the stretch before.")
                    @RequestParam(required = false)
                    @Nullable
                    String next) {
        Set<MunicipalityId> own = rights.visibleMunicipalities();
        Set<MunicipalityId> wanted =
                own.isEmpty() ? parameters.municipalities(municipality == null ? null : List.of(municipality)) : own;
        AuditTrail.Filter filter = new AuditTrail.Filter(
                wanted.stream().findFirst().orElse(null),
                given(person),
                given(what),
                given(subject),
                parameters.time("from", from, null),
                parameters.time("to", to, null));
        int most = parameters.limit(limit);
        List<Entry> found = trail.page(filter, given(next), most + 1);
        List<Entry> shown = found.subList(0, Math.min(most, found.size()));
        return new Items<>(
                shown.stream().map(AuditEntry::of).toList(),
                found.size() > most ? shown.getLast().id() : null);
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    @Schema(name = "AuditEntry")
    @JsonPropertyOrder({
        "id",
        "at",
        "person",
        "name",
        "role",
        "what",
        "kind",
        "subject",
        "title",
        "municipality",
        "before",
        "after"
    })
    record AuditEntry(
            String id,
            Instant at,
            String person,
            String name,
            String role,
            String what,
            String kind,
            String subject,
            String title,
            @Nullable String municipality,

            @JsonRawValue @Schema(type = "object", description = "What the changed fields said.") @Nullable
            String before,

            @JsonRawValue @Schema(type = "object", description = "What they say now.") @Nullable
            String after) {

        private static AuditEntry of(Entry entry) {
            MunicipalityId town = entry.subject().municipality();
            return new AuditEntry(
                    entry.id(),
                    entry.at(),
                    entry.who().name(),
                    entry.who().title(),
                    entry.who().role().name().toLowerCase(Locale.ROOT),
                    entry.what(),
                    entry.subject().kind(),
                    entry.subject().id(),
                    entry.subject().title(),
                    town == null ? null : town.value(),
                    entry.before(),
                    entry.after());
        }
    }
}
