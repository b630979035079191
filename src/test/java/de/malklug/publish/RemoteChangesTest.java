/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.accounts.Account;
import de.malklug.accounts.AccountHealth;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.ChangeOutcome;
import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.networks.PostEditor;
import de.malklug.networks.PostRemover;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import de.malklug.publish.RemoteChange.Kind;
import de.malklug.publish.RemoteChange.Status;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryStatus;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import de.malklug.testing.TestNetwork;
import de.malklug.web.testing.FakeLedger;
import de.malklug.web.testing.SampleCampaign;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class RemoteChangesTest {

    private static final Runnable NOTHING = () -> {};

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock(SampleCampaign.NOW);
    private final FakeLedger ledger = new FakeLedger(clock);
    private final Obliging obliging = new Obliging();
    private final RemoteChanges changes;

    RemoteChangesTest(TestDatabase database) {
        this.database = database;
        changes = new RemoteChanges(
                new RemoteChangeRows(database.writing(), database.reading(), clock),
                ledger,
                id -> Optional.of(new RemotePost("4711", null, List.of("r2"))),
                new Networks(List.of(obliging, new TestNetwork("stumm", 500))),
                new TwoAccounts(),
                database.transactions(),
                new AfterwardsSettings(Duration.ofHours(3), Duration.ofSeconds(20)),
                clock);
    }

    @BeforeEach
    void empty() {
        database.clear();
        ledger.clear();
        obliging.forget();
        clock.set(SampleCampaign.NOW);
    }

    @Test
    void a_deletion_is_done_over_there_and_the_delivery_stays_published() {
        Delivery delivery = published("wort");

        changes.ask(Kind.DELETE, List.of(delivery), null, "Presse", NOTHING);
        changes.goRound();

        assertThat(obliging.did).containsExactly("delete 4711 r2");
        assertThat(only(delivery).status()).isEqualTo(Status.DONE);
        assertThat(only(delivery).endedAt()).isEqualTo(SampleCampaign.NOW);
        assertThat(changes.gone()).containsExactly(delivery.id());
        assertThat(ledger.find(delivery.id()).orElseThrow().status()).isEqualTo(DeliveryStatus.PUBLISHED);
    }

    @Test
    void a_change_sends_the_new_words_and_keeps_the_rest() {
        Delivery delivery = published("wort");

        changes.ask(Kind.EDIT, List.of(delivery), "Neue Worte", "Presse", NOTHING);
        changes.goRound();
        changes.goRound();

        assertThat(obliging.did).containsExactly("edit 4711 Neue Worte");
        assertThat(changes.gone()).isEmpty();
    }

    @Test
    void what_does_not_work_is_tried_again_later_and_given_up_in_the_end() {
        Delivery delivery = published("wort");
        obliging.alwaysAnswers(busy(null));
        changes.ask(Kind.DELETE, List.of(delivery), null, "Presse", NOTHING);
        changes.goRound();

        assertThat(only(delivery).status()).isEqualTo(Status.WAITING);
        assertThat(only(delivery).nextAt()).isEqualTo(SampleCampaign.NOW.plus(Duration.ofMinutes(1)));
        changes.goRound();
        assertThat(obliging.did).hasSize(1);

        for (int i = 0; i < 40 && only(delivery).status() == Status.WAITING; i++) {
            clock.set(only(delivery).nextAt());
            changes.goRound();
        }
        assertThat(only(delivery).status()).isEqualTo(Status.GIVEN_UP);
        assertThat(only(delivery).evidence()).isEqualTo("503");
        assertThat(obliging.did).hasSizeBetween(10, 20);
        assertThat(changes.gone()).isEmpty();
    }

    @Test
    void the_wait_a_network_names_is_kept() {
        Delivery delivery = published("wort");
        Instant named = SampleCampaign.NOW.plus(Duration.ofMinutes(40));
        obliging.answersOnce(busy(named));
        changes.ask(Kind.DELETE, List.of(delivery), null, "Presse", NOTHING);
        changes.goRound();
        assertThat(only(delivery).nextAt()).isEqualTo(named);

        clock.set(named);
        changes.goRound();
        assertThat(only(delivery).status()).isEqualTo(Status.DONE);
    }

    @Test
    void a_refusal_is_kept_with_the_networks_words() {
        Delivery delivery = published("wort");
        obliging.answersOnce(ChangeOutcome.refused(PublishOutcome.Reason.FORBIDDEN, "403", "too old"));
        changes.ask(Kind.DELETE, List.of(delivery), null, "Presse", NOTHING);
        changes.goRound();

        assertThat(only(delivery).status()).isEqualTo(Status.REFUSED);
        assertThat(only(delivery).evidence()).isEqualTo("403 too old");
    }

    @Test
    void a_later_wish_takes_the_place_of_one_that_waits() {
        Delivery delivery = published("wort");
        obliging.answersOnce(busy(null));
        changes.ask(Kind.EDIT, List.of(delivery), "Neue Worte", "Presse", NOTHING);
        changes.goRound();
        changes.ask(Kind.DELETE, List.of(delivery), null, "Presse", NOTHING);
        clock.advance(Duration.ofHours(1));
        changes.goRound();

        assertThat(changes.of(List.of(delivery.id())))
                .extracting(RemoteChange::kind, RemoteChange::status)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Kind.EDIT, Status.REPLACED),
                        org.assertj.core.groups.Tuple.tuple(Kind.DELETE, Status.DONE));
    }

    @Test
    void where_there_is_no_call_and_where_nothing_is_published_nothing_is_asked() {
        Delivery mute = published("stumm");
        Delivery planned = ledger.put(SampleCampaign.delivery("soest", "morgen", "Morgen", "wort")
                .due("2026-11-10T08:00:00Z")
                .build());

        assertThat(changes.can(Kind.DELETE, mute)).isFalse();
        assertThat(changes.can(Kind.EDIT, planned)).isFalse();
        assertThat(changes.ask(Kind.DELETE, List.of(mute, planned), null, "Presse", () -> {
                    throw new AssertionError("nothing to keep");
                }))
                .isEmpty();
    }

    @Test
    void a_wish_is_kept_only_together_with_its_record() {
        Delivery delivery = published("wort");

        assertThatThrownBy(() -> changes.ask(Kind.DELETE, List.of(delivery), null, "Presse", () -> {
                    throw new IllegalStateException("no trail");
                }))
                .hasMessage("no trail");
        changes.goRound();
        assertThat(obliging.did).isEmpty();
    }

    private RemoteChange only(Delivery delivery) {
        return changes.of(List.of(delivery.id())).getFirst();
    }

    private Delivery published(String network) {
        return ledger.put(SampleCampaign.delivery("soest", "heute", "Heute", network)
                .due("2026-11-09T08:00:00Z")
                .published(Instant.parse("2026-11-09T08:00:00Z"))
                .build());
    }

    private static ChangeOutcome busy(Instant until) {
        return new ChangeOutcome.NotYet(new PublishOutcome.Deferred(PublishOutcome.Cause.BUSY, until, "503"));
    }

    /** Does what it is asked, unless told otherwise. */
    private static final class Obliging implements Network, PostEditor, PostRemover {

        private final TestNetwork like = new TestNetwork("wort", 500);
        private final List<String> did = new ArrayList<>();
        private final Deque<ChangeOutcome> answers = new ArrayDeque<>();
        private ChangeOutcome usual = new ChangeOutcome.Done();

        void forget() {
            did.clear();
            answers.clear();
            usual = new ChangeOutcome.Done();
        }

        void answersOnce(ChangeOutcome answer) {
            answers.add(answer);
        }

        void alwaysAnswers(ChangeOutcome answer) {
            usual = answer;
        }

        private ChangeOutcome answer(String what) {
            did.add(what);
            return answers.isEmpty() ? usual : answers.poll();
        }

        @Override
        public ChangeOutcome edit(ConnectedAccount account, RemotePost post, Message message) {
            return answer("edit " + post.id() + " " + message.first().text());
        }

        @Override
        public ChangeOutcome remove(ConnectedAccount account, RemotePost post) {
            return answer("delete " + post.id() + " " + String.join(" ", post.replies()));
        }

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
            return like.requiredSecrets();
        }

        @Override
        public Checkpoint start(PublishRequest request) {
            throw new AssertionError("Never publishes");
        }

        @Override
        public PublishOutcome publish(PublishRequest request, Checkpoint from) {
            throw new AssertionError("Never publishes");
        }
    }

    /** Soest's accounts on both networks. */
    private static final class TwoAccounts implements Accounts {

        @Override
        public List<Account> all() {
            return List.of(account("wort"), account("stumm"));
        }

        private static Account account(String network) {
            return new Account(
                    "soest-" + network,
                    new MunicipalityId("soest"),
                    new NetworkId(network),
                    URI.create("https://example.org"),
                    "soest",
                    Map.of(),
                    Map.of());
        }

        @Override
        public Optional<Account> find(String id) {
            return all().stream().filter(each -> each.id().equals(id)).findFirst();
        }

        @Override
        public ConnectedAccount connect(Account account) {
            return new ConnectedAccount(account.id(), account.network(), account.server(), account.handle(), Map.of());
        }

        @Override
        public AccountHealth health(String id) {
            return new AccountHealth.Ready();
        }

        @Override
        public void needsAttention(String id, String reason) {}

        @Override
        public void recovered(String id) {}
    }
}
