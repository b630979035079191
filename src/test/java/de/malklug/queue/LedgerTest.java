/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import static de.malklug.queue.DeliveryStatus.CANCELLED;
import static de.malklug.queue.DeliveryStatus.FAILED;
import static de.malklug.queue.DeliveryStatus.HELD;
import static de.malklug.queue.DeliveryStatus.MISSED;
import static de.malklug.queue.DeliveryStatus.PUBLISHED;
import static de.malklug.queue.DeliveryStatus.PUBLISHING;
import static de.malklug.queue.DeliveryStatus.SCHEDULED;
import static de.malklug.queue.DeliveryStatus.UNCONFIRMED;
import static de.malklug.queue.TestQueue.CAMPAIGN;
import static de.malklug.queue.TestQueue.NINE;
import static de.malklug.queue.TestQueue.post;
import static de.malklug.queue.TestQueue.unclear;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.RemotePost;
import de.malklug.plan.PlannedDelivery;
import de.malklug.queue.Decisions.Decision;
import de.malklug.queue.DeliveryEvent.Kind;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class LedgerTest {

    private final TestDatabase database;
    private TestQueue queue;

    LedgerTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        database.clear();
        queue = new TestQueue(database);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void publishes_a_post_once_when_it_is_due() {
        queue.plan(post("a"));
        queue.runDue();
        assertThat(queue.only().status()).isEqualTo(SCHEDULED);

        queue.clock.set(NINE);
        queue.runDue();
        queue.runDue();

        Delivery sent = queue.only();
        assertThat(sent.status()).isEqualTo(PUBLISHED);
        assertThat(sent.remoteId()).isEqualTo("remote-a");
        assertThat(sent.publishedAt()).isEqualTo(NINE);
        assertThat(sent.attempts()).isEqualTo(1);
        assertThat(queue.published).hasSize(1);
        assertThat(queue.deliveries.history(sent.id()))
                .extracting(DeliveryEvent::kind)
                .containsExactly(Kind.ATTEMPT);
    }

    @Test
    void sets_a_slot_for_every_due_instant() {
        queue.plan(
                post("a"),
                post("b", "olpe-mastodon", NINE, "b"),
                post("c", "olpe-mastodon", NINE.plusSeconds(60), "c"));
        assertThat(queue.slotsSet).containsExactly(NINE, NINE.plusSeconds(60));
    }

    @Test
    void sends_what_is_due_on_one_account_one_after_the_other_and_in_order() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        queue.publish = (claimed, progress) -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            underWay.decrementAndGet();
            return TestQueue.live(claimed);
        };
        queue.plan(IntStream.range(0, 20)
                .mapToObj(i -> post("p" + i, "soest-mastodon", NINE.plusSeconds(i), "text " + i))
                .toArray(PlannedDelivery[]::new));
        queue.clock.set(NINE.plusSeconds(30));
        queue.runDue();

        assertThat(most).hasValue(1);
        assertThat(queue.published)
                .extracting(claimed -> claimed.delivery().post().value())
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "p" + i).toList());
    }

    @Test
    void planning_the_same_again_changes_nothing() {
        queue.plan(post("a"));
        Delivery before = queue.only();
        assertThat(queue.plan(post("a")).isEmpty()).isTrue();
        assertThat(queue.only()).isEqualTo(before);
    }

    @Test
    void a_plan_moves_and_rewords_what_is_not_sent_yet() {
        queue.plan(post("a"));
        queue.plan(post("a", "soest-mastodon", NINE.plusSeconds(3600), "anders"));

        Delivery moved = queue.only();
        assertThat(moved.dueAt()).isEqualTo(NINE.plusSeconds(3600));
        assertThat(moved.message().first().text()).isEqualTo("anders");
        queue.clock.set(NINE);
        queue.runDue();
        assertThat(queue.published).isEmpty();
    }

    @Test
    void a_plan_withdraws_what_it_no_longer_holds_and_takes_it_back_when_it_does_again() {
        queue.plan(post("a"));
        assertThat(queue.plan().withdrawn()).hasSize(1);
        assertThat(queue.only().status()).isEqualTo(CANCELLED);

        queue.plan(post("a"));
        assertThat(queue.only().status()).isEqualTo(SCHEDULED);
    }

    @Test
    void a_plan_never_touches_what_was_published() {
        queue.plan(post("a"));
        queue.clock.set(NINE);
        queue.runDue();
        Delivery sent = queue.only();

        var changes = queue.plan(post("a", "soest-mastodon", NINE.plusSeconds(9), "anders"));
        assertThat(changes.alreadySent()).hasSize(1);
        queue.plan();
        assertThat(queue.only()).isEqualTo(sent);
    }

    @Test
    void comparing_a_plan_changes_nothing() {
        var changes = queue.ledger.compare(CAMPAIGN, List.of(post("a")));
        assertThat(changes.added()).hasSize(1);
        assertThat(queue.deliveries.page(DeliveryFilter.ALL, null, 1).items()).isEmpty();
    }

    @Test
    void waits_as_long_as_the_network_asks_and_holds_the_account() {
        queue.publish = (claimed, progress) -> new Verdict.Later(
                Checkpoint.irreversible("post"),
                NINE.plusSeconds(900),
                false,
                true,
                Explanation.of("waiting.rate-limited", ""));
        queue.plan(post("a"), post("b", "soest-mastodon", NINE.plusSeconds(60), "b"));
        queue.clock.set(NINE);
        queue.runDue();
        queue.clock.set(NINE.plusSeconds(120));
        queue.runDue();
        assertThat(queue.published).hasSize(1);
        assertThat(queue.slotsSet).contains(NINE.plusSeconds(900));

        queue.publish = (claimed, progress) -> TestQueue.live(claimed);
        queue.clock.set(NINE.plusSeconds(900));
        queue.runDue();
        assertThat(queue.of("a").status()).isEqualTo(PUBLISHED);
        assertThat(queue.of("a").attempts()).isEqualTo(2);
        assertThat(queue.of("b").status()).isEqualTo(PUBLISHED);
    }

    @Test
    void goes_on_at_the_stored_step_when_a_publication_takes_several_calls() {
        queue.publish = (claimed, progress) -> {
            if (claimed.checkpoint() == null) {
                Checkpoint processing = Checkpoint.repeatable("processed").with("media", "7");
                return new Verdict.Later(processing, NINE.plusSeconds(3), false, false, null);
            }
            assertThat(claimed.checkpoint().require("media")).isEqualTo("7");
            return TestQueue.live(claimed);
        };
        queue.plan(post("a"));
        queue.clock.set(NINE);
        queue.runDue();
        assertThat(queue.only().status()).isEqualTo(SCHEDULED);
        queue.clock.set(NINE.plusSeconds(3));
        queue.runDue();

        assertThat(queue.only().status()).isEqualTo(PUBLISHED);
        assertThat(queue.only().attempts()).isEqualTo(1);
    }

    @Test
    void a_failure_is_final_and_a_broken_access_spares_the_account_for_a_while() {
        queue.publish = (claimed, progress) -> new Verdict.Failed(Explanation.of("rejected.credentials", "401"), true);
        queue.plan(post("a"), post("b", "soest-mastodon", NINE.plusSeconds(60), "b"));
        queue.clock.set(NINE.plusSeconds(60));
        queue.runDue();
        assertThat(queue.of("a").status()).isEqualTo(FAILED);
        assertThat(queue.of("b").status()).isEqualTo(SCHEDULED);

        queue.publish = (claimed, progress) -> TestQueue.live(claimed);
        Decision decision =
                queue.decisions.sendNow(queue.of("a").id(), queue.of("a").version(), TestQueue.person("Agentur"));
        queue.settle();
        assertThat(decision).isInstanceOf(Decision.Done.class);
        assertThat(queue.of("a").status()).isEqualTo(PUBLISHED);
        assertThat(queue.of("b").status()).isEqualTo(PUBLISHED);
    }

    @Test
    void an_unclear_publication_is_looked_for_and_never_resent_by_itself() {
        queue.publish = (claimed, progress) -> unclear(NINE.plusSeconds(10));
        queue.plan(post("a"));
        queue.clock.set(NINE);
        queue.runDue();
        assertThat(queue.only().status()).isEqualTo(UNCONFIRMED);
        queue.sweep();
        assertThat(queue.looked).isEmpty();

        queue.clock.set(NINE.plusSeconds(10));
        queue.runDue();
        assertThat(queue.published).hasSize(1);
        assertThat(queue.only().status()).isEqualTo(PUBLISHED);
        assertThat(queue.deliveries.history(queue.only().id()))
                .extracting(DeliveryEvent::kind)
                .containsExactly(Kind.ATTEMPT, Kind.LOOK);
    }

    @Test
    void a_surely_absent_post_is_sent_again() {
        queue.publish = (claimed, progress) -> unclear(NINE);
        queue.look = claimed ->
                new Verdict.Later(Checkpoint.irreversible("post"), NINE, true, false, Explanation.of("absent.again"));
        queue.plan(post("a"));
        queue.clock.set(NINE);
        queue.publish = new TestQueue.Publish() {
            private int calls;

            @Override
            public Verdict apply(DeliveryHandler.ClaimedDelivery claimed, DeliveryHandler.Progress progress) {
                return calls++ == 0 ? unclear(NINE) : TestQueue.live(claimed);
            }
        };
        queue.runDue();
        queue.runDue();
        assertThat(queue.only().status()).isEqualTo(PUBLISHED);
        assertThat(queue.only().attempts()).isEqualTo(2);
    }

    @Test
    void a_person_can_say_that_an_unclear_post_is_there() {
        queue.publish = (claimed, progress) -> unclear(NINE.plusSeconds(600));
        queue.plan(post("a"));
        queue.clock.set(NINE);
        queue.runDue();
        Delivery unclear = queue.only();

        queue.decisions.itIsThere(
                unclear.id(), unclear.version(), URI.create("https://network.example/77"), TestQueue.person("Agentur"));
        assertThat(queue.only().status()).isEqualTo(PUBLISHED);
        assertThat(queue.only().remoteUrl()).isEqualTo(URI.create("https://network.example/77"));
        assertThat(queue.deliveries.history(unclear.id()).getLast().person()).isEqualTo("Agentur");
    }

    @Test
    void a_person_can_say_that_an_unclear_post_is_not_there_and_it_goes_out_under_a_new_key() {
        queue.publish = (claimed, progress) ->
                claimed.keyGeneration() == 0 ? unclear(NINE.plusSeconds(600)) : TestQueue.live(claimed);
        queue.plan(post("a"));
        queue.clock.set(NINE);
        queue.runDue();

        queue.decisions.itIsNotThere(queue.only().id(), queue.only().version(), TestQueue.person("Agentur"));
        queue.settle();
        assertThat(queue.only().status()).isEqualTo(PUBLISHED);
        assertThat(queue.published.getLast().keyGeneration()).isEqualTo(1);
    }

    @Test
    void what_a_person_saw_may_tell_which_post_it_is() {
        asking((claimed, address) -> new DeliveryHandler.Sighting.Known(
                new Verdict.Published(new RemotePost("77", address, List.of("78")))));
        queue.decisions.itIsThere(
                queue.only().id(),
                queue.only().version(),
                URI.create("https://network.example/77"),
                TestQueue.person("Agentur"));

        assertThat(queue.only().status()).isEqualTo(PUBLISHED);
        assertThat(queue.only().remoteId()).isEqualTo("77");
    }

    @Test
    void what_a_person_saw_may_be_the_first_part_and_the_next_goes_out() {
        Checkpoint second = Checkpoint.irreversible("post").part(2).nowLive();
        AtomicInteger sent = new AtomicInteger();
        try (TestQueue asked = new TestQueue(database, "asked", queue.clock, new DeliveryHandler() {
            @Override
            public Verdict publish(ClaimedDelivery claimed, Progress progress) {
                return sent.incrementAndGet() == 1 ? unclear(NINE.plusSeconds(600)) : published(claimed);
            }

            private Verdict published(ClaimedDelivery claimed) {
                assertThat(claimed.checkpoint()).isEqualTo(second);
                return TestQueue.live(claimed);
            }

            @Override
            public Verdict look(ClaimedDelivery claimed) {
                throw new AssertionError("Nobody looks");
            }

            @Override
            public Sighting seen(ClaimedDelivery claimed, URI address) {
                return new Sighting.Known(new Verdict.Later(second, NINE, false, false, null));
            }
        })) {
            asked.plan(post("a"));
            asked.clock.set(NINE);
            asked.runDue();
            asked.decisions.itIsThere(asked.only().id(), asked.only().version(), null, TestQueue.person("Agentur"));
            asked.settle();

            assertThat(asked.only().status()).isEqualTo(PUBLISHED);
            assertThat(sent).hasValue(2);
        }
    }

    @Test
    void an_address_of_somebody_else_is_refused() {
        asking((claimed, address) -> new DeliveryHandler.Sighting.Elsewhere());
        Decision decision = queue.decisions.itIsThere(
                queue.only().id(),
                queue.only().version(),
                URI.create("https://network.example/77"),
                TestQueue.person("Agentur"));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(Decisions.Refusal.OTHER_ADDRESS));
        assertThat(queue.only().status()).isEqualTo(UNCONFIRMED);
    }

    @Test
    void an_address_is_needed_where_nothing_else_tells_which_post_it_is() {
        asking((claimed, address) -> new DeliveryHandler.Sighting.Somewhere());
        assertThat(queue.decisions.itIsThere(
                        queue.only().id(), queue.only().version(), null, TestQueue.person("Agentur")))
                .isInstanceOf(Decision.Refused.class);
        assertThat(queue.only().status()).isEqualTo(UNCONFIRMED);
    }

    @Test
    void a_post_another_delivery_owns_is_not_adopted_by_hand_either() {
        queue.plan(post("other"));
        queue.clock.set(NINE);
        queue.runDue();
        queue.plan(post("other"), post("a"));
        queue.publish = (claimed, progress) -> unclear(NINE.plusSeconds(600));
        queue.seen = (claimed, address) ->
                new DeliveryHandler.Sighting.Known(new Verdict.Published(new RemotePost("remote-other", address)));
        queue.runDue();
        Delivery unclear = queue.of("a");

        Decision decision = queue.decisions.itIsThere(
                unclear.id(), unclear.version(), URI.create("https://network.example/77"), TestQueue.person("Agentur"));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(Decisions.Refusal.OTHER_ADDRESS));
        assertThat(queue.of("a").status()).isEqualTo(UNCONFIRMED);
    }

    @Test
    void a_post_a_person_did_not_see_need_not_be_sent_again() {
        queue.publish = (claimed, progress) -> unclear(NINE.plusSeconds(600));
        queue.plan(post("a"));
        queue.clock.set(NINE);
        queue.runDue();

        queue.decisions.notPosted(queue.only().id(), queue.only().version(), TestQueue.person("Agentur"));
        queue.runDue();

        assertThat(queue.only().status()).isEqualTo(FAILED);
        assertThat(queue.only().explanation()).isEqualTo(Explanation.of("not-posted.person", "Agentur"));
        assertThat(queue.published).hasSize(1);
    }

    @Test
    void an_account_that_cannot_be_asked_waits_while_an_answer_is_lost() {
        queue.publish = (claimed, progress) -> claimed.delivery().post().value().equals("a")
                ? new Verdict.Unconfirmed(
                        Checkpoint.irreversible("send"),
                        NINE.plusSeconds(1_000_000),
                        false,
                        true,
                        Explanation.of("unconfirmed.no-finder", "", "1", NINE.toString()),
                        NINE.plusSeconds(120))
                : TestQueue.live(claimed);
        queue.plan(post("a"), post("b"));
        queue.clock.set(NINE);
        queue.runDue();
        assertThat(queue.of("b").status()).isEqualTo(SCHEDULED);

        queue.clock.set(NINE.plusSeconds(121));
        queue.runDue();
        assertThat(queue.of("b").status()).isEqualTo(PUBLISHED);
    }

    /** One delivery a person is asked about. */
    private void asking(BiFunction<DeliveryHandler.ClaimedDelivery, URI, DeliveryHandler.Sighting> seen) {
        queue.publish = (claimed, progress) -> unclear(NINE.plusSeconds(600));
        queue.seen = seen;
        queue.plan(post("a"));
        queue.clock.set(NINE);
        queue.runDue();
    }

    @Test
    void a_decision_about_an_older_version_is_refused() {
        queue.plan(post("a"));
        int seen = queue.only().version();
        queue.decisions.hold(queue.only().id(), seen, TestQueue.person("Soest"));

        Decision late = queue.decisions.cancel(queue.only().id(), seen, TestQueue.person("Agentur"));
        assertThat(late)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(Decisions.Refusal.CHANGED_MEANWHILE));
        assertThat(queue.only().status()).isEqualTo(HELD);
    }

    @Test
    void a_held_delivery_is_not_sent_until_it_is_resumed() {
        queue.plan(post("a"));
        queue.decisions.hold(queue.only().id(), queue.only().version(), TestQueue.person("Soest"));
        queue.clock.set(NINE);
        queue.runDue();
        assertThat(queue.published).isEmpty();

        queue.decisions.resume(queue.only().id(), queue.only().version(), TestQueue.person("Soest"));
        queue.settle();
        assertThat(queue.only().status()).isEqualTo(PUBLISHED);
    }

    @Test
    void a_stop_holds_what_is_scheduled_and_what_is_planned_later() {
        queue.plan(post("a"));
        var stopped = queue.stops.stop(Stops.Scope.THEME, "klima", "Text wird geprüft", TestQueue.person("Agentur"));
        assertThat(stopped.held()).isEqualTo(1);
        queue.plan(post("a"), post("b"));
        queue.clock.set(NINE);
        queue.runDue();
        queue.sweep();
        assertThat(queue.published).isEmpty();
        assertThat(queue.of("b").status()).isEqualTo(HELD);

        queue.stops.lift(stopped.stop().id(), TestQueue.person("Agentur"));
        queue.sweep();
        queue.settle();
        assertThat(queue.of("a").status()).isEqualTo(HELD);
        assertThat(queue.of("b").status()).isEqualTo(HELD);
        assertThat(queue.stops.withLeftovers()).extracting(Stops.Stop::liftedBy).containsExactly("Agentur");
    }

    @Test
    void a_stop_in_the_middle_of_a_publication_takes_effect_before_its_next_call() {
        queue.publish = (claimed, progress) -> {
            queue.stops.stop(Stops.Scope.ACCOUNT, "soest-mastodon", "falsches Bild", TestQueue.person("Agentur"));
            boolean goOn = progress.reached(Checkpoint.irreversible("post").with("media", "7"));
            return goOn ? TestQueue.live(claimed) : new Verdict.Interrupted();
        };
        queue.plan(post("a"));
        queue.clock.set(NINE);
        queue.runDue();
        assertThat(queue.only().status()).isEqualTo(HELD);
        assertThat(queue.only().explanation()).isEqualTo(Explanation.of("held.stop", "falsches Bild", "Agentur"));

        queue.publish = (claimed, progress) -> {
            assertThat(claimed.checkpoint())
                    .isEqualTo(Checkpoint.irreversible("post").with("media", "7"));
            return TestQueue.live(claimed);
        };
        String stop = queue.stops.inForce().getFirst().id();
        Stops.Caught caught = queue.stops.caught(stop).getFirst();
        assertThat(caught.underWay()).isTrue();
        assertThat(queue.decisions.resume(queue.only().id(), queue.only().version(), TestQueue.person("Soest")))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(Decisions.Refusal.STILL_STOPPED));
        queue.stops.resume(
                stop,
                List.of(new Stops.Choice(
                        caught.delivery().id(), caught.delivery().version(), new Stops.Going.AsSoonAsPossible())),
                TestQueue.person("Agentur"));
        queue.settle();
        assertThat(queue.only().status()).isEqualTo(PUBLISHED);
    }

    @Test
    void what_is_later_than_its_latest_time_is_missed_and_waits_for_a_person() {
        queue.plan(post("a"));
        queue.clock.set(NINE.plus(Duration.ofHours(2)).plusMillis(1));
        queue.runDue();
        queue.sweep();
        assertThat(queue.published).isEmpty();
        assertThat(queue.only().status()).isEqualTo(MISSED);
        assertThat(queue.only().explanation())
                .isEqualTo(Explanation.of(
                        "missed",
                        NINE.toString(),
                        NINE.plus(Duration.ofHours(2)).toString()));

        queue.decisions.sendNow(queue.only().id(), queue.only().version(), TestQueue.person("Agentur"));
        queue.settle();
        assertThat(queue.only().status()).isEqualTo(PUBLISHED);
    }

    @Test
    void a_thread_whose_first_part_is_live_is_finished_however_late() {
        queue.publish = (claimed, progress) -> {
            if (claimed.checkpoint() == null) {
                progress.reached(Checkpoint.irreversible("post").part(2).nowLive());
                return new Verdict.Later(
                        Checkpoint.irreversible("post").part(2).nowLive(),
                        NINE.plus(Duration.ofHours(5)),
                        true,
                        false,
                        null);
            }
            return TestQueue.live(claimed);
        };
        queue.plan(post("a"));
        queue.clock.set(NINE);
        queue.runDue();
        queue.clock.set(NINE.plus(Duration.ofHours(5)));
        queue.sweep();
        assertThat(queue.only().status()).isEqualTo(PUBLISHED);
    }

    @Test
    void a_missed_delivery_can_be_moved_to_a_new_time() {
        queue.plan(post("a"));
        queue.clock.set(NINE.plus(Duration.ofHours(3)));
        queue.sweep();
        queue.decisions.moveTo(
                queue.only().id(), queue.only().version(), NINE.plus(Duration.ofHours(6)), TestQueue.person("Agentur"));
        assertThat(queue.slotsSet).contains(NINE.plus(Duration.ofHours(6)));
        queue.clock.set(NINE.plus(Duration.ofHours(6)));
        queue.runDue();
        assertThat(queue.only().status()).isEqualTo(PUBLISHED);
    }

    @Test
    void the_hourly_cap_stops_a_runaway() {
        queue.close();
        queue = new TestQueue(
                database,
                "this-process",
                s -> new QueueSettings(s.lease(), s.sweep(), s.tries(), s.inFlight(), 3, s.accountPause(), s.grace()));
        queue.plan(IntStream.range(0, 5).mapToObj(i -> post("p" + i)).toArray(PlannedDelivery[]::new));
        queue.clock.set(NINE);
        queue.runDue();
        assertThat(queue.published).hasSize(3);

        queue.clock.set(NINE.plusSeconds(90));
        assertThat(queue.clockwork.pulse().alarms()).contains(Explanation.of("clockwork.capped", "soest-mastodon"));
        assertThat(queue.clockwork.pulse().running()).isTrue();
        queue.clock.set(NINE.plus(Duration.ofMinutes(61)));
        queue.runDue();
        assertThat(queue.published).hasSize(5);
    }

    @Test
    void the_same_remote_post_is_never_owned_twice() {
        queue.publish = (claimed, progress) -> new Verdict.Published(new RemotePost("same", null));
        queue.plan(post("a"));
        queue.clock.set(NINE);
        queue.runDue();
        RemoteOwners owners = new JdbcRemoteOwners(database.reading());
        assertThat(owners.ownedByAnother(queue.only().id(), "soest-mastodon", "same"))
                .isFalse();
        assertThat(owners.ownedByAnother(DeliveryId.of("x", "x", "x", "x", ""), "soest-mastodon", "same"))
                .isTrue();
    }

    @Test
    void a_claim_whose_lease_ran_out_is_unconfirmed_and_its_late_outcome_still_counts() {
        queue.publish = (claimed, progress) -> {
            queue.clock.set(NINE.plus(Duration.ofMinutes(6)));
            queue.sweep.run();
            assertThat(queue.only().status()).isEqualTo(UNCONFIRMED);
            return TestQueue.live(claimed);
        };
        queue.look = claimed -> unclear(NINE.plus(Duration.ofHours(9)));
        queue.plan(post("a"));
        queue.clock.set(NINE);
        queue.runDue();
        queue.settle();
        assertThat(queue.only().status()).isEqualTo(PUBLISHED);
    }

    @Test
    void an_outcome_that_comes_after_somebody_else_took_over_changes_nothing() {
        queue.publish = (claimed, progress) -> {
            queue.clock.set(NINE.plus(Duration.ofMinutes(6)));
            queue.sweep.run();
            database.writing().sql("UPDATE delivery SET claim = claim + 1").update();
            return TestQueue.live(claimed);
        };
        queue.look = claimed -> unclear(NINE.plus(Duration.ofHours(9)));
        queue.plan(post("a"));
        queue.clock.set(NINE);
        queue.runDue();
        assertThat(queue.only().status()).isEqualTo(UNCONFIRMED);
    }

    @Test
    void the_watchdog_sees_what_is_due_and_not_claimed() {
        queue.plan(post("a"));
        queue.clock.set(NINE.plusSeconds(61));
        Clockwork.Pulse pulse = queue.clockwork.pulse();
        assertThat(pulse.running()).isFalse();
        assertThat(pulse.overdue()).isEqualTo(1);
        assertThat(pulse.overdueSince()).isEqualTo(NINE);

        queue.sweep();
        assertThat(queue.clockwork.pulse().running()).isTrue();
        queue.quartzRuns = false;
        assertThat(queue.clockwork.pulse().alarms()).contains(Explanation.of("clockwork.quartz-down"));
    }

    @Test
    void a_clock_set_back_is_noticed_and_unclear_posts_are_looked_for_that_much_earlier() {
        queue.publish = (claimed, progress) -> unclear(NINE.plusSeconds(150));
        queue.plan(post("a"));
        queue.clock.set(NINE);
        queue.sweep();
        assertThat(queue.only().status()).isEqualTo(UNCONFIRMED);

        queue.clock.set(NINE.minus(Duration.ofHours(1)));
        queue.sweep();
        queue.clock.set(NINE.minus(Duration.ofHours(1)).plusSeconds(150));
        queue.sweep();
        assertThat(queue.looked).hasSize(1);
        assertThat(queue.looked.getFirst().firstAttemptAt()).isEqualTo(NINE.minus(Duration.ofHours(1)));
        assertThat(queue.clockwork.pulse().alarms()).contains(Explanation.of("clockwork.clock-set-back", "3600"));
    }

    @Test
    void another_process_that_claims_at_the_same_time_gets_nothing_twice() {
        queue.plan(IntStream.range(0, 60)
                .mapToObj(i -> post("p" + i, "account-" + i % 6, NINE, "text " + i))
                .toArray(PlannedDelivery[]::new));
        try (TestQueue other = new TestQueue(database, "other-process", settings -> settings)) {
            queue.clock.set(NINE);
            other.clock.set(NINE);
            Thread rival = Thread.ofPlatform().start(other::runDue);
            queue.runDue();
            rival.join();
            queue.runDue();
            assertThat(queue.published.size() + other.published.size()).isEqualTo(60);
            assertThat(queue.deliveries.countByStatus(DeliveryFilter.ALL).get(PUBLISHED))
                    .isEqualTo(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void pages_go_through_all_deliveries_without_gap_or_repetition() {
        queue.plan(IntStream.range(0, 25)
                .mapToObj(i -> post("p" + i, "account-" + i % 3, NINE.plusSeconds(i / 4), "text " + i))
                .toArray(PlannedDelivery[]::new));
        List<DeliveryId> seen = new java.util.ArrayList<>();
        String next = null;
        do {
            Page<Delivery> page = queue.deliveries.page(DeliveryFilter.ALL.being(SCHEDULED, PUBLISHING), next, 7);
            page.items().forEach(delivery -> seen.add(delivery.id()));
            next = page.next();
        } while (next != null);
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(queue.deliveries
                        .newestFirst(DeliveryFilter.ALL, null, 1)
                        .items()
                        .getFirst()
                        .dueAt())
                .isEqualTo(NINE.plusSeconds(6));
    }
}
