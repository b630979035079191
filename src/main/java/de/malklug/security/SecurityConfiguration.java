/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Who gets in, and how: people by a form and a session, programs by a bearer token. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {

    /** Nothing from elsewhere and nothing written into the page itself: no script, no style. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    PasswordEncoder passwords() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    AuthenticationProvider signIn(People people, PasswordEncoder passwords, SecuritySettings settings, Clock clock) {
        DaoAuthenticationProvider checking = new DaoAuthenticationProvider(name -> people.stored(name)
                .filter(stored -> !stored.passwordHash().isEmpty())
                .map(stored -> new SignedIn(stored.person(), stored.version(), clock.instant(), stored.passwordHash()))
                .orElseThrow(() -> new UsernameNotFoundException("Nobody of that name")));
        checking.setPasswordEncoder(passwords);
        return new PatientSignIn(checking, new LoginThrottle(settings.login(), clock));
    }

    /** Chains that exist only where there is something to protect. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    static class Chains {

        @Bean
        SessionGuard sessionGuard(People people, SecuritySettings settings, Clock clock) {
            return new SessionGuard(people, settings.login().sessionLifetime(), clock);
        }

        @Bean
        PasskeyDoor passkeyDoor(
                SecuritySettings settings,
                Passkeys passkeys,
                JdbcClient writing,
                People people,
                OwnSession session,
                ApplicationEventPublisher events,
                Clock clock) {
            return new PasskeyDoor(settings.publicAddress(), passkeys, writing, people, session, events, clock);
        }

        /** Belongs into the chains only. */
        @Bean
        FilterRegistrationBean<PasskeyDoor> noFurtherPasskeyDoor(PasskeyDoor door) {
            FilterRegistrationBean<PasskeyDoor> registration = new FilterRegistrationBean<>(door);
            registration.setEnabled(false);
            return registration;
        }

        /** Belongs into the chains only. */
        @Bean
        FilterRegistrationBean<SessionGuard> noFurtherSessionGuard(SessionGuard guard) {
            FilterRegistrationBean<SessionGuard> registration = new FilterRegistrationBean<>(guard);
            registration.setEnabled(false);
            return registration;
        }

        @Bean
        @Order(1)
        SecurityFilterChain api(
                HttpSecurity http,
                ApiTokens tokens,
                SessionGuard guard,
                MessageSource messages,
                LocaleResolver localeResolver,
                JsonMapper json)
                throws Exception {
            Refusals refusals = new Refusals(messages, localeResolver, json);
            http.securityMatcher("/api/**");
            http.authorizeHttpRequests(calls -> calls.anyRequest().authenticated());
            http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER));
            http.csrf(csrf -> csrf.requireCsrfProtectionMatcher(
                    call -> !SAFE.contains(call.getMethod()) && !BearerTokens.isPresent(call)));
            http.requestCache(cache -> cache.disable());
            http.exceptionHandling(
                    handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
            http.addFilterBefore(guard, AnonymousAuthenticationFilter.class);
            http.addFilterBefore(new BearerTokens(tokens, refusals), AuthorizationFilter.class);
            http.headers(SecurityConfiguration::headers);
            return http.build();
        }

        /** The address alone lets somebody in: no session, no cookie, and nothing of the address handed on. */
        @Bean
        @Order(2)
        SecurityFilterChain contributions(HttpSecurity http) throws Exception {
            http.securityMatcher("/c/**");
            http.authorizeHttpRequests(calls -> calls.anyRequest().permitAll());
            http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
            http.csrf(csrf -> csrf.disable());
            http.requestCache(cache -> cache.disable());
            http.headers(headers -> {
                headers(headers);
                headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
            });
            return http.build();
        }

        @Bean
        @Order(3)
        SecurityFilterChain pages(
                HttpSecurity http,
                SessionGuard guard,
                SignInAnswers answers,
                ObjectProvider<SingleSignOn> singleSignOn,
                ObjectProvider<PasskeyDoor> passkeys)
                throws Exception {
            http.authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(
                            DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/css/**", "/js/**", "/img/**", "/webjars/**", "/public/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/k/**")
                    .permitAll()
                    .requestMatchers("/login", "/invitation/**", "/password/**")
                    .permitAll()
                    .requestMatchers("/actuator/health/**", "/v3/api-docs/**")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .hasRole(Role.ADMIN.name())
                    .anyRequest()
                    .authenticated());
            http.addFilterBefore(guard, AnonymousAuthenticationFilter.class);
            http.formLogin(
                    form -> form.loginPage("/login").successHandler(answers).failureHandler(answers));
            passkeys.ifAvailable(door -> http.addFilterBefore(door, AuthorizationFilter.class));
            singleSignOn.ifAvailable(configured -> configured.into(http, answers));
            http.logout(logout -> logout.logoutSuccessUrl("/login?goodbye"));
            http.exceptionHandling(handling -> handling.authenticationEntryPoint(answers));
            http.headers(SecurityConfiguration::headers);
            return http.build();
        }
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY));
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
        headers.permissionsPolicyHeader(
                permissions -> permissions.policy("camera=(), microphone=(), geolocation=(), payment=()"));
        headers.crossOriginOpenerPolicy(opener -> {});
    }
}
