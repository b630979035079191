/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** The session of the current call. */
@Component
public class OwnSession {

    private final People people;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    OwnSession(People people) {
        this.people = people;
    }

    /** Lets the session go on although the person changed; all other sessions of theirs end. */
    public void goOn(HttpServletRequest request, HttpServletResponse response) {
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        if (present != null && present.getPrincipal() instanceof SignedIn signedIn && signedIn.lasts()) {
            people.stored(signedIn.person().name())
                    .ifPresent(stored -> begin(stored, signedIn.since(), request, response));
        }
    }

    /** Begins the session of somebody who has shown who they are. */
    SignedIn begin(People.Stored stored, Instant since, HttpServletRequest request, HttpServletResponse response) {
        SignedIn principal = new SignedIn(stored.person(), stored.version(), since, "");
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return principal;
    }
}
