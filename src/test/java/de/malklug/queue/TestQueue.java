/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import static org.awaitility.Awaitility.await;

import de.malklug.accounts.Accounts;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.editorial.Actor;
import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.networks.RemotePost;
import de.malklug.plan.PlannedDelivery;
import de.malklug.testing.KeptAudit;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A queue without Quartz: time is moved by hand, and the handler does what the test says. */
public final class TestQueue implements AutoCloseable {

    public static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    public static final Instant NINE = Instant.parse("2026-11-09T08:00:00Z");

    final SettableClock clock;
    final Set<Instant> slotsSet = new ConcurrentSkipListSet<>();
    final List<DeliveryHandler.ClaimedDelivery> published = new CopyOnWriteArrayList<>();
    final List<DeliveryHandler.ClaimedDelivery> looked = new CopyOnWriteArrayList<>();
    final DeliveryLedger ledger;
    public final Deliveries deliveries;
    public final Decisions decisions;
    final Stops stops;
    final KeptAudit audit = new KeptAudit();
    final Sweep sweep;
    final Clockwork clockwork;

    private final JdbcClient reading;
    private final LedgerWriter writer;
    private final Lanes lanes;
    private final Wakeup wakeup;

    volatile Publish publish = (claimed, progress) -> live(claimed);
    volatile Function<DeliveryHandler.ClaimedDelivery, Verdict> look = TestQueue::live;
    volatile BiFunction<DeliveryHandler.ClaimedDelivery, URI, DeliveryHandler.Sighting> seen =
            (claimed, address) -> new DeliveryHandler.Sighting.Somewhere();
    volatile boolean quartzRuns = true;

    interface Publish {
        Verdict apply(DeliveryHandler.ClaimedDelivery claimed, DeliveryHandler.Progress progress);
    }

    TestQueue(TestDatabase database) {
        this(database, "this-process", settings -> settings);
    }

    TestQueue(TestDatabase database, String owner, UnaryOperator<QueueSettings> changes) {
        this(database, owner, changes, new SettableClock(NINE.minus(Duration.ofHours(1))), null);
    }

    /** A queue of a process of that name, with a handler of the test's own. */
    public TestQueue(TestDatabase database, String owner, SettableClock clock, DeliveryHandler handler) {
        this(database, owner, settings -> settings, clock, handler);
    }

    private TestQueue(
            TestDatabase database,
            String owner,
            UnaryOperator<QueueSettings> changes,
            SettableClock clock,
            @Nullable DeliveryHandler handler) {
        this.clock = clock;
        DeliveryHandler handling = handler == null ? new Handler() : handler;
        QueueSettings settings = changes.apply(settings());
        Slots slots = new Slots() {
            @Override
            public void set(Instant instant) {
                slotsSet.add(instant);
            }

            @Override
            public void setAll(Collection<Instant> instants) {
                slotsSet.addAll(instants);
            }
        };
        reading = database.reading();
        writer = new LedgerWriter(database.writer(), database.transactions());
        lanes = new Lanes(
                writer,
                new Claims(settings, clock, database.kind(), owner),
                new Outcomes(settings, clock, slots),
                handling,
                settings.inFlight());
        wakeup = new Wakeup(database.reading(), clock, lanes);
        sweep = new Sweep(database.writing(), database.transactions(), clock, slots, wakeup, owner, "test");
        deliveries = new JdbcDeliveries(database.reading());
        ledger = new JdbcDeliveryLedger(
                new JdbcTemplate(database.writer()),
                database.writing(),
                database.reading(),
                database.transactions(),
                clock,
                slots);
        decisions =
                new JdbcDecisions(database.writing(), database.transactions(), clock, slots, wakeup, handling, audit);
        stops = new JdbcStops(
                database.writing(), database.reading(), database.transactions(), clock, decisions, audit, wakeup);
        clockwork = new Watchdog(database.reading(), deliveries, settings, clock, () -> quartzRuns, lanes::cannotSave);
    }

    public static QueueSettings settings() {
        return new QueueSettings(
                Duration.ofMinutes(5),
                Duration.ofSeconds(20),
                3,
                50,
                60,
                Duration.ofMinutes(15),
                Duration.ofSeconds(60));
    }

    /** Does what a process does first when it starts on a ledger an earlier one left behind. */
    public void startAfterCrash() {
        sweep.atStart(true);
        settle();
    }

    public RemoteOwners owners() {
        return new JdbcRemoteOwners(reading);
    }

    /** What follows when posts are released. */
    ReleasedPostsScheduling scheduling(Networks networks, Accounts accounts) {
        return new ReleasedPostsScheduling(networks, accounts, ledger, reading, PlanAhead.USUAL, clock);
    }

    /** Plans exactly these posts. */
    public DeliveryLedger.PlanChanges plan(PlannedDelivery... posts) {
        return ledger.apply(CAMPAIGN, Arrays.asList(posts));
    }

    /** Wakes what is due and returns at once. */
    void wake() {
        wakeup.due();
    }

    /** Wakes what is due and waits until nothing is under way. */
    public void runDue() {
        wakeup.due();
        settle();
    }

    public void sweep() {
        sweep.run();
        settle();
    }

    public void settle() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(2))
                .until(lanes::idle);
    }

    public Delivery only() {
        List<Delivery> all = deliveries.page(DeliveryFilter.ALL, null, 10).items();
        if (all.size() != 1) {
            throw new AssertionError("Expected one delivery, found " + all);
        }
        return all.getFirst();
    }

    Delivery of(String post) {
        return deliveries
                .page(DeliveryFilter.ALL.ofPost(new PostId(post)), null, 1)
                .items()
                .getFirst();
    }

    Lanes lanes() {
        return lanes;
    }

    static Verdict live(DeliveryHandler.ClaimedDelivery claimed) {
        String id = "remote-" + claimed.delivery().post();
        return new Verdict.Published(new RemotePost(id, URI.create("https://network.example/" + id)));
    }

    static Verdict unclear(Instant nextLook) {
        return new Verdict.Unconfirmed(
                Checkpoint.irreversible("post"),
                nextLook,
                false,
                false,
                Explanation.of("unconfirmed.looking", "cut", nextLook.toString()));
    }

    /** A person of that title. */
    public static Actor person(String title) {
        return new Actor(title.toLowerCase(Locale.ROOT), title, Actor.Role.AGENCY, null);
    }

    static PlannedDelivery post(String id) {
        return post(id, "soest-mastodon", NINE, "Guten Morgen, Soest");
    }

    static PlannedDelivery post(String id, String account, Instant due, String text) {
        return new PlannedDelivery(
                CAMPAIGN,
                new MunicipalityId("soest"),
                new PostId(id),
                "",
                account,
                new NetworkId("mastodon"),
                "klima",
                id,
                new Message(List.of(new Message.Part(text, null, List.of())), "de"),
                due,
                due.plus(Duration.ofHours(2)),
                due + text);
    }

    @Override
    public void close() {
        lanes.close();
        writer.close();
    }

    private final class Handler implements DeliveryHandler {

        @Override
        public Verdict publish(ClaimedDelivery delivery, Progress progress) {
            published.add(delivery);
            return publish.apply(delivery, progress);
        }

        @Override
        public Verdict look(ClaimedDelivery delivery) {
            looked.add(delivery);
            return look.apply(delivery);
        }

        @Override
        public Sighting seen(ClaimedDelivery delivery, @Nullable URI address) {
            return seen.apply(delivery, address);
        }
    }
}
