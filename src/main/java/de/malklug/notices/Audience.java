/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import de.malklug.campaign.MunicipalityId;
import de.malklug.security.Person;
import de.malklug.security.Role;
import org.jspecify.annotations.Nullable;

/** Who is told. */
enum Audience {
    /** The municipality it is about, and the agency. */
    TOWN_AND_AGENCY,
    /** The agency and those who run malklug. */
    AGENCY_AND_ADMIN,
    /** The municipality, the agency, and those who run malklug. */
    ALL_CONCERNED,
    /** The municipality it is about alone. */
    TOWN,
    /** Persons named one by one. */
    NAMED;

    /** Whether a person belongs to it by role and municipality. */
    boolean includes(Person person, @Nullable MunicipalityId municipality) {
        boolean town = person.role() == Role.MUNICIPALITY
                && municipality != null
                && municipality.equals(person.municipality());
        boolean agency = person.role() == Role.AGENCY;
        boolean admin = person.role() == Role.ADMIN;
        return switch (this) {
            case TOWN_AND_AGENCY -> town || agency;
            case AGENCY_AND_ADMIN -> agency || admin;
            case ALL_CONCERNED -> town || agency || admin;
            case TOWN -> town;
            case NAMED -> false;
        };
    }
}
