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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
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

    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final LoginUrlAuthenticationEntryPoint form = new LoginUrlAuthenticationEntryPoint("/login");
    private final LoginUrlAuthenticationEntryPoint formAfterTheEnd =
            new LoginUrlAuthenticationEntryPoint("/login?ended");

    SignInAnswers(Clock clock, ApplicationEventPublisher events) {
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        if (authentication.getPrincipal() instanceof SignedIn signedIn) {
            events.publishEvent(new PersonSignedIn(signedIn.person(), request, response));
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        String query = reason instanceof PatientSignIn.Paused paused
                ? "wait="
                        + Math.max(
                                1,
                                Duration.between(clock.instant(), paused.until())
                                        .toSeconds())
                : "error";
        response.sendRedirect(request.getContextPath() + "/login?" + query);
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
