/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.AccountConnector.AnotherAccount;
import de.malklug.networks.AccountConnector.Ask;
import de.malklug.networks.AccountConnector.Connected;
import de.malklug.networks.AccountConnector.Ending;
import de.malklug.networks.AccountConnector.NotConnected;
import de.malklug.networks.ConnectRequest;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MastodonConnectionTest {

    private static final URI BACK = URI.create("https://malklug.example/accounts/connect/answer");

    private final MastodonServer server = new MastodonServer();
    private final ConnectRequest request = request("@soest@nrw.social", "a-verifier-only-malklug-knows");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_person_allows_it_and_the_token_posts_for_the_account() {
        Ask ask = begin(request);
        Ending ending = server.network().exchange(request, ask.app(), new Secret(allow(ask, "soest")));

        Connected connected = (Connected) ending;
        assertThat(connected.owner()).isEqualTo("@soest");
        assertThat(server.standIn().accounts().handleOf(connected.secret().reveal()))
                .isEqualTo("soest");
        assertThat(ask.address().toString())
                .contains("code_challenge_method=S256", "state=state-1", "write%3Astatuses")
                .doesNotContain("a-verifier");
    }

    @Test
    void malklug_introduces_itself_to_a_server_once() {
        Ask first = begin(request);
        Ask second = (Ask) server.network().authorise(request, first.app());

        assertThat(second.app()).isEqualTo(first.app());
        assertThat(server.standIn().calls("apps.create")).hasSize(1);
    }

    @Test
    void somebody_elses_account_is_not_taken() {
        server.standIn().accounts().register("privat-token", "privat");
        Ask ask = begin(request);

        assertThat(server.network().exchange(request, ask.app(), new Secret(allow(ask, "privat"))))
                .isEqualTo(new AnotherAccount("@privat"));
    }

    @Test
    void a_code_works_once_and_only_for_who_began() {
        Ask ask = begin(request);
        Secret code = new Secret(allow(ask, "soest"));
        ConnectRequest stranger = request("@soest", "guessed-by-somebody-else");

        assertThat(server.network().exchange(stranger, ask.app(), code)).isInstanceOf(NotConnected.class);
        assertThat(server.network().exchange(request, ask.app(), code)).isInstanceOf(NotConnected.class);
    }

    private Ask begin(ConnectRequest wanted) {
        return (Ask) server.network().authorise(wanted, null);
    }

    private ConnectRequest request(String handle, String verifier) {
        ConnectedAccount account = new ConnectedAccount(
                "soest-mastodon", new NetworkId("mastodon"), server.standIn().url(), handle, Map.of());
        return new ConnectRequest(account, BACK, new Secret("state-1"), new Secret(verifier));
    }

    /** Follows the link a person would follow on the server's own page. */
    private static String allow(Ask ask, String handle) {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            String page = browser.send(HttpRequest.newBuilder(ask.address()).build(), BodyHandlers.ofString())
                    .body();
            Matcher link =
                    Pattern.compile("[?&;]code=([^\"&]+)\">" + handle + "<").matcher(page);
            assertThat(link.find()).as(page).isTrue();
            return link.group(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
