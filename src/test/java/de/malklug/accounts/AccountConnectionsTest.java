/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.accounts.AccountConnections.Outcome;
import de.malklug.accounts.AccountConnections.Way;
import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.AccountConnector;
import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectRequest;
import de.malklug.networks.Limits;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestAccounts;
import de.malklug.testing.TestDatabase;
import de.malklug.testing.TestNetwork;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class AccountConnectionsTest {

    private static final URI BACK = URI.create("https://malklug.example/accounts/connect/answer");
    private static final Secret CODE = new Secret("code");
    private static final Account SOEST = account(new SecretReference.InVault());

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-09T08:00:00Z"));
    private final Server server = new Server();
    private final List<String> recorded = new ArrayList<>();

    @TempDir
    Path folder;

    AccountConnectionsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.clear();
    }

    @Test
    void what_the_network_grants_is_kept_in_the_vault_together_with_its_record() {
        connections().begin(SOEST, "soest", BACK);

        assertThat(end(server.state, CODE, "soest")).isEqualTo(new Outcome.Connected(SOEST, "@soest"));
        assertThat(entered().find(SOEST.id(), "access-token")).contains(new Secret("granted"));
        assertThat(recorded).containsExactly("soest-wort access-token");
    }

    @Test
    void an_attempt_works_once_for_the_person_who_began_it_and_for_a_quarter_of_an_hour() {
        connections().begin(SOEST, "soest", BACK);
        assertThat(end(server.state, CODE, "olpe")).isEqualTo(new Outcome.Unknown());
        assertThat(end(server.state, CODE, "soest")).isEqualTo(new Outcome.Unknown());
        assertThat(end("made-up", CODE, "soest")).isEqualTo(new Outcome.Unknown());

        connections().begin(SOEST, "soest", BACK);
        clock.advance(Duration.ofMinutes(15));
        assertThat(end(server.state, CODE, "soest")).isEqualTo(new Outcome.Unknown());
        assertThat(entered().find(SOEST.id(), "access-token")).isEmpty();
    }

    @Test
    void nothing_is_kept_of_another_account_or_of_a_refusal() {
        connections().begin(SOEST, "soest", BACK);
        server.owner = "@privat";
        assertThat(end(server.state, CODE, "soest")).isEqualTo(new Outcome.AnotherAccount(SOEST, "@privat"));

        connections().begin(SOEST, "soest", BACK);
        assertThat(end(server.state, null, "soest")).isEqualTo(new Outcome.NotConnected(SOEST, "access_denied"));
        assertThat(entered().find(SOEST.id(), "access-token")).isEmpty();
    }

    @Test
    void a_server_is_told_who_malklug_is_once_and_anew_after_a_refusal() {
        connections().begin(SOEST, "soest", BACK);
        connections().begin(SOEST, "soest", BACK);
        assertThat(server.introductions).isEqualTo(1);

        server.forgotten = true;
        assertThat(end(server.state, CODE, "soest")).isEqualTo(new Outcome.NotConnected(SOEST, "invalid_client"));
        connections().begin(SOEST, "soest", BACK);
        assertThat(server.introductions).isEqualTo(2);
    }

    @Test
    void neither_state_nor_verifier_nor_app_can_be_read_in_the_database() {
        connections().begin(SOEST, "soest", BACK);
        String rows = database.reading()
                        .sql("SELECT state || sealed FROM account_connection")
                        .query(String.class)
                        .single()
                + database.reading()
                        .sql("SELECT sealed FROM account_app")
                        .query(String.class)
                        .single();
        assertThat(rows).doesNotContain(server.state, server.verifier, "app-1");
    }

    @Test
    void an_account_whose_secret_is_kept_elsewhere_cannot_be_connected_here() {
        assertThat(connections().way(account(new SecretReference.Environment("TOKEN"))))
                .isEqualTo(new Way.Missing("access-token", true));
        assertThat(connections().way(SOEST)).isEqualTo(new Way.Open());
    }

    private Outcome end(String state, @Nullable Secret code, String person) {
        return connections()
                .end(
                        state,
                        code,
                        "access_denied",
                        person,
                        "Presse",
                        (account, secret) -> recorded.add(account.id() + " " + secret));
    }

    /** Each is what another process would have. */
    private AccountConnections connections() {
        return new AccountConnections(
                new TestAccounts().and(SOEST),
                new Networks(List.of(server)),
                new ConnectionStore(
                        database.writing(),
                        database.reading(),
                        () -> new Seal(VaultKey.in(folder.resolve("vault.key")))),
                entered(),
                clock);
    }

    private EnteredSecrets entered() {
        return TestVault.entered(
                database.writing(), database.reading(), database.transactions(), folder.resolve("vault.key"), clock);
    }

    private static Account account(SecretReference token) {
        return new Account(
                "soest-wort",
                new MunicipalityId("soest"),
                new NetworkId("wort"),
                URI.create("https://wort.example"),
                "soest",
                Map.of("access-token", token),
                Map.of());
    }

    /** A network that grants everything to whoever is signed in there. */
    private static final class Server implements Network, AccountConnector {

        private final TestNetwork like = new TestNetwork("wort", 500);

        private String state = "";
        private String verifier = "";
        private String owner = "@soest";
        private int introductions;
        private boolean forgotten;

        @Override
        public NetworkId id() {
            return like.id();
        }

        @Override
        public String displayName() {
            return like.displayName();
        }

        @Override
        public Limits limits() {
            return like.limits();
        }

        @Override
        public List<String> requiredSecrets() {
            return List.of(yields());
        }

        @Override
        public Checkpoint start(PublishRequest publication) {
            return like.start(publication);
        }

        @Override
        public PublishOutcome publish(PublishRequest publication, Checkpoint from) {
            return like.publish(publication, from);
        }

        @Override
        public String yields() {
            return "access-token";
        }

        @Override
        public Beginning authorise(ConnectRequest request, @Nullable Secret app) {
            state = request.state().reveal();
            verifier = request.verifier().reveal();
            introductions += app == null ? 1 : 0;
            return new Ask(URI.create("https://wort.example/allow"), new Secret("app-1"));
        }

        @Override
        public Ending exchange(ConnectRequest request, @Nullable Secret app, Secret code) {
            if (forgotten) {
                return new NotConnected("invalid_client");
            }
            return owner.equals("@soest") ? new Connected(new Secret("granted"), owner) : new AnotherAccount(owner);
        }
    }
}
