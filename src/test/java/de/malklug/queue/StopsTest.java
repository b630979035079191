/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import static de.malklug.queue.DeliveryStatus.CANCELLED;
import static de.malklug.queue.DeliveryStatus.HELD;
import static de.malklug.queue.DeliveryStatus.PUBLISHED;
import static de.malklug.queue.TestQueue.NINE;
import static de.malklug.queue.TestQueue.person;
import static de.malklug.queue.TestQueue.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.malklug.editorial.AuditTrail;
import de.malklug.networks.Checkpoint;
import de.malklug.queue.Stops.Caught;
import de.malklug.queue.Stops.Choice;
import de.malklug.queue.Stops.Going;
import de.malklug.queue.Stops.Resumed;
import de.malklug.queue.Stops.Scope;
import de.malklug.queue.Stops.Stop;
import de.malklug.queue.Stops.WhyNot;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stop button, and what becomes of what it caught. */
@OnBothDatabases
class StopsTest {

    private final TestDatabase database;
    private TestQueue queue;

    StopsTest(TestDatabase database) {
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
    void every_scope_holds_up_to_the_moment_of_the_call() {
        for (Scope scope : Scope.values()) {
            String subject = switch (scope) {
                case CAMPAIGN -> "5malklug";
                case MUNICIPALITY -> "soest";
                case NETWORK -> "mastodon";
                case ACCOUNT -> "soest-mastodon";
                case THEME -> "klima";
            };
            database.clear();
            queue.published.clear();
            queue.clock.set(NINE.minus(Duration.ofHours(1)));
            queue.plan(post("a"), post("b"));
            queue.publish = (claimed, progress) -> {
                queue.stops.stop(scope, subject, "Grund", person("Agentur"));
                return progress.reached(Checkpoint.irreversible("post"))
                        ? TestQueue.live(claimed)
                        : new Verdict.Interrupted();
            };
            queue.clock.set(NINE);
            queue.runDue();
            assertThat(queue.published).as(scope.name()).hasSize(1);
            assertThat(queue.of("a").status()).as(scope.name()).isEqualTo(HELD);
            assertThat(queue.of("b").status()).as(scope.name()).isEqualTo(HELD);
            String stop = queue.stops.inForce().getFirst().id();
            assertThat(queue.stops.caught(stop))
                    .as(scope.name())
                    .allMatch(Caught::waits)
                    .extracting(Caught::underWay)
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void a_stop_of_something_else_holds_nothing() {
        queue.plan(post("a"));
        for (Scope scope : Scope.values()) {
            assertThat(queue.stops
                            .stop(scope, "anderes", "Grund", person("Agentur"))
                            .held())
                    .isZero();
        }
        queue.clock.set(NINE);
        queue.runDue();
        assertThat(queue.only().status()).isEqualTo(PUBLISHED);
    }

    @Test
    void how_much_a_stop_would_catch_is_known_before() {
        queue.plan(post("a"), post("b"));
        assertThat(queue.stops.reach()).singleElement().satisfies(reach -> {
            assertThat(reach.planned()).isEqualTo(2);
            assertThat(reach.underWay()).isZero();
            assertThat(reach.isCoveredBy(Scope.THEME, "klima")).isTrue();
            assertThat(reach.isCoveredBy(Scope.THEME, "anderes")).isFalse();
        });
    }

    @Test
    void what_appeared_before_the_stop_is_named_with_its_address() {
        queue.plan(post("a"), post("b", "soest-mastodon", NINE.plus(Duration.ofHours(3)), "später"));
        queue.clock.set(NINE);
        queue.runDue();
        queue.clock.advance(Duration.ofMinutes(5));
        Stop stop = stop();
        assertThat(queue.stops.appearedBefore(stop, Duration.ofHours(24)))
                .singleElement()
                .satisfies(gone -> assertThat(gone.remoteUrl()).isNotNull());
        assertThat(queue.stops.appearedBefore(stop, Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void each_delivery_goes_on_as_it_was_chosen() {
        queue.plan(
                at("planned", NINE.plus(Duration.ofHours(5))),
                at("soon", NINE),
                at("moved", NINE),
                at("held", NINE),
                at("gone", NINE));
        Stop stop = stop();
        queue.clock.set(NINE.plus(Duration.ofHours(4)));
        queue.sweep();
        Instant slot = NINE.plus(Duration.ofHours(6));
        Resumed resumed = queue.stops.resume(
                stop.id(),
                List.of(
                        choice("planned", new Going.AsPlanned()),
                        choice("soon", new Going.AsSoonAsPossible()),
                        choice("moved", new Going.At(slot)),
                        choice("held", new Going.StayOnHold()),
                        choice("gone", new Going.Withdrawn())),
                person("Agentur"));
        assertThat(resumed).isEqualTo(new Resumed(3, 1, 1, List.of()));
        queue.settle();
        assertThat(queue.of("soon").status()).isEqualTo(PUBLISHED);
        assertThat(queue.of("gone").status()).isEqualTo(CANCELLED);
        queue.clock.set(slot);
        queue.runDue();
        assertThat(queue.of("planned").status()).isEqualTo(PUBLISHED);
        assertThat(queue.of("moved").status()).isEqualTo(PUBLISHED);
        assertThat(queue.of("held").status()).isEqualTo(HELD);
        assertThat(queue.published)
                .extracting(each -> each.delivery().post().value())
                .doesNotHaveDuplicates();
    }

    @Test
    void leftovers_of_a_lifted_stop_can_still_be_chosen_and_then_are_none() {
        queue.plan(post("a"), post("b"));
        Stop stop = stop();
        queue.stops.lift(stop.id(), person("Agentur"));
        assertThat(queue.stops.withLeftovers()).extracting(Stop::id).containsExactly(stop.id());
        assertThat(queue.stops.onHold(stop.id())).isEqualTo(2);
        queue.stops.resume(
                stop.id(),
                List.of(choice("a", new Going.AsPlanned()), choice("b", new Going.Withdrawn())),
                person("Agentur"));
        assertThat(queue.stops.withLeftovers()).isEmpty();
        assertThat(queue.stops.find(stop.id())).get().returns("Agentur", Stop::liftedBy);
    }

    @Test
    void what_another_stop_covers_stays_on_hold() {
        queue.plan(post("a"));
        Stop first = stop();
        queue.stops.stop(Scope.THEME, "klima", "Auch das", person("Soest"));
        Resumed resumed =
                queue.stops.resume(first.id(), List.of(choice("a", new Going.AsPlanned())), person("Agentur"));
        assertThat(resumed.refused()).singleElement().returns(WhyNot.STILL_STOPPED, Stops.NotResumed::why);
        queue.clock.set(NINE);
        queue.runDue();
        assertThat(queue.only().status()).isEqualTo(HELD);
    }

    @Test
    void a_choice_about_an_older_version_is_refused_and_the_others_are_done() {
        queue.plan(post("a"), post("b"));
        Stop stop = stop();
        Choice seen = choice("a", new Going.AsPlanned());
        queue.decisions.cancel(seen.delivery(), seen.version(), TestQueue.person("Soest"));
        Resumed resumed =
                queue.stops.resume(stop.id(), List.of(seen, choice("b", new Going.AsPlanned())), person("Agentur"));
        assertThat(resumed.going()).isEqualTo(1);
        assertThat(resumed.refused()).singleElement().returns(WhyNot.CHANGED_MEANWHILE, Stops.NotResumed::why);
    }

    @Test
    void a_time_that_has_passed_is_refused() {
        queue.plan(post("a"));
        Stop stop = stop();
        queue.clock.set(NINE.plusSeconds(1));
        for (Going going : List.of(new Going.AsPlanned(), new Going.At(NINE))) {
            assertThat(queue.stops
                            .resume(stop.id(), List.of(choice("a", going)), person("Agentur"))
                            .refused())
                    .singleElement()
                    .returns(WhyNot.TIME_PASSED, Stops.NotResumed::why);
        }
        assertThat(queue.only().status()).isEqualTo(HELD);
    }

    @Test
    void the_rule_for_late_posts_proposes_how_to_go_on() {
        queue.plan(post("a"));
        Stop stop = stop();
        Caught caught = queue.stops.caught(stop.id()).getFirst();
        assertThat(caught.usual(NINE.minusSeconds(1))).isEqualTo(new Going.AsPlanned());
        assertThat(caught.usual(NINE.plus(Duration.ofHours(1)))).isEqualTo(new Going.AsSoonAsPossible());
        assertThat(caught.usual(NINE.plus(Duration.ofHours(3)))).isEqualTo(new Going.StayOnHold());
    }

    @Test
    void lifting_twice_changes_nothing_and_an_unknown_stop_is_said() {
        queue.plan(post("a"));
        Stop stop = stop();
        queue.stops.lift(stop.id(), person("Agentur"));
        queue.stops.lift(stop.id(), person("Soest"));
        assertThat(queue.stops.find(stop.id())).get().returns("Agentur", Stop::liftedBy);
        assertThatThrownBy(() -> queue.stops.resume("unbekannt", List.of(), person("Agentur")))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void stopping_and_going_on_stand_in_the_audit_trail() {
        queue.plan(post("a"));
        Stop stop = stop();
        queue.stops.resume(stop.id(), List.of(choice("a", new Going.AsPlanned())), person("Soest"));
        assertThat(queue.audit.entries())
                .extracting(AuditTrail.Entry::what)
                .containsExactly("stop.set", "delivery.resumed", "stop.resumed");
        assertThat(queue.audit.entries()).allSatisfy(entry -> {
            assertThat(entry.subject().kind()).isIn("stop", "delivery");
            assertThat(entry.subject().municipality()).isNotNull();
        });
    }

    private Stop stop() {
        return queue.stops
                .stop(Scope.MUNICIPALITY, "soest", "Text wird geprüft", person("Agentur"))
                .stop();
    }

    private static de.malklug.plan.PlannedDelivery at(String id, Instant due) {
        return post(id, "soest-mastodon", due, id);
    }

    private Choice choice(String post, Going going) {
        Delivery delivery = queue.of(post);
        return new Choice(delivery.id(), delivery.version(), going);
    }
}
