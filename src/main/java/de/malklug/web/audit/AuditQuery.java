/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.audit;

import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.AuditTrail.Filter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What of the audit trail somebody wants to see, as the address says. */
record AuditQuery(
        @Nullable String municipality,
        @Nullable String person,
        @Nullable String what,
        @Nullable String subject,
        @Nullable String from,
        @Nullable String to) {

    /**
     * @param reach municipalities whose entries may be seen; empty for all
     */
    Filter filter(Set<MunicipalityId> reach, ZoneId zone) {
        MunicipalityId wanted = reach.stream().findFirst().orElseGet(this::wantedMunicipality);
        return new Filter(wanted, given(person), given(what), given(subject), day(from, 0, zone), day(to, 1, zone));
    }

    private @Nullable MunicipalityId wantedMunicipality() {
        String id = given(municipality);
        return id != null && MunicipalityId.isValid(id) ? new MunicipalityId(id) : null;
    }

    boolean isActive() {
        return !address("").equals("");
    }

    /** The same question at another address. */
    String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "municipality", municipality);
        add(address, "person", person);
        add(address, "what", what);
        add(address, "subject", subject);
        add(address, "from", from);
        add(address, "to", to);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        String given = given(value);
        if (given != null) {
            address.queryParam(name, given);
        }
    }

    private static @Nullable Instant day(@Nullable String text, int daysLater, ZoneId zone) {
        String given = given(text);
        if (given == null) {
            return null;
        }
        try {
            return LocalDate.parse(given).plusDays(daysLater).atStartOfDay(zone).toInstant();
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
