/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.accounts.Account;
import de.malklug.accounts.AccountHealth;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.MediaSource;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.networks.Networks;
import de.malklug.networks.PostFinder;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.plan.PlannedDelivery;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryHandler;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.QueueSettings;
import de.malklug.queue.TestQueue;
import de.malklug.queue.Verdict;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import de.malklug.testing.TestHttp;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.Mischief;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.StandInPost;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The promise, on the real ledger, the real publisher and a real adapter over HTTP: wherever the process dies, and however
 * often, every delivery is on the network exactly once. Inherited for every adapter.
 *
 * <p>{@code -Dmalklug.crashes=5000} sets how many seeded lives are lived; the default is short.
 */
@Execution(ExecutionMode.CONCURRENT)
public abstract class PublicationCrashTest {

    private static final int LIVES = Integer.getInteger("malklug.crashes", 60);
    private static final int MOST_ROUNDS = 400;

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(TestQueue.NINE);
    private TestDatabase database;
    private NetworkStandIn standIn;
    private boolean looksAreCertain = true;
    protected TestMessages messages;
    private boolean canBeAsked = true;

    protected abstract NetworkStandIn started(StandInOptions options);

    protected abstract Network connected(NetworkHttp http, Clock clock);

    protected abstract ConnectedAccount account(URI server);

    /** A message whose publication has every kind of step. */
    protected Message everyStep() {
        return thread(
                linking(
                        "Soest will bis 2030 klimaneutral sein 🌱 #5malklug",
                        "https://smartcities-suedwestfalen.com/konferenz/",
                        messages.picture("Wallanlage mit Lastenrad")),
                part("2/2 Und so geht es weiter."));
    }

    /** Where the bytes are, and for networks that fetch them the addresses. */
    protected MediaSource media() {
        return messages::fileOf;
    }

    /** A message of one part with this text, and with what else the network insists on. */
    protected Message saying(String text) {
        return text(text);
    }

    /** A message of two parts. */
    protected Message sayingMore(String first, String then) {
        return thread(part(first), part(then));
    }

    /** At how many places a process may die at least while {@link #everyStep} is published. */
    protected int fewestCrashPoints() {
        return 20;
    }
    /** Forgets what the network gave for the key of the life before. */
    protected void beforeLife() {}

    /** Where a person sees a post; for networks that can't be asked. */
    protected URI address(StandInPost post) {
        throw new UnsupportedOperationException("Nobody is asked about " + post.id());
    }

    @BeforeEach
    void open() {
        database = TestDatabase.sqlite();
        messages = new TestMessages(folder);
        standIn = started(StandInOptions.standard().at(clock).answeringLateAfter(Duration.ofMillis(900)));
    }

    @AfterEach
    void close() {
        standIn.close();
        database.close();
    }

    @Test
    void a_crash_at_any_one_point_neither_loses_nor_doubles_a_post() {
        Message everyStep = everyStep();
        boolean crashed = true;
        int point = 0;
        while (crashed) {
            AtomicInteger left = new AtomicInteger(++point);
            crashed = live("point " + point, everyStep, () -> left.decrementAndGet() == 0) > 1;
        }
        assertThat(point).as("crash points found").isGreaterThan(fewestCrashPoints());
    }

    @Test
    void many_crashes_and_a_network_that_loses_answers_neither_lose_nor_double_a_post() {
        for (int life = 0; life < LIVES; life++) {
            Random random = new Random(life);
            standIn.honourIdempotencyKeys(random.nextBoolean());
            standIn.mischief().none();
            standIn.mischief()
                    .onEverything()
                    .sometimes(
                            0.15,
                            life,
                            Mischief.Kind.ACCEPT_AND_DROP,
                            Mischief.Kind.ACCEPT_AND_500,
                            Mischief.Kind.ACCEPT_AND_CUT_BODY,
                            Mischief.Kind.RESET_BEFORE,
                            Mischief.Kind.HTML_PAGE);
            Message message = random.nextBoolean() ? saying("Leben " + life) : sayingMore("1/2 Leben " + life, "2/2");
            live("life " + life, message, () -> random.nextInt(12) == 0);
        }
    }

