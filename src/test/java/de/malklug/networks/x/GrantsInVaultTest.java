/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.accounts.TestVault;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import de.malklug.networks.x.Grants.Access;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.TestDatabase;
import de.malklug.testing.TestHttp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share nothing but the database. */
@OnBothDatabases
class GrantsInVaultTest {

    private static final int PROCESSES = 6;
    private static final Duration LONG = Duration.ofMinutes(30);

    private final TestDatabase database;
    private final TestX x = new TestX();

    @TempDir
    Path folder;

    GrantsInVaultTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @AfterEach
    void stop() {
        x.close();
    }

    private Grants process() {
        SessionStore vault = TestVault.on(database, folder, x.clock);
        XSettings.Session settings = TestX.settings(x.settings).session();
        XAnswers answers = new XAnswers(x.clock);
        TokenEndpoint endpoint = new TokenEndpoint(
                TestHttp.givingUpAfter(Duration.ofSeconds(5)), answers, settings.accessLifetime(), x.clock);
        return new Grants(endpoint, vault, settings, x.clock);
    }

    @RepeatedTest(3)
    void however_many_processes_ask_at_once_one_exchanges() throws Exception {
        allAtOnce();

        assertThat(x.standIn.calls("oauth2.token")).hasSize(1);
        assertThat(process().lasting(x.account(), LONG)).isInstanceOf(Access.Granted.class);
    }

    @RepeatedTest(3)
    void however_many_processes_renew_at_once_all_go_on() throws Exception {
        Secret old = ((Access.Granted) process().lasting(x.account(), LONG)).token();
        x.clock.advance(Duration.ofMinutes(100));

        assertThat(allAtOnce()).allSatisfy(access -> assertThat(access).isInstanceOf(Access.Granted.class));

        assertThat(x.standIn.calls("oauth2.token")).hasSize(2);
        assertThat(((Access.Granted) process().lasting(x.account(), LONG)).token())
                .isNotEqualTo(old);
    }

    private List<Access> allAtOnce() throws Exception {
        CyclicBarrier together = new CyclicBarrier(PROCESSES);
        List<Access> granted = new ArrayList<>();
        try (ExecutorService processes = Executors.newFixedThreadPool(PROCESSES)) {
            List<Future<Access>> asked = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                Grants each = process();
                asked.add(processes.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return each.lasting(x.account(), LONG);
                }));
            }
            for (Future<Access> each : asked) {
                granted.add(each.get(20, TimeUnit.SECONDS));
            }
        }
        return granted;
    }

    @Test
    void what_was_granted_outlives_the_process() {
        Secret token = ((Access.Granted) process().lasting(x.account(), LONG)).token();

        assertThat(((Access.Granted) process().lasting(x.account(), LONG)).token())
                .isEqualTo(token);
    }
}
