/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.Secret;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class DeclaredAccountsTest {

    private static final Instant NOW = Instant.parse("2026-11-09T08:00:00Z");

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock(NOW);
    private final Map<String, String> variables = new HashMap<>(Map.of("TOKEN", "geheim"));

    @TempDir
    Path folder;

    private DeclaredAccounts accounts;

    DeclaredAccountsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void declare() throws IOException {
        database.clear();
        write("soest", "olpe");
        accounts = open();
    }

    private DeclaredAccounts open() {
        AccountStates states = new AccountStates(database.writing(), database.reading(), clock);
        return new DeclaredAccounts(
                folder.resolve("accounts.yaml"), FakeNetwork.all(), new SecretSource(variables::get), states);
    }

    private void write(String... municipalities) throws IOException {
        StringBuilder file = new StringBuilder("accounts:\n");
        for (String each : municipalities) {
            file.append("  ")
                    .append(each)
                    .append("-mastodon: { municipality: ")
                    .append(each)
                    .append(", network: mastodon, ");
            file.append("server: https://nrw.social, secret: { access-token: '${TOKEN}' } }\n");
        }
        Files.writeString(folder.resolve("accounts.yaml"), file);
    }

    @Test
    void accounts_are_found_by_id_and_municipality() {
        assertThat(accounts.all()).extracting(Account::id).containsExactly("soest-mastodon", "olpe-mastodon");
        assertThat(accounts.find("olpe-mastodon")).isPresent();
        assertThat(accounts.find("fremd")).isEmpty();
        assertThat(accounts.of(new MunicipalityId("olpe")))
                .extracting(Account::id)
                .containsExactly("olpe-mastodon");
        assertThat(accounts.destinations()).hasSize(2);
    }

    @Test
    void a_changed_file_is_read_again() throws IOException {
        assertThat(accounts.all()).hasSize(2);

        write("soest", "olpe", "menden");

        assertThat(accounts.all()).hasSize(3);
    }

    @Test
    void a_file_with_errors_leaves_the_accounts_as_they_were_and_says_so() throws IOException {
        assertThat(accounts.all()).hasSize(2);

        Files.writeString(folder.resolve("accounts.yaml"), "accounts:\n  soest-mastodon: kaputt\n");

        assertThat(accounts.all()).hasSize(2);
        assertThat(accounts.problems()).extracting(each -> each.key()).containsExactly("not-a-mapping");
        write("menden");
        assertThat(accounts.all()).extracting(Account::id).containsExactly("menden-mastodon");
        assertThat(accounts.problems()).isEmpty();
    }

    @Test
    void connecting_follows_the_references_each_time() {
        Account account = accounts.find("soest-mastodon").orElseThrow();
        ConnectedAccount connected = accounts.connect(account);

        assertThat(connected.secret("access-token")).isEqualTo(new Secret("geheim"));
        assertThat(connected.toString()).doesNotContain("geheim");

        variables.put("TOKEN", "neu");
        assertThat(accounts.connect(account).secret("access-token")).isEqualTo(new Secret("neu"));
    }

    @Test
    void secrets_in_files_are_their_first_line() throws IOException {
        Path secret = Files.writeString(folder.resolve("token"), "  abc \nzweite Zeile\n");
        Files.writeString(
                folder.resolve("accounts.yaml"),
                "accounts:\n  a: { municipality: soest, network: mastodon, server: https://nrw.social, secret: { access-token: 'file:"
                        + secret + "' } }\n");

        assertThat(accounts.connect(accounts.find("a").orElseThrow()).secret("access-token"))
                .isEqualTo(new Secret("abc"));
        Files.delete(secret);
        assertThat(accounts.health("a")).isEqualTo(new AccountHealth.SecretMissing("access-token"));
    }

    @Test
    void a_missing_secret_is_named_by_its_name_only() {
        variables.put("TOKEN", " ");
        Account account = accounts.find("soest-mastodon").orElseThrow();

        assertThatThrownBy(() -> accounts.connect(account))
                .isInstanceOf(CredentialsMissing.class)
                .hasMessage("Account soest-mastodon has no usable access-token");
        assertThat(accounts.health("soest-mastodon")).isEqualTo(new AccountHealth.SecretMissing("access-token"));
    }

    @Test
    void attention_is_remembered_until_the_account_recovers() {
        assertThat(accounts.health("soest-mastodon")).isEqualTo(new AccountHealth.Ready());

        accounts.needsAttention("soest-mastodon", "401");
        clock.advance(Duration.ofHours(1));
        accounts.needsAttention("soest-mastodon", "403");

        AccountHealth expected = new AccountHealth.NeedsAttention("403", NOW);
        assertThat(accounts.health("soest-mastodon")).isEqualTo(expected);
        assertThat(open().health("soest-mastodon")).isEqualTo(expected);
        assertThat(accounts.health("olpe-mastodon")).isEqualTo(new AccountHealth.Ready());

        accounts.recovered("soest-mastodon");
        assertThat(accounts.health("soest-mastodon")).isEqualTo(new AccountHealth.Ready());
        assertThat(open().health("soest-mastodon")).isEqualTo(new AccountHealth.Ready());
    }

    @Test
    void what_another_process_learned_is_known_within_seconds() {
        assertThat(accounts.health("soest-mastodon")).isEqualTo(new AccountHealth.Ready());

        open().needsAttention("soest-mastodon", "401");
        clock.advance(Duration.ofSeconds(6));

        assertThat(accounts.health("soest-mastodon")).isEqualTo(new AccountHealth.NeedsAttention("401", NOW));
    }

    @Test
    void attention_for_a_missing_secret_ends_when_the_secret_is_there() {
        variables.remove("TOKEN");
        accounts.needsAttention("soest-mastodon", "access-token");
        assertThat(accounts.health("soest-mastodon")).isEqualTo(new AccountHealth.SecretMissing("access-token"));

        variables.put("TOKEN", "da");

        assertThat(accounts.health("soest-mastodon")).isEqualTo(new AccountHealth.Ready());
    }
}