    /**
     * Plans one delivery and starts process after process until it has come to an end.
     *
     * @return how many processes it took
     */
    private int live(String name, Message message, BooleanSupplier dies) {
        database.clear();
        beforeLife();
        int before = standIn.posts().size();
        int processes = 0;
        Delivery delivery = null;
        for (int round = 0; round < MOST_ROUNDS && (delivery == null || !isOver(delivery)); round++) {
            CrashPoints points = new CrashPoints(dies);
            AtomicInteger crashes = new AtomicInteger();
            try (TestQueue queue = process("process-" + round, points, crashes)) {
                processes++;
                if (delivery == null) {
                    queue.plan(planned(message));
                }
                queue.startAfterCrash();
                for (int beat = 0; beat < 60 && crashes.get() == 0 && !isOver(queue.only()); beat++) {
                    clock.advance(Duration.ofSeconds(60));
                    answerWhereAsked(queue);
                    queue.sweep();
                    answerWhereNothingWasFound(queue);
                }
                delivery = queue.only();
            }
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(delivery).isNotNull();
        assertThat(delivery.status()).as("%s: %s", name, delivery.explanation()).isEqualTo(DeliveryStatus.PUBLISHED);
        assertThat(standIn.posts().subList(before, standIn.posts().size()))
                .as(name)
                .extracting(post -> post.inReplyTo() == null)
                .hasSize(message.parts().size())
                .first()
                .isEqualTo(true);
        clock.advance(Duration.ofHours(3));
        return processes;
    }

    /** Where a network's looks are not certain, malklug repeats once; after that a person says that nothing is there. */
    private void answerWhereNothingWasFound(TestQueue queue) {
        Delivery asked = queue.only();
        if (!canBeAsked || looksAreCertain || asked.askedAt() == null || asked.explanation() == null) {
            return;
        }
        List<String> evidence = asked.explanation().arguments();
        if (evidence.isEmpty() || evidence.getFirst().isEmpty()) {
            queue.decisions.itIsNotThere(asked.id(), asked.version(), TestQueue.person("Presse"));
        }
    }

    private boolean isOver(Delivery delivery) {
        return delivery.status() == DeliveryStatus.PUBLISHED
                || delivery.status() == DeliveryStatus.FAILED
                || (delivery.askedAt() != null && looksAreCertain);
    }

    /** Where the network can't be asked, the person who is looks and says what is there. */
    private void answerWhereAsked(TestQueue queue) {
        Delivery asked = queue.only();
        if (canBeAsked || asked.askedAt() == null || asked.explanation() == null) {
            return;
        }
        int part = Integer.parseInt(asked.explanation().arguments().get(1));
        String text = asked.message().parts().get(part - 1).text();
        standIn.posts().stream()
                .filter(post ->
                        !post.at().isBefore(asked.dueAt()) && post.text().startsWith(text))
                .findFirst()
                .ifPresentOrElse(
                        post -> queue.decisions.itIsThere(
                                asked.id(), asked.version(), address(post), TestQueue.person("Presse")),
                        () -> queue.decisions.itIsNotThere(asked.id(), asked.version(), TestQueue.person("Presse")));
    }

    private TestQueue process(String owner, CrashPoints points, AtomicInteger crashes) {
        DeliveryHandler[] handler = new DeliveryHandler[1];
        TestQueue queue = new TestQueue(database, owner, clock, new DeliveryHandler() {
            @Override
            public Verdict publish(ClaimedDelivery delivery, Progress progress) {
                return dying(() -> handler[0].publish(delivery, progress));
            }

            @Override
            public Verdict look(ClaimedDelivery delivery) {
                return dying(() -> handler[0].look(delivery));
            }

            @Override
            public Sighting seen(ClaimedDelivery delivery, URI address) {
                return handler[0].seen(delivery, address);
            }

            private Verdict dying(Supplier<Verdict> work) {
                try {
                    return work.get();
                } catch (CrashPoints.Crash crash) {
                    crashes.incrementAndGet();
                    throw crash;
                }
            }
        });
        handler[0] = points.around(publisher(points, queue));
        return queue;
    }

    private DeliveryHandler publisher(CrashPoints points, TestQueue queue) {
        Network network = connected(TestHttp.givingUpAfter(Duration.ofMillis(500)), clock);
        canBeAsked = network instanceof PostFinder;
        looksAreCertain = network instanceof PostFinder finder && finder.consistent();
        QueueSettings patient = new QueueSettings(
                Duration.ofMinutes(5),
                Duration.ofSeconds(20),
                1000,
                50,
                100_000,
                Duration.ofMinutes(15),
                Duration.ofSeconds(60));
        return TestPublisher.with(
                new Networks(List.of(points.around(network))),
                new OneAccount(),
                media(),
                patient,
                queue.owners(),
                clock);
    }

    private PlannedDelivery planned(Message message) {
        ConnectedAccount account = account(standIn.url());
        return new PlannedDelivery(
                TestQueue.CAMPAIGN,
                new MunicipalityId("soest"),
                new PostId("klimaneutral"),
                "",
                account.id(),
                account.network(),
                null,
                "Klimaneutral",
                message,
                clock.instant(),
                clock.instant().plus(Duration.ofDays(30)),
                "fingerprint");
    }

    private final class OneAccount implements Accounts {

        private final ConnectedAccount connected = account(standIn.url());

        @Override
        public List<Account> all() {
            return List.of(new Account(
                    connected.id(),
                    new MunicipalityId("soest"),
                    connected.network(),
                    connected.server(),
                    connected.handle(),
                    Map.of(),
                    Map.of()));
        }

        @Override
        public Optional<Account> find(String id) {
            return all().stream().filter(account -> account.id().equals(id)).findFirst();
        }

        @Override
        public ConnectedAccount connect(Account account) {
            return connected;
        }

        @Override
        public AccountHealth health(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void needsAttention(String id, String reason) {
            // nobody is told in a test
        }

        @Override
        public void recovered(String id) {
            // nobody is told in a test
        }
    }
}
