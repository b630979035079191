/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import static de.malklug.testing.TestMessages.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import de.malklug.networks.x.Grants.Access;
import de.malklug.testing.LogWatch;
import de.malklug.testing.TestHttp;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInCall;
import de.malklug.testing.standin.StandInWatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Single-use refresh tokens: several processes, crashes, lost answers. */
class GrantsTest {

    private static final String EXCHANGE = "oauth2.token";
    private static final Duration LONG = Duration.ofMinutes(30);
    private static final Duration SHORT = Duration.ofSeconds(130);

    private final TestX x = new TestX();

    @AfterEach
    void stop() {
        x.close();
    }

    private Grants process() {
        return process(x.sessions);
    }

    private Grants process(SessionStore store) {
        XSettings.Session settings = TestX.settings(x.settings).session();
        XAnswers answers = new XAnswers(x.clock);
        TokenEndpoint endpoint = new TokenEndpoint(
                TestHttp.givingUpAfter(Duration.ofSeconds(5)), answers, settings.accessLifetime(), x.clock);
        return new Grants(endpoint, store, settings, x.clock);
    }

    private static Secret token(Access access) {
        assertThat(access).isInstanceOf(Access.Granted.class);
        return ((Access.Granted) access).token();
    }

    @Test
    void the_declared_refresh_token_is_exchanged_once_and_the_pair_is_kept() {
        Secret first = token(process().lasting(x.account(), LONG));
        Secret second = token(process().lasting(x.account(), LONG));

        assertThat(second).isEqualTo(first);
        assertThat(x.standIn.calls(EXCHANGE)).hasSize(1);
        assertThat(x.standIn.calls(EXCHANGE).getFirst().body())
                .contains("grant_type=refresh_token")
                .contains("client_id=" + TestX.CLIENT_ID);
    }

    @Test
    void a_client_with_a_secret_signs_in_with_it() {
        ConnectedAccount plain = x.account();
        ConnectedAccount confidential = new ConnectedAccount(
                plain.id(),
                plain.network(),
                plain.server(),
                plain.handle(),
                Map.of(
                        "client-id", new Secret("our-client"),
                        "client-secret", new Secret("our-secret"),
                        "refresh-token", new Secret(TestX.REFRESH)));

        token(process().lasting(confidential, LONG));

        StandInCall call = x.standIn.calls(EXCHANGE).getFirst();
        assertThat(call.header("Authorization")).isEqualTo("Basic b3VyLWNsaWVudDpvdXItc2VjcmV0");
        assertThat(call.body()).doesNotContain("our-secret").doesNotContain("client_id");
    }

    @Test
    void a_token_is_renewed_well_before_it_ends() {
        Secret first = token(process().lasting(x.account(), LONG));
        x.clock.advance(Duration.ofMinutes(91));

        assertThat(token(process().lasting(x.account(), SHORT))).isEqualTo(first);
        assertThat(token(process().lasting(x.account(), LONG))).isNotEqualTo(first);
    }

    @Test
    void a_new_refresh_token_in_the_accounts_file_is_another_login() {
        token(process().lasting(x.account(), LONG));
        x.standIn.accounts().register("reconnected", TestX.HANDLE);
        ConnectedAccount reconnected = TestX.account(x.standIn.url(), "reconnected");

        token(process().lasting(reconnected, LONG));

        assertThat(x.standIn.calls(EXCHANGE)).hasSize(2);
        assertThat(x.standIn.calls(EXCHANGE).getLast().body()).contains("refresh_token=reconnected");
    }

