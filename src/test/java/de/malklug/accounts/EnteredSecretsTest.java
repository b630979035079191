/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Secret;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class EnteredSecretsTest {

    private static final String NAME = "access-token";
    private static final Account SOEST = account("soest-mastodon", new SecretReference.InVault());

    private final TestDatabase database;

    @TempDir
    Path folder;

    EnteredSecretsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.clear();
    }

    @Test
    void what_was_entered_is_used_from_then_on_and_replaces_what_was_there() {
        EnteredSecrets secrets = secrets();
        SecretSource source = new SecretSource(name -> null, secrets::find);
        assertThat(source.find(SOEST.id(), NAME, new SecretReference.InVault())).isEmpty();

        secrets.put(SOEST, NAME, new Secret("erstes"), "Presse", () -> {});
        secrets.put(SOEST, NAME, new Secret("zweites"), "Presse", () -> {});

        assertThat(source.find(SOEST.id(), NAME, new SecretReference.InVault())).contains(new Secret("zweites"));
        assertThat(source.find("olpe-mastodon", NAME, new SecretReference.InVault()))
                .isEmpty();
    }

    @Test
    void nothing_readable_is_in_the_database_and_another_account_cannot_take_it() {
        secrets().put(SOEST, NAME, new Secret("streng geheim"), "Presse", () -> {});

        String stored = database.reading()
                .sql("SELECT sealed FROM account_secret")
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain("streng").doesNotContain("geheim");
        database.writing()
                .sql("UPDATE account_secret SET account = 'olpe-mastodon'")
                .update();
        assertThat(secrets().find("olpe-mastodon", NAME)).isEmpty();
    }

    @Test
    void a_secret_is_kept_only_together_with_its_record_and_only_where_the_file_says_so() {
        EnteredSecrets secrets = secrets();
        Account elsewhere = account("olpe-mastodon", new SecretReference.Environment("TOKEN"));

        assertThatThrownBy(() -> secrets.put(SOEST, NAME, new Secret("x"), "Presse", () -> {
                    throw new IllegalStateException("no trail");
                }))
                .hasMessage("no trail");
        assertThat(secrets.find(SOEST.id(), NAME)).isEmpty();
        assertThatThrownBy(() -> secrets.put(elsewhere, NAME, new Secret("x"), "Presse", () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("x\"");
    }

    private EnteredSecrets secrets() {
        return TestVault.entered(
                database.writing(),
                database.reading(),
                database.transactions(),
                folder.resolve("vault.key"),
                new SettableClock(Instant.EPOCH));
    }

    private static Account account(String id, SecretReference reference) {
        return new Account(
                id,
                new MunicipalityId("soest"),
                new NetworkId("mastodon"),
                URI.create("https://example.social"),
                null,
                Map.of(NAME, reference),
                Map.of());
    }
}
