/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Lets people in who have signed in at their organisation. Exists only where one is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("malklug.security.oidc.issuer")
@EnableConfigurationProperties(OidcSettings.class)
class SingleSignOn {

    /** Part of addresses, also of the one that is registered there: {@code /login/oauth2/code/sso}. */
    static final String ID = "sso";

    static final String NO_GROUP = "malklug_no_group";
    static final String NO_NAME = "malklug_no_name";
    static final String KNOWN = "malklug_known";
    static final String LOCKED = "malklug_locked";

    private final OidcSettings settings;
    private final Newcomers newcomers;

    SingleSignOn(OidcSettings settings, Newcomers newcomers) {
        this.settings = settings;
        this.newcomers = newcomers;
    }

    @Nullable
    String title() {
        return settings.title();
    }

    void into(HttpSecurity http, SignInAnswers answers) {
        http.oauth2Login(login -> login.loginPage("/login")
                .clientRegistrationRepository(new Registration(settings))
                .authorizedClientRepository(new NoTokens())
                .userInfoEndpoint(info -> info.oidcUserService(this::load))
                .successHandler(answers)
                .failureHandler(answers));
    }

    private OidcUser load(OidcUserRequest request) {
        OidcUser user = new OidcUserService().loadUser(request);
        List<String> groups = Optional.ofNullable(user.getClaimAsStringList(settings.groupsClaim()))
                .orElse(List.of());
        OidcSettings.Group group = settings.groups().stream()
                .filter(each -> groups.contains(each.group()))
                .findFirst()
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(NO_GROUP)));
        String mail = user.getEmail() != null && Boolean.TRUE.equals(user.getEmailVerified()) ? user.getEmail() : null;
        String name = mail != null ? mail : user.getPreferredUsername();
        if (name == null || name.isBlank()) {
            throw new OAuth2AuthenticationException(new OAuth2Error(NO_NAME));
        }
        newcomers.welcome(identity(user), name, mail, user.getFullName(), group);
        return user;
    }

    /** Who a person is there. */
    static String identity(OidcUser user) {
        return user.getIssuer() + " " + user.getSubject();
    }

    /** Asks the organisation's server for its addresses when somebody first signs in there, not at the start. */
    private static final class Registration implements ClientRegistrationRepository {

        private final OidcSettings settings;
        private @Nullable ClientRegistration known;

        private Registration(OidcSettings settings) {
            this.settings = settings;
        }

        @Override
        public @Nullable ClientRegistration findByRegistrationId(String id) {
            return id.equals(ID) ? registration() : null;
        }

        private synchronized ClientRegistration registration() {
            ClientRegistration found = known;
            if (found == null) {
                String secret = settings.clientSecret();
                ClientRegistration.Builder builder = ClientRegistrations.fromIssuerLocation(
                                String.valueOf(settings.issuer()))
                        .registrationId(ID)
                        .clientId(String.valueOf(settings.clientId()))
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                        .scope(settings.scopes());
                found = secret == null
                        ? builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                                .build()
                        : builder.clientSecret(secret).build();
                known = found;
            }
            return found;
        }
    }

    /** malklug asks the organisation for nothing later on, so nothing of it is kept. */
    private static final class NoTokens implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication person, jakarta.servlet.http.HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication person,
                jakarta.servlet.http.HttpServletRequest request,
                jakarta.servlet.http.HttpServletResponse response) {
            // Nothing is kept.
        }

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication person,
                jakarta.servlet.http.HttpServletRequest request,
                jakarta.servlet.http.HttpServletResponse response) {
            // Nothing was kept.
        }
    }
}
