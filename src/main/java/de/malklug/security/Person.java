/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import de.malklug.campaign.MunicipalityId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who uses malklug.
 *
 * @param name to sign in with; an e-mail address or a short name, in lower case
 * @param displayName how others read it, for example {@code Agentur, Planung}; null for the name itself
 * @param municipality for whom a {@link Role#MUNICIPALITY} speaks; null for the other roles
 * @param language {@code de} or {@code en}; null if never chosen
 */
public record Person(
        String name,
        @Nullable String displayName,
        Role role,
        @Nullable MunicipalityId municipality,
        @Nullable String language,
        Theme theme) {

    /**
     * @throws IllegalArgumentException if the name is empty or longer than 128 characters, or a municipality is missing
     *     where the role needs one
     */
    public Person {
        if (name.isBlank() || name.length() > 128) {
            throw new IllegalArgumentException("A person's name has 1 to 128 characters");
        }
        if ((role == Role.MUNICIPALITY) != (municipality != null)) {
            throw new IllegalArgumentException("A municipality belongs to the role MUNICIPALITY, and to no other");
        }
    }

    /** A person who has chosen nothing yet. */
    public static Person named(String name, Role role, @Nullable MunicipalityId municipality) {
        return new Person(name, null, role, municipality, null, Theme.AUTOMATIC);
    }

    /** How others read it. */
    public String title() {
        return displayName == null ? name : displayName;
    }
}
