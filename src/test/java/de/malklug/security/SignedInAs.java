/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Actor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Sends a request as somebody of a role. */
public final class SignedInAs {

    /** The agency's person, as the desk and the audit trail know it. */
    public static final Actor AGENCY = new Actor("agency", "Agentur, Planung", Actor.Role.AGENCY, null);

    private SignedInAs() {}

    public static RequestPostProcessor admin() {
        return as("Verwaltung", Role.ADMIN, null);
    }

    public static RequestPostProcessor agency() {
        return as("Agentur, Planung", Role.AGENCY, null);
    }

    public static RequestPostProcessor municipality(String id) {
        return as("Stadt " + id, Role.MUNICIPALITY, id);
    }

    public static RequestPostProcessor marketing() {
        return as("Marketing", Role.MARKETING, null);
    }

    /** For code that asks {@link Rights} outside a request. */
    static Authentication authentication(Role role, String municipality) {
        SignedIn principal = principal("somebody", role, municipality);
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities());
    }

    private static RequestPostProcessor as(String title, Role role, String municipality) {
        return user(principal(title, role, municipality));
    }

    private static SignedIn principal(String title, Role role, String municipality) {
        Person person = new Person(
                role.name().toLowerCase(java.util.Locale.ROOT),
                title,
                role,
                municipality == null ? null : new MunicipalityId(municipality),
                null,
                Theme.AUTOMATIC);
        return SignedIn.forOneCall(person);
    }
}
