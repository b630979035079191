/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions: of people who were changed, shut out or have a new password, and any that grew too old. Asked of the database
 * with every request, so that it holds at once and on every node.
 */
final class SessionGuard extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(SessionGuard.class);
    private static final String ENDED = SessionGuard.class.getName() + ".ended";
    private static final Duration TO_ABOUT = Duration.ofMinutes(10);

    private final People people;
    private final Duration lifetime;
    private final Clock clock;

    SessionGuard(People people, Duration lifetime, Clock clock) {
        this.people = people;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Whether the caller had a session that is no more. */
    static boolean hasEnded(HttpServletRequest request) {
        return request.getAttribute(ENDED) != null
                || request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedIn signedIn = signedIn();
        if (signedIn != null && signedIn.lasts()) {
            Optional<People.Stored> stored = people.stored(signedIn.person().name());
            if (stored.isEmpty() || stored.get().version() != signedIn.version() || isOver(signedIn)) {
                end(request);
            } else {
                note(stored.get());
            }
        }
        chain.doFilter(request, response);
    }

    private static @Nullable SignedIn signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn ? signedIn : null;
    }

    private boolean isOver(SignedIn signedIn) {
        return !clock.instant().isBefore(signedIn.since().plus(lifetime));
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        request.setAttribute(ENDED, Boolean.TRUE);
    }

    private void note(People.Stored stored) {
        Instant last = stored.lastAccess();
        if (last != null && clock.instant().isBefore(last.plus(TO_ABOUT))) {
            return;
        }
        try {
            people.wasHere(stored.person().name());
        } catch (DataAccessException e) {
            log.warn("The access of a person could not be noted", e);
        }
    }
}
