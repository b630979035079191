/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.MunicipalityId;
import org.jspecify.annotations.Nullable;

/**
 * Who does something at the desk.
 *
 * @param name what the person signs in with
 * @param title how others read it
 * @param municipality for whom a {@link Role#MUNICIPALITY} speaks; null for the others
 */
public record Actor(
        String name, String title, Role role, @Nullable MunicipalityId municipality) {

    /** malklug itself: the files, the clock. */
    public static final Actor MALKLUG = new Actor("malklug", "malklug", Role.MALKLUG, null);

    /** What somebody is to malklug. */
    public enum Role {
        ADMIN,
        AGENCY,
        MUNICIPALITY,
        MARKETING,
        /** malklug's own work. */
        MALKLUG
    }

    /** Whether it coordinates all municipalities. */
    public boolean isAgency() {
        return role == Role.AGENCY || role == Role.ADMIN;
    }

    public boolean speaksFor(MunicipalityId town) {
        return role == Role.MUNICIPALITY && town.equals(municipality);
    }

    /** Whether it may write and change posts of that municipality. */
    public boolean mayWriteFor(MunicipalityId town) {
        return isAgency() || speaksFor(town) || role == Role.MALKLUG;
    }
}
