/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.Malklug;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.CampaignImport;
import de.malklug.engagement.Engagement;
import de.malklug.queue.Stops;
import de.malklug.security.ApiTokens;
import de.malklug.security.People;
import de.malklug.security.Person;
import de.malklug.security.Role;
import de.malklug.testing.TestCampaign;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * malklug with its API, on a fresh database with one campaign: Soest and Olpe each have an account on Mastodon and on Bluesky and
 * one released post, so there are four deliveries, two hours apart.
 */
@SpringBootTest(classes = Malklug.class, properties = "spring.quartz.auto-startup=false")
@AutoConfigureMockMvc
@Import(Doorstep.class)
abstract class RunningApi {

    static final Path FOLDER = folder();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    JdbcClient ledger;

    @MockitoBean
    Engagement engagement;

    @MockitoSpyBean
    Stops stops;

    private String token = "";

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry settings) {
        settings.add("malklug.data", () -> FOLDER.resolve("data"));
        settings.add("malklug.campaigns", () -> FOLDER.resolve("campaigns"));
        settings.add("malklug.accounts", () -> FOLDER.resolve("accounts.yaml"));
    }

    @BeforeEach
    void fill(@Autowired CampaignImport campaignImport, @Autowired People people) {
        ledger.sql("DELETE FROM stop").update();
        ledger.sql("DELETE FROM delivery_event").update();
        ledger.sql("DELETE FROM delivery").update();
        ledger.sql("DELETE FROM post").update();
        ledger.sql("DELETE FROM campaign").update();
        campaignImport.run();
        people.add(Person.named("agentur", Role.AGENCY, null), "geheim-genug");
        people.add(Person.named("soest", Role.MUNICIPALITY, new MunicipalityId("soest")), "geheim-genug");
        people.add(Person.named("marketing", Role.MARKETING, null), "geheim-genug");
        signInAs("agentur");
    }

    void signInAs(String person) {
        token = tokens.create(person, "test").orElseThrow();
    }

    void signOut() {
        token = "";
    }

    MvcTestResult get(String path) {
        return call(HttpMethod.GET, path, null, null);
    }

    MvcTestResult getIn(String language, String path) {
        return call(HttpMethod.GET, path, null, language);
    }

    MvcTestResult post(String path, String body) {
        return call(HttpMethod.POST, path, body, null);
    }

    MvcTestResult call(HttpMethod method, String path, @Nullable String body, @Nullable String language) {
        var request = mvc.method(method).uri(URI.create(path));
        if (!token.isEmpty()) {
            request = request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        if (language != null) {
            request = request.header(HttpHeaders.ACCEPT_LANGUAGE, language);
        }
        if (body != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return request.exchange();
    }

    /** The id of a delivery in the ledger. */
    String delivery(String account) {
        return ledger.sql("SELECT id FROM delivery WHERE account = ?")
                .param(account)
                .query(String.class)
                .single();
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("malklug-api");
            TestCampaign.in(folder.resolve("campaigns"))
                    .posts("soest", TestCampaign.approved("gruss", "2036-11-09T09:00", "Guten Tag aus Soest #5malklug"))
                    .posts("olpe", TestCampaign.approved("hallo", "2036-11-09T11:00", "Hallo aus Olpe #5malklug"))
                    .posts("agentur");
            return Files.writeString(folder.resolve("accounts.yaml"), """
                    accounts:
                      soest-mastodon: { municipality: soest, network: mastodon, server: https://social.example, secret: { access-token: "${SOEST_MASTODON_TOKEN}" } }
                      soest-bluesky: { municipality: soest, network: bluesky, server: https://bsky.example, handle: soest.example, secret: { app-password: "${SOEST_BLUESKY_PASSWORD}" } }
                      olpe-mastodon: { municipality: olpe, network: mastodon, server: https://social.example, secret: { access-token: "${OLPE_MASTODON_TOKEN}" } }
                      olpe-bluesky: { municipality: olpe, network: bluesky, server: https://bsky.example, handle: olpe.example, secret: { app-password: "${OLPE_BLUESKY_PASSWORD}" } }
                    """).getParent();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
