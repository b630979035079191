/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Where the browser goes when somebody must sign in, has signed in, or could not. */
@Component
class SignInAnswers extends SavedRequestAwareAuthenticationSuccessHandler
        implements AuthenticationFailureHandler, AuthenticationEntryPoint {

    /** A part of a page that refreshes itself asks with this header, and must not be answered with another page. */
    private static final String PART_OF_PAGE = "HX-Request";

    private static final Logger log = LoggerFactory.getLogger(SignInAnswers.class);

    private final People people;
    private final OwnSession session;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final LoginUrlAuthenticationEntryPoint form = new LoginUrlAuthenticationEntryPoint("/login");
    private final LoginUrlAuthenticationEntryPoint formAfterTheEnd =
            new LoginUrlAuthenticationEntryPoint("/login?ended");

    SignInAnswers(People people, OwnSession session, Clock clock, ApplicationEventPublisher events) {
        this.people = people;
        this.session = session;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        SignedIn person = person(request, response, authentication);
        if (person == null) {
            form.commence(request, response, new InsufficientAuthenticationException("Nobody of that name"));
            return;
        }
        events.publishEvent(new PersonSignedIn(person.person(), request, response));
        super.onAuthenticationSuccess(request, response, authentication);
    }

    /** Whoever signed in at an organisation is known here by another name. */
    private @Nullable SignedIn person(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        return switch (authentication.getPrincipal()) {
            case SignedIn signedIn -> signedIn;
            case OidcUser user ->
                people.bySingleSignOn(SingleSignOn.identity(user))
                        .map(stored -> session.begin(stored, clock.instant(), request, response))
                        .orElse(null);
            case null -> null;
            default -> null;
        };
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        String query = switch (reason) {
            case PatientSignIn.Paused paused -> "wait=" + seconds(paused);
            case OAuth2AuthenticationException elsewhere ->
                "sso=" + word(elsewhere.getError().getErrorCode());
            default -> "error";
        };
        response.sendRedirect(request.getContextPath() + "/login?" + query);
    }

    private long seconds(PatientSignIn.Paused paused) {
        return Math.max(1, Duration.between(clock.instant(), paused.until()).toSeconds());
    }

    private static String word(String code) {
        return switch (code) {
            case SingleSignOn.NO_GROUP -> "no-group";
            case SingleSignOn.NO_NAME -> "no-name";
            case SingleSignOn.KNOWN -> "known";
            case SingleSignOn.LOCKED -> "locked";
            default -> {
                log.warn("Signing in at the organisation did not work: {}", code);
                yield "failed";
            }
        };
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, ServletException {
        if (request.getHeader(PART_OF_PAGE) == null) {
            (SessionGuard.hasEnded(request) ? formAfterTheEnd : form).commence(request, response, reason);
        } else {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }
}
