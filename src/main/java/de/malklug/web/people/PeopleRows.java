/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.people;

import de.malklug.campaign.MunicipalityId;
import de.malklug.security.Invitation;
import de.malklug.security.PersonEntry;
import de.malklug.security.PersonEntry.SignInWay;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People and invitations as the tables show them. */
@Component
class PeopleRows {

    private final Towns towns;
    private final Clock clock;

    PeopleRows(Towns towns, Clock clock) {
        this.towns = towns;
        this.clock = clock;
    }

    /**
     * @param town null for people who speak for none
     * @param access when last here, in words
     * @param accessAt null if never
     * @param ways how the person signs in, in words
     */
    record PersonRow(
            String name,
            String title,
            @Nullable String mail,
            String role,
            @Nullable Town town,
            String access,
            @Nullable Instant accessAt,
            String ways,
            boolean active) {}

    /** @param expired whether only sending it again helps */
    record InvitationRow(
            String id,
            String mail,
            String role,
            @Nullable Town town,
            String invitedBy,
            String until,
            Instant expiresAt,
            boolean expired) {}

    /** Towns somebody can speak for: all of the campaign, and the present one if the campaign no longer has it. */
    List<Town> choices(@Nullable MunicipalityId present) {
        List<Town> all = towns.all();
        if (present == null || all.stream().anyMatch(town -> town.id().equals(present))) {
            return all;
        }
        List<Town> more = new java.util.ArrayList<>(all);
        more.add(town(present));
        return more;
    }

    PersonRow row(PersonEntry entry, Phrases phrases) {
        MunicipalityId municipality = entry.person().municipality();
        Instant access = entry.lastAccess();
        return new PersonRow(
                entry.person().name(),
                entry.person().title(),
                entry.person().title().equals(entry.mail()) ? null : entry.mail(),
                phrases.text("people.role." + entry.person().role()),
                municipality == null ? null : town(municipality),
                access == null ? phrases.text("people.never-here") : phrases.instant(access),
                access,
                ways(entry, phrases),
                entry.active());
    }

    private static String ways(PersonEntry entry, Phrases phrases) {
        return entry.ways().isEmpty()
                ? phrases.text("people.way.none")
                : Arrays.stream(SignInWay.values())
                        .filter(entry.ways()::contains)
                        .map(way -> phrases.text("people.way." + way))
                        .collect(Collectors.joining(", "));
    }

    InvitationRow row(Invitation invitation, Phrases phrases) {
        MunicipalityId municipality = invitation.municipality();
        return new InvitationRow(
                invitation.id(),
                invitation.mail(),
                phrases.text("people.role." + invitation.role()),
                municipality == null ? null : town(municipality),
                invitation.invitedBy(),
                phrases.instant(invitation.expiresAt()),
                invitation.expiresAt(),
                invitation.isExpired(clock.instant()));
    }

    private Town town(MunicipalityId id) {
        return towns.all().stream()
                .filter(town -> town.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Town(id, id.value(), "", "t0"));
    }
}
