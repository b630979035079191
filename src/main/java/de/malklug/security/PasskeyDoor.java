/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationProvider;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsFilter;
import org.springframework.security.web.webauthn.registration.WebAuthnRegistrationFilter;
import org.springframework.web.filter.CompositeFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes passkeys and signs in with them, at the addresses Spring Security's support has for it. A passkey belongs to one
 * address, so there are none without {@code malklug.public-address}. Set up when first asked: the start does without.
 */
final class PasskeyDoor extends OncePerRequestFilter {

    private final @Nullable URI address;
    private final Passkeys passkeys;
    private final PasskeyOwners owners;
    private final People people;
    private final OwnSession session;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final HttpSessionRequestCache wantedBefore = new HttpSessionRequestCache();
    private @Nullable CompositeFilter door;

    PasskeyDoor(
            @Nullable URI address,
            Passkeys passkeys,
            JdbcClient writing,
            People people,
            OwnSession session,
            ApplicationEventPublisher events,
            Clock clock) {
        this.address = address;
        this.passkeys = passkeys;
        this.owners = new PasskeyOwners(writing);
        this.people = people;
        this.session = session;
        this.events = events;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return address == null || !(path.startsWith("/webauthn/") || path.equals("/login/webauthn"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        door(Objects.requireNonNull(address)).doFilter(request, response, chain);
    }

    private synchronized CompositeFilter door(URI here) {
        CompositeFilter made = door;
        if (made == null) {
            WebAuthnRelyingPartyOperations operations = operations(here);
            made = new CompositeFilter();
            made.setFilters(List.of(
                    new PublicKeyCredentialRequestOptionsFilter(operations),
                    signIn(operations),
                    new PublicKeyCredentialCreationOptionsFilter(operations),
                    new WebAuthnRegistrationFilter(passkeys.credentials(), operations)));
            door = made;
        }
        return made;
    }

    private WebAuthnRelyingPartyOperations operations(URI here) {
        PublicKeyCredentialRpEntity malklug = PublicKeyCredentialRpEntity.builder()
                .id(here.getHost())
                .name("malklug")
                .build();
        String origin = here.getScheme() + "://" + here.getHost() + (here.getPort() < 0 ? "" : ":" + here.getPort());
        return new Webauthn4JRelyingPartyOperations(owners, passkeys.credentials(), malklug, Set.of(origin));
    }

    private WebAuthnAuthenticationFilter signIn(WebAuthnRelyingPartyOperations operations) {
        WebAuthnAuthenticationFilter filter = new WebAuthnAuthenticationFilter();
        filter.setAuthenticationManager(new ProviderManager(new WebAuthnAuthenticationProvider(
                operations,
                name -> people.stored(name)
                        .map(stored -> SignedIn.forOneCall(stored.person()))
                        .orElseThrow(() -> new UsernameNotFoundException("Nobody of that name")))));
        filter.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        filter.setAuthenticationSuccessHandler(this::letIn);
        filter.setAuthenticationFailureHandler(
                new AuthenticationEntryPointFailureHandler(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)));
        return filter;
    }

    private void letIn(HttpServletRequest request, HttpServletResponse response, Authentication owner)
            throws IOException {
        People.Stored stored =
                people.stored(owner.getName()).orElseThrow(() -> new UsernameNotFoundException("Nobody of that name"));
        session.begin(stored, clock.instant(), request, response);
        events.publishEvent(new PersonSignedIn(stored.person(), request, response));
        SavedRequest wanted = wantedBefore.getRequest(request, response);
        String next = wanted == null ? request.getContextPath() + "/" : wanted.getRedirectUrl();
        wantedBefore.removeRequest(request, response);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"authenticated\":true,\"redirectUrl\":\"" + escaped(next) + "\"}");
    }

    private static String escaped(String address) {
        return address.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