    @Test
    void many_threads_exchange_once() throws Exception {
        Grants grants = process();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Access>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                asked.add(threads.submit(() -> grants.lasting(x.account(), LONG)));
            }
            for (Future<Access> each : asked) {
                token(each.get(10, TimeUnit.SECONDS));
            }
        }
        assertThat(x.standIn.calls(EXCHANGE)).hasSize(1);
    }

    @Test
    void while_one_process_exchanges_another_goes_on_with_the_old_token() throws Exception {
        Secret old = token(process().lasting(x.account(), LONG));
        x.clock.advance(Duration.ofMinutes(100));
        Held held = new Held();
        x.standIn.watchedBy(held);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Access> exchanging = other.submit(() -> process().lasting(x.account(), LONG));
            assertThat(held.arrived.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(token(process().lasting(x.account(), LONG))).isEqualTo(old);

            held.goOn.countDown();
            assertThat(token(exchanging.get(10, TimeUnit.SECONDS))).isNotEqualTo(old);
        }
        assertThat(x.standIn.calls(EXCHANGE)).hasSize(2);
    }

    @Test
    void while_one_process_exchanges_another_without_a_token_waits() throws Exception {
        Held held = new Held();
        x.standIn.watchedBy(held);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Access> exchanging = other.submit(() -> process().lasting(x.account(), LONG));
            assertThat(held.arrived.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(process().lasting(x.account(), LONG))
                    .isEqualTo(new Access.Denied(
                            new Deferred(Cause.BUSY, x.clock.instant().plusSeconds(2), "token-exchange")));

            held.goOn.countDown();
            Secret won = token(exchanging.get(10, TimeUnit.SECONDS));
            assertThat(token(process().lasting(x.account(), LONG))).isEqualTo(won);
        }
        assertThat(x.standIn.calls(EXCHANGE)).hasSize(1);
    }

    /** Keeps the exchange waiting until the test has seen enough. */
    private static final class Held implements StandInWatcher {

        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public void arrived(StandInCall call) {
            arrived.countDown();
            try {
                goOn.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void a_crash_before_the_exchange_costs_a_wait_and_nothing_more() {
        x.sessions.put(
                x.account(),
                Grant.declared(x.account())
                        .exchangedBy("a process that died", x.clock.instant().plusSeconds(90)));

        assertThat(process().lasting(x.account(), LONG)).isInstanceOf(Access.Denied.class);
        assertThat(x.standIn.calls(EXCHANGE)).isEmpty();

        x.clock.advance(Duration.ofSeconds(90));
        token(process().lasting(x.account(), LONG));
    }

    @Test
    void a_crash_between_exchange_and_saving_is_found_out_and_told() {
        try (LogWatch log = LogWatch.open()) {
            crashAfterExchange();
            x.clock.advance(Duration.ofSeconds(91));

            Access access = process().lasting(x.account(), LONG);

            assertThat(access).isInstanceOf(Access.Denied.class);
            Rejected rejected = (Rejected) ((Access.Denied) access).outcome();
            assertThat(rejected.reason()).isEqualTo(Reason.CREDENTIALS);
            assertThat(rejected.code()).isEqualTo("invalid_request");
            assertThat(log.text()).contains("soest-x").contains("whose answer was lost");
        }
    }

    @Test
    void a_crash_between_exchange_and_saving_leaves_the_old_access_token_in_use() {
        Secret old = token(process().lasting(x.account(), LONG));
        x.clock.advance(Duration.ofMinutes(100));
        crashAfterExchange();
        x.clock.advance(Duration.ofSeconds(91));

        assertThat(token(process().lasting(x.account(), LONG))).isEqualTo(old);
        assertThat(x.publish(x.request(text("Trotzdem pünktlich")))).isInstanceOf(Published.class);
    }

    @Test
    void after_a_crash_an_account_that_was_connected_anew_goes_on() {
        crashAfterExchange();
        x.standIn.accounts().register("reconnected", TestX.HANDLE);

        token(process().lasting(TestX.account(x.standIn.url(), "reconnected"), LONG));
    }

    @Test
    void where_x_forgives_a_lost_exchange_nobody_notices() {
        x.standIn.forgivesLostExchanges();
        crashAfterExchange();
        x.clock.advance(Duration.ofSeconds(91));

        token(process().lasting(x.account(), LONG));
    }

    private void crashAfterExchange() {
        SessionStore dying = new SessionStore() {
            private int updates;

            @Override
            public Optional<Secret> load(ConnectedAccount account) {
                return x.sessions.load(account);
            }

            @Override
            public Secret update(ConnectedAccount account, UnaryOperator<Optional<Secret>> change) {
                if (++updates > 1) {
                    throw new Died();
                }
                return x.sessions.update(account, change);
            }
        };
        try {
            process(dying).lasting(x.account(), LONG);
            throw new AssertionError("It should have died");
        } catch (Died expected) {
            // as a process does
        }
    }

    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void a_pair_that_could_not_be_saved_is_saved_later() {
        Grants[] grants = new Grants[1];
        SessionStore failingOnce = new SessionStore() {
            private int updates;

            @Override
            public Optional<Secret> load(ConnectedAccount account) {
                return x.sessions.load(account);
            }

            @Override
            public Secret update(ConnectedAccount account, UnaryOperator<Optional<Secret>> change) {
                if (++updates == 2) {
                    throw new IllegalStateException("disk full");
                }
                return x.sessions.update(account, change);
            }
        };
        grants[0] = process(failingOnce);
        assertThat(catchThrowable(() -> grants[0].lasting(x.account(), LONG))).hasMessage("disk full");

        token(grants[0].lasting(x.account(), LONG));
        token(process().lasting(x.account(), LONG));

        assertThat(x.standIn.calls(EXCHANGE)).hasSize(1);
    }

    @Test
    void an_exchange_whose_answer_was_lost_is_asked_for_again_at_once() {
        x.standIn.forgivesLostExchanges();
        x.standIn.mischief().on(EXCHANGE).next(Kind.ACCEPT_AND_DROP);

        token(process().lasting(x.account(), LONG));
        assertThat(x.standIn.calls(EXCHANGE)).hasSize(2);
    }

    @Test
    void an_exchange_that_never_arrived_is_repeated() {
        x.standIn.mischief().on(EXCHANGE).next(Kind.RESET_BEFORE);

        token(process().lasting(x.account(), LONG));
    }

    @Test
    void a_server_in_trouble_costs_no_account() {
        x.standIn.mischief().on(EXCHANGE).always(Kind.HTML_PAGE);

        Access access = process().lasting(x.account(), LONG);
        assertThat(((Access.Denied) access).outcome()).isInstanceOf(Deferred.class);

        x.standIn.mischief().none();
        token(process().lasting(x.account(), LONG));
    }

    @Test
    void too_many_exchanges_wait_as_long_as_x_says() {
        x.standIn.mischief().on(EXCHANGE).next(Kind.RATE_LIMITED);

        assertThat(process().lasting(x.account(), LONG))
                .isEqualTo(new Access.Denied(
                        new Deferred(Cause.RATE_LIMITED, x.clock.instant().plus(Duration.ofMinutes(5)), "429")));
        token(process().lasting(x.account(), LONG));
    }

    @Test
    void a_refused_exchange_does_not_matter_while_the_old_token_lives() {
        Secret old = token(process().lasting(x.account(), LONG));
        x.clock.advance(Duration.ofMinutes(100));
        x.standIn.mischief().on(EXCHANGE).always(StandInAnswer.file("token-400-invalid.json"));

        assertThat(token(process().lasting(x.account(), LONG))).isEqualTo(old);

        x.clock.advance(Duration.ofMinutes(20));
        Access access = process().lasting(x.account(), LONG);
        assertThat(((Rejected) ((Access.Denied) access).outcome()).reason()).isEqualTo(Reason.CREDENTIALS);
    }

    @Test
    void an_app_x_does_not_know_is_a_wrong_setting() {
        x.standIn.mischief().on(EXCHANGE).always(StandInAnswer.file("token-401-client.json"));

        Access access = process().lasting(x.account(), LONG);

        assertThat(((Rejected) ((Access.Denied) access).outcome()).reason()).isEqualTo(Reason.CONFIGURATION);
    }

    @Test
    void no_token_is_printed() {
        Secret token = token(process().lasting(x.account(), LONG));
        Grant grant = process().stored(x.account()).orElseThrow();

        assertThat(grant.toString())
                .doesNotContain(token.reveal())
                .doesNotContain(grant.refresh().reveal())
                .doesNotContain(TestX.REFRESH);
    }
}
