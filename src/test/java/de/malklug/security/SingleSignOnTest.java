/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import de.malklug.campaign.MunicipalityId;
import de.malklug.security.PersonEntry.SignInWay;
import de.malklug.web.testing.PagesTests;
import de.malklug.web.testing.PagesUnderTest;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriComponentsBuilder;

/** Signs in at an organisation that is a WireMock, with tokens signed by a key made here. */
class SingleSignOnTest extends PagesTests {

    private static final WireMockServer ORGANISATION = organisation();
    private static final RSAKey KEY = key();

    @Autowired
    private Administration administration;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @DynamicPropertySource
    static void organisation(DynamicPropertyRegistry settings) {
        settings.add("malklug.security.oidc.issuer", ORGANISATION::baseUrl);
        settings.add("malklug.security.oidc.client-id", () -> "malklug");
        settings.add("malklug.security.oidc.client-secret", () -> "geheim");
        settings.add("malklug.security.oidc.title", () -> "Konto der Stadt Soest");
        settings.add("malklug.security.oidc.groups[0].group", () -> "/presse");
        settings.add("malklug.security.oidc.groups[0].role", () -> "municipality");
        settings.add("malklug.security.oidc.groups[0].municipality", () -> "soest");
        settings.add("malklug.security.oidc.groups[1].group", () -> "/agentur");
        settings.add("malklug.security.oidc.groups[1].role", () -> "agency");
    }

    @AfterAll
    static void close() {
        ORGANISATION.stop();
    }

    @Test
    void the_sign_in_page_offers_it_by_its_name() {
        assertThat(pages.get().uri("/login"))
                .bodyText()
                .contains("Konto der Stadt Soest", "href=\"/oauth2/authorization/sso\"");
    }

    @Test
    void a_group_says_role_and_municipality_and_does_so_anew_every_time() {
        MockHttpSession session = new MockHttpSession();
        assertThat(signIn(session, claims("u1", "anna@soest.example", List.of("/presse"))))
                .hasRedirectedUrl("/");
        Person anna = people.find("anna@soest.example").orElseThrow();
        assertThat(anna.role()).isEqualTo(Role.MUNICIPALITY);
        assertThat(anna.municipality()).isEqualTo(new MunicipalityId("soest"));
        assertThat(anna.title()).isEqualTo("Anna Muster");
        assertThat(administration.find("anna@soest.example").orElseThrow().ways())
                .containsExactly(SignInWay.SINGLE_SIGN_ON);
        assertThat(pages.get().uri("/").session(session))
                .hasStatusOk()
                .bodyText()
                .contains("Anna Muster");

        signIn(new MockHttpSession(), claims("u1", "anna.neu@soest.example", List.of("/agentur")));
        assertThat(people.find("anna@soest.example").orElseThrow().role()).isEqualTo(Role.AGENCY);
        assertThat(people.find("anna.neu@soest.example")).isEmpty();
        assertThat(pages.get().uri("/").session(session)).hasRedirectedUrl("/login?ended");
    }

    @Test
    void who_is_in_no_known_group_is_told_so_and_not_entered() {
        MockHttpSession session = new MockHttpSession();
        assertThat(signIn(session, claims("u2", "bert@soest.example", List.of("/garten"))))
                .hasRedirectedUrl("/login?sso=no-group");
        assertThat(people.find("bert@soest.example")).isEmpty();
        assertThat(pages.get().uri("/login").param("sso", "no-group"))
                .bodyText()
                .contains("Ihr Konto gehört zu keiner Gruppe, die malklug kennt.");
        assertThat(pages.get().uri("/").session(session)).hasStatus3xxRedirection();
    }

    @Test
    void somebody_known_is_joined_by_a_verified_address_only() {
        people.add(Person.named("carla@soest.example", Role.AGENCY, null), PagesUnderTest.PASSWORD);
        assertThat(signIn(
                        new MockHttpSession(),
                        claims("u3", "carla@soest.example", List.of("/agentur"))
                                .claim("email_verified", false)
                                .claim("preferred_username", "carla@soest.example")))
                .hasRedirectedUrl("/login?sso=known");
        assertThat(signIn(new MockHttpSession(), claims("u3", "carla@soest.example", List.of("/agentur"))))
                .hasRedirectedUrl("/");
        assertThat(administration.find("carla@soest.example").orElseThrow().ways())
                .containsExactlyInAnyOrder(SignInWay.PASSWORD, SignInWay.SINGLE_SIGN_ON);
    }

    @Test
    void who_is_locked_here_stays_out() {
        signIn(new MockHttpSession(), claims("u4", "dora@soest.example", List.of("/agentur")));
        database.sql("UPDATE person SET active = 0 WHERE name = 'dora@soest.example'")
                .update();
        assertThat(signIn(new MockHttpSession(), claims("u4", "dora@soest.example", List.of("/agentur"))))
                .hasRedirectedUrl("/login?sso=locked");
    }

    @Test
    void a_token_for_another_sign_in_is_refused() {
        MockHttpSession session = new MockHttpSession();
        assertThat(signIn(
                        session,
                        claims("u5", "eva@soest.example", List.of("/agentur")).claim("nonce", "other")))
                .hasRedirectedUrl("/login?sso=failed");
        assertThat(people.find("eva@soest.example")).isEmpty();
    }

    private static JWTClaimsSet.Builder claims(String subject, String mail, List<String> groups) {
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .claim("email", mail)
                .claim("email_verified", true)
                .claim("name", "Anna Muster")
                .claim("groups", groups);
    }

    private MvcTestResult signIn(MockHttpSession session, JWTClaimsSet.Builder claims) {
        MvcTestResult asked =
                pages.get().uri("/oauth2/authorization/sso").session(session).exchange();
        URI there = URI.create(Objects.requireNonNull(asked.getResponse().getRedirectedUrl()));
        Map<String, String> sent =
                UriComponentsBuilder.fromUri(there).build(true).getQueryParams().toSingleValueMap();
        answer(sent.get("nonce"), claims);
        return pages.get()
                .uri("/login/oauth2/code/sso")
                .session(session)
                .param("code", "einmal")
                .param("state", java.net.URLDecoder.decode(sent.get("state"), java.nio.charset.StandardCharsets.UTF_8))
                .exchange();
    }

    private static void answer(@Nullable String nonce, JWTClaimsSet.Builder claims) {
        // What checks tokens asks the machine's clock.
        Instant now = Instant.now();
        if (claims.getClaims().get("nonce") == null) {
            claims.claim("nonce", nonce);
        }
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(),
                claims.issuer(ORGANISATION.baseUrl())
                        .audience("malklug")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .build());
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        ORGANISATION.stubFor(post("/token")
                .willReturn(
                        okJson("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\""
                                + token.serialize() + "\"}")));
        ORGANISATION.stubFor(get("/jwks").willReturn(okJson(new JWKSet(KEY.toPublicJWK()).toString())));
    }

    private static WireMockServer organisation() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        String base = server.baseUrl();
        server.stubFor(get("/.well-known/openid-configuration").willReturn(okJson("""
                        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                        "jwks_uri":"%1$s/jwks","subject_types_supported":["public"],"response_types_supported":["code"],
                        "id_token_signing_alg_values_supported":["RS256"]}
                        """.formatted(base))));
        return server;
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
