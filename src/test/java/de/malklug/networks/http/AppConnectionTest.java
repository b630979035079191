/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import de.malklug.networks.AccountConnector.AnotherAccount;
import de.malklug.networks.AccountConnector.Connected;
import de.malklug.networks.AccountConnector.NotConnected;
import de.malklug.networks.ConnectRequest;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Secret;
import de.malklug.networks.http.AppConnection.Dialect;
import de.malklug.networks.http.AppConnection.Owner;
import de.malklug.testing.TestHttp;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppConnectionTest {

    private static final Secret CODE = new Secret("the-code-of-this-time");

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final NetworkHttp http = TestHttp.givingUpAfter(Duration.ofSeconds(5));

    AppConnectionTest() {
        server.start();
        server.stubFor(get(urlPathEqualTo("/me"))
                .withHeader("Authorization", equalTo("Bearer short-lived"))
                .willReturn(okJson("{\"data\":{\"username\":\"StadtSoest\",\"id\":\"12\"}}")));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void the_page_is_told_everything_but_no_secret() {
        String page = connection(true, true)
                .authorise(request("stadtsoest"))
                .address()
                .toString();
        assertThat(page)
                .startsWith("https://x.example/allow?")
                .contains("client_id=app-1", "scope=read%20write", "state=state-1", "code_challenge=")
                .doesNotContain("geheim", "verifier-1");
    }

    @Test
    void the_code_is_exchanged_and_the_owner_compared() {
        tokens(okJson("{\"access_token\":\"short-lived\",\"refresh_token\":\"long-lived\"}"));
        assertThat(connection(true, true).exchange(request("@stadtsoest"), CODE))
                .isEqualTo(new Connected(new Secret("long-lived"), "StadtSoest"));
        server.verify(postRequestedFor(urlPathEqualTo("/token"))
                .withHeader("Authorization", equalTo("Basic YXBwLTE6Z2VoZWlt"))
                .withRequestBody(containing("code_verifier=verifier-1"))
                .withRequestBody(containing("grant_type=authorization_code")));
        assertThat(connection(true, true).exchange(request("stadtolpe"), CODE))
                .isEqualTo(new AnotherAccount("StadtSoest"));
    }

    @Test
    void an_app_proves_itself_in_the_form_where_the_network_wants_it_so() {
        tokens(okJson("{\"access_token\":\"short-lived\",\"refresh_token\":\"long-lived\"}"));
        connection(false, false).exchange(request("12"), CODE);
        server.verify(postRequestedFor(urlPathEqualTo("/token"))
                .withoutHeader("Authorization")
                .withRequestBody(containing("client_secret=geheim")));
    }

    @Test
    void a_refusal_is_told_without_what_was_sent() {
        tokens(aResponse()
                .withStatus(400)
                .withBody("{\"error\":\"invalid_grant\",\"you sent\":\"the-code-of-this-time geheim\"}"));
        NotConnected refused = (NotConnected) connection(true, false).exchange(request(null), CODE);
        assertThat(refused.evidence())
                .startsWith("400")
                .contains("invalid_grant")
                .doesNotContain("geheim", "this-time");
    }

    @Test
    void an_answer_without_the_lasting_token_connects_nothing() {
        tokens(okJson("{\"access_token\":\"short-lived\"}"));
        assertThat(connection(true, true).exchange(request(null), CODE)).isInstanceOf(NotConnected.class);
    }

    private void tokens(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlPathEqualTo("/token")).willReturn(answer));
    }

    private AppConnection connection(boolean proving, boolean byHeader) {
        return new AppConnection(
                http,
                account -> new Dialect(
                        URI.create("https://x.example/allow"),
                        URI.create(server.baseUrl() + "/token"),
                        "client-id",
                        "refresh-token",
                        "read write",
                        Map.of("prompt", "consent"),
                        proving,
                        byHeader,
                        new Owner(
                                HttpCall.get(URI.create(server.baseUrl()), "/me"),
                                List.of("data/username", "data/id"))));
    }

    private static ConnectRequest request(String handle) {
        ConnectedAccount account = new ConnectedAccount(
                "soest-x",
                new NetworkId("x"),
                URI.create("https://api.x.example"),
                handle,
                Map.of("client-id", new Secret("app-1"), "client-secret", new Secret("geheim")));
        return new ConnectRequest(
                account,
                URI.create("https://malklug.example/accounts/connect/answer"),
                new Secret("state-1"),
                new Secret("verifier-1"));
    }
}
