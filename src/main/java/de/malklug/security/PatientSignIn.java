/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import java.time.Instant;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks name and password, but not while the throttle asks for a pause. */
final class PatientSignIn implements AuthenticationProvider {

    private final AuthenticationProvider checking;
    private final LoginThrottle throttle;

    PatientSignIn(AuthenticationProvider checking, LoginThrottle throttle) {
        this.checking = checking;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        Optional<Instant> pause = throttle.pausedUntil(name, address);
        if (pause.isPresent()) {
            throw new Paused(pause.get());
        }
        try {
            Authentication done = checking.authenticate(attempt);
            if (done == null) {
                throw new BadCredentialsException("Not checked");
            }
            throttle.rightPassword(name);
            return done;
        } catch (BadCredentialsException e) {
            throttle.wrongPassword(name, address);
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** Too many wrong passwords: no further one is looked at before that instant. */
    static final class Paused extends LockedException {

        private static final long serialVersionUID = 1L;

        private final Instant until;

        Paused(Instant until) {
            super("Too many wrong passwords");
            this.until = until;
        }

        Instant until() {
            return until;
        }
    }
}
