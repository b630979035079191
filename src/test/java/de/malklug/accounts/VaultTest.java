/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Secret;
import de.malklug.testing.LogWatch;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class VaultTest {

    private static final ConnectedAccount SOEST = account("soest-bluesky");
    private static final ConnectedAccount OLPE = account("olpe-bluesky");

    private final TestDatabase database;

    @TempDir
    Path folder;

    private Vault vault;

    VaultTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        database.clear();
        vault = open("vault.key");
    }

    private Vault open(String key) {
        return new Vault(
                database.writing(),
                database.reading(),
                () -> new Seal(VaultKey.in(folder.resolve(key))),
                new SettableClock(Instant.EPOCH));
    }

    private static ConnectedAccount account(String id) {
        return new ConnectedAccount(id, new NetworkId("bluesky"), URI.create("https://bsky.social"), null, Map.of());
    }

    @Test
    void what_is_stored_is_there_again_after_a_restart() {
        assertThat(vault.load(SOEST)).isEmpty();

        vault.update(SOEST, none -> Optional.of(new Secret("sitzung-1")).map(secret -> some(none, secret)));

        assertThat(open("vault.key").load(SOEST)).contains(new Secret("sitzung-1"));
        assertThat(vault.load(OLPE)).isEmpty();
    }

    private static Secret some(Optional<Secret> expectedNone, Secret secret) {
        assertThat(expectedNone).isEmpty();
        return secret;
    }

    @Test
    void a_change_sees_what_the_change_before_it_stored() {
        store(vault, "1");

        Secret stored = vault.update(SOEST, before -> before.map(each -> new Secret(each.reveal() + "+")));

        assertThat(stored).isEqualTo(new Secret("1+"));
        assertThat(vault.load(SOEST)).contains(stored);
    }

    @Test
    void a_change_that_fails_leaves_what_was_stored() {
        store(vault, "1");

        assertThatThrownBy(() -> vault.update(SOEST, before -> {
                    throw new IllegalStateException("no answer");
                }))
                .hasMessage("no answer");

        assertThat(vault.load(SOEST)).contains(new Secret("1"));
    }

    @Test
    void the_database_holds_nothing_readable() {
        store(vault, "sehr-geheim");
        store(vault, "noch-geheimer");

        String sealed = database.reading()
                .sql("SELECT sealed FROM account_session")
                .query(String.class)
                .single();

        assertThat(sealed).doesNotContain("geheim");
        assertThat(new String(
                        java.util.Base64.getDecoder().decode(sealed), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("geheim");
    }

    @Test
    void a_session_copied_to_another_account_does_not_open() {
        store(vault, "1");
        database.writing()
                .sql("UPDATE account_session SET account = 'olpe-bluesky'")
                .update();

        assertThat(vault.load(OLPE)).isEmpty();
    }

    @Test
    void with_another_key_sessions_are_gone_but_can_be_replaced() {
        store(vault, "alt-und-geheim");
        try (LogWatch log = LogWatch.open()) {
            Vault other = open("other.key");

            assertThat(other.load(SOEST)).isEmpty();
            store(other, "neu");

            assertThat(other.load(SOEST)).contains(new Secret("neu"));
            assertThat(log.text())
                    .contains("soest-bluesky")
                    .doesNotContain("geheim")
                    .doesNotContain("neu");
        }
    }

    @Test
    void of_two_processes_that_change_at_once_the_first_ones_result_is_used_by_both() {
        store(vault, "1");
        Vault other = open("vault.key");

        Secret result = vault.update(SOEST, before -> {
            store(other, "vom anderen");
            return Optional.of(new Secret("von mir"));
        });

        assertThat(result).isEqualTo(new Secret("vom anderen"));
        assertThat(vault.load(SOEST)).contains(new Secret("vom anderen"));
    }

    @Test
    void two_processes_that_store_first_agree_on_one() {
        Vault other = open("vault.key");

        Secret result = vault.update(SOEST, before -> {
            store(other, "vom anderen");
            return Optional.of(new Secret("von mir"));
        });

        assertThat(result).isEqualTo(new Secret("vom anderen"));
    }

    @Test
    void one_account_is_changed_by_one_caller_at_a_time_and_none_is_lost() throws Exception {
        store(vault, "0");
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.submit(() -> {
                    start.await();
                    return vault.update(SOEST, before -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        int next = Integer.parseInt(before.orElseThrow().reveal()) + 1;
                        inside.decrementAndGet();
                        return Optional.of(new Secret(String.valueOf(next)));
                    });
                });
            }
            start.countDown();
        }

        assertThat(vault.load(SOEST)).contains(new Secret("20"));
        assertThat(most).hasValue(1);
    }

    @Test
    void no_connection_is_held_while_a_change_calls_its_network() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            vault.update(SOEST, before -> {
                Future<Integer> elsewhere = threads.submit(() ->
                        database.writing().sql("DELETE FROM account_state").update());
                assertThat(get(elsewhere)).isZero();
                return Optional.of(new Secret("1"));
            });
        }
    }

    private static Integer get(Future<Integer> future) {
        try {
            return future.get(5, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void store(Vault vault, String value) {
        vault.update(SOEST, before -> Optional.of(new Secret(value)));
    }
}
