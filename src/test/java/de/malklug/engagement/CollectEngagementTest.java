/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.accounts.Account;
import de.malklug.accounts.AccountHealth;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import de.malklug.networks.NetworkId;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.PublishedDeliveries.PublishedDelivery;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.springframework.batch.core.BatchStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@OnBothDatabases
class CollectEngagementTest {

    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    private static final Instant START = Instant.parse("2026-11-09T08:00:00Z");
    private static final MunicipalityId SOEST = new MunicipalityId("soest");

    private final TestDatabase database;
    private static final SettableClock clock = new SettableClock(START);
    private static final FakeNetwork network = new FakeNetwork(3);
    private static final DeclaredAccounts accounts = new DeclaredAccounts();
    private static final FakePublications published = new FakePublications();
    private static EngagementProcess process;

    CollectEngagementTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) {
        process = process(database);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        process.close();
    }

    @BeforeEach
    void forget() {
        database.clear();
        clock.set(START);
        network.forget();
        accounts.forget();
        published.forget();
    }

    @Test
    void a_young_post_is_not_read_yet() {
        publish("soest", 1);
        clock.advance(Duration.ofMinutes(14));

        assertThat(collect().posts()).isZero();
        assertThat(network.postCalls()).isEmpty();
    }

    @Test
    void posts_are_read_in_batches_with_one_call_each() {
        publish("soest", 7);
        clock.advance(Duration.ofMinutes(15));

        EngagementRun.Finished run = collect();

        assertThat(network.postCalls()).extracting(call -> call.ids().size()).containsExactly(3, 3, 1);
        assertThat(network.followerCalls()).hasSize(1);
        assertThat(run)
                .extracting(
                        EngagementRun.Finished::accounts,
                        EngagementRun.Finished::posts,
                        EngagementRun.Finished::calls,
                        EngagementRun.Finished::problems)
                .containsExactly(1, 7, 4, List.of());
        assertThat(snapshots()).isEqualTo(7);
    }

    @Test
    void no_call_is_made_within_a_transaction_of_the_database() {
        publish("soest", 4);
        clock.advance(Duration.ofMinutes(15));
        List<Boolean> writerWasFree = new ArrayList<>();
        network.trouble.put(
                "soest",
                call -> writerWasFree.add(!TransactionSynchronizationManager.hasResource(database.writer())
                        && database.writing()
                                        .sql("SELECT 1")
                                        .query(Integer.class)
                                        .single()
                                == 1));

        collect();

        assertThat(writerWasFree).hasSize(3).containsOnly(true);
    }

    @Test
    void every_age_is_read_once() {
        publish("soest", 1);
        clock.advance(Duration.ofMinutes(15));
        collect();
        collect();
        clock.advance(Duration.ofMinutes(44));
        collect();
        assertThat(ages()).containsExactly(Duration.ofMinutes(15));

        clock.advance(Duration.ofMinutes(1));
        collect();

        assertThat(ages()).containsExactly(Duration.ofMinutes(15), Duration.ofHours(1));
    }

    @Test
    void missed_ages_are_read_once_for_the_oldest_of_them() {
        publish("soest", 1);
        clock.advance(Duration.ofDays(8));

        collect();

        assertThat(network.postCalls()).hasSize(1);
        assertThat(engagement()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.plannedAge()).isEqualTo(Duration.ofDays(7));
            assertThat(snapshot.age()).isEqualTo(Duration.ofDays(8));
        });
    }

    @Test
    void zero_not_offered_and_not_yet_known_stay_apart() {
        publish("soest", 1);
        network.posts.put(
                remoteId("soest", 0),
                EngagementReading.builder()
                        .count(Metric.REACTIONS, 0)
                        .count(Metric.SHARES, 3_000_000_000L)
                        .notYetKnown(Metric.REPLIES)
                        .build());
        clock.advance(Duration.ofMinutes(15));

        collect();

        assertThat(engagement()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.value(Metric.REACTIONS)).isEqualTo(MetricValue.of(0));
            assertThat(snapshot.value(Metric.SHARES)).isEqualTo(MetricValue.of(3_000_000_000L));
            assertThat(snapshot.value(Metric.REPLIES)).isEqualTo(MetricValue.NOT_YET_KNOWN);
            assertThat(snapshot.value(Metric.REACH)).isEqualTo(MetricValue.NOT_OFFERED);
        });
    }

    @Test
    void a_post_the_network_no_longer_knows_is_gone_and_not_zero() {
        publish("soest", 2);
        clock.advance(Duration.ofMinutes(15));
        collect();
        network.posts.remove(remoteId("soest", 1));
        clock.advance(Duration.ofMinutes(45));

        collect();

        DeliveryFigures gone = figures().get(1);
        assertThat(gone.goneSince()).isEqualTo(clock.instant());
        assertThat(gone.newest().plannedAge()).isEqualTo(Duration.ofMinutes(15));
        assertThat(gone.value(Metric.REACTIONS)).isEqualTo(MetricValue.of(1));
        List<EngagementSnapshot> course = process.engagement().ofPost(CAMPAIGN, SOEST, new PostId("post-1"));
        assertThat(course).extracting(EngagementSnapshot::known).containsExactly(true, false);
        assertThat(course.getLast().value(Metric.REACTIONS)).isEqualTo(MetricValue.NOT_YET_KNOWN);
        assertThat(figures().getFirst().goneSince()).isNull();
    }

    @Test
    void a_post_that_is_back_is_not_gone_any_more() {
        publish("soest", 1);
        EngagementReading reading = network.posts.remove(remoteId("soest", 0));
        clock.advance(Duration.ofMinutes(15));
        collect();
        network.posts.put(remoteId("soest", 0), reading);
        clock.advance(Duration.ofHours(1));

        collect();

        assertThat(figures().getFirst().goneSince()).isNull();
    }

    @Test
    void one_failing_account_does_not_empty_the_rest() {
        publish("menden", 4);
        publish("olpe", 4);
        publish("soest", 4);
        clock.advance(Duration.ofMinutes(15));
        network.trouble.put("olpe", call -> {
            throw new EngagementUnavailable("503 from olpe", null);
        });

        EngagementRun.Finished run = collect();

        assertThat(run.posts()).isEqualTo(8);
        assertThat(run.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.account()).isEqualTo("olpe");
            assertThat(problem.kind()).isEqualTo(EngagementProblem.Kind.UNAVAILABLE);
            assertThat(problem.detail()).isEqualTo("503 from olpe");
        });
        assertThat(figures()).filteredOn(each -> each.newest() == null).hasSize(4);
    }

    @Test
    void a_mistake_in_an_adapter_ends_only_that_accounts_turn() {
        publish("olpe", 1);
        publish("soest", 1);
        clock.advance(Duration.ofMinutes(15));
        network.trouble.put("olpe", call -> {
            throw new IllegalStateException("with a token in its words");
        });

        EngagementRun.Finished run = collect();

        assertThat(run.posts()).isEqualTo(1);
        assertThat(run.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(EngagementProblem.Kind.INTERNAL);
            assertThat(problem.detail()).doesNotContain("token");
        });
    }

    @Test
    void an_account_without_its_secret_is_named_as_such() {
        publish("soest", 1);
        accounts.withoutSecret.add("soest");
        clock.advance(Duration.ofMinutes(15));

        assertThat(collect().problems())
                .extracting(EngagementProblem::kind)
                .containsExactly(EngagementProblem.Kind.CREDENTIALS_MISSING);
    }

    @Test
    void a_network_that_asks_to_wait_is_left_alone_until_then() {
        publish("soest", 7);
        clock.advance(Duration.ofMinutes(15));
        Instant retryAt = clock.instant().plus(Duration.ofMinutes(30));
        AtomicInteger asked = new AtomicInteger();
        network.trouble.put("soest", call -> {
            if (asked.incrementAndGet() == 3) {
                throw new EngagementUnavailable("429", retryAt);
            }
        });

        EngagementRun.Finished first = collect();
        assertThat(first.posts()).isEqualTo(3);
        assertThat(first.problems())
                .extracting(EngagementProblem::kind, EngagementProblem::retryAt)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(EngagementProblem.Kind.RATE_LIMITED, retryAt));
        clock.advance(Duration.ofMinutes(29));
        assertThat(collect().calls()).isZero();

        clock.advance(Duration.ofMinutes(1));
        EngagementRun.Finished last = collect();

        assertThat(last.posts()).isEqualTo(4);
        assertThat(process.engagement().problems()).isEmpty();
        assertThat(figures()).allSatisfy(each -> assertThat(each.newest()).isNotNull());
    }

    @Test
    void problems_count_how_often_and_remember_since_when() {
        publish("soest", 1);
        clock.advance(Duration.ofMinutes(15));
        Instant firstTime = clock.instant();
        network.trouble.put("soest", call -> {
            throw new EngagementUnavailable("503", null);
        });
        collect();
        clock.advance(Duration.ofMinutes(5));

        collect();

        assertThat(process.engagement().problems())
                .containsExactly(new EngagementProblem(
                        "soest", EngagementProblem.Kind.UNAVAILABLE, "503", firstTime, clock.instant(), null, 2));
    }

    @Test
    void a_sudden_zero_is_kept_but_does_not_count() {
        publish("soest", 1);
        clock.advance(Duration.ofMinutes(15));
        tells(12);
        collect();
        clock.advance(Duration.ofMinutes(45));
        tells(0);
        collect();

        assertThat(figures().getFirst().value(Metric.REACTIONS)).isEqualTo(MetricValue.of(12));
        assertThat(engagement().getLast().told(Metric.REACTIONS)).isEqualTo(MetricValue.of(0));
        assertThat(process.engagement().findings(CAMPAIGN)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(DataFinding.Kind.ZERO);
            assertThat(finding.before()).isEqualTo(12);
            assertThat(finding.told()).isZero();
        });
        assertThat(process.engagement()
                        .reactions(everything())
                        .values()
                        .iterator()
                        .next())
                .extracting(ReactionPoint::count)
                .containsExactly(12L, 12L);
    }

    @Test
    void a_smaller_count_is_believed_when_the_next_reading_confirms_it() {
        publish("soest", 1);
        clock.advance(Duration.ofMinutes(15));
        tells(12);
        collect();
        clock.advance(Duration.ofMinutes(45));
        tells(9);
        collect();
        assertThat(figures().getFirst().value(Metric.REACTIONS)).isEqualTo(MetricValue.of(12));
        clock.advance(Duration.ofHours(5));
        tells(10);
        collect();

        assertThat(figures().getFirst().value(Metric.REACTIONS)).isEqualTo(MetricValue.of(10));
        assertThat(process.engagement().findings(CAMPAIGN))
                .extracting(DataFinding::kind)
                .containsExactly(DataFinding.Kind.DROP);
    }

    @Test
    void every_snapshot_leads_to_its_call() {
        publish("soest", 2);
        clock.advance(Duration.ofMinutes(15));
        collect();

        String call = engagement().getFirst().call();
        assertThat(process.engagement().call(call)).hasValueSatisfying(each -> {
            assertThat(each.account()).isEqualTo("soest");
            assertThat(each.asked()).isEqualTo(2);
            assertThat(each.known()).isEqualTo(2);
            assertThat(each.answeredAt()).isEqualTo(clock.instant());
        });
    }

    @Test
    void a_run_knows_beforehand_how_many_calls_it_will_make() {
        publish("soest", 7);
        clock.advance(Duration.ofMinutes(15));

        EngagementRun.Finished run = collect();

        assertThat(run.planned()).isEqualTo(4);
        assertThat(run.calls()).isEqualTo(run.planned());
    }

    @Test
    void while_nothing_changes_the_pauses_grow() {
        publish("soest", 1);
        clock.advance(Duration.ofMinutes(15));
        collect();
        clock.advance(Duration.ofMinutes(45));
        collect();
        clock.advance(Duration.ofHours(5));
        assertThat(collect().posts()).isZero();
        clock.advance(Duration.ofHours(18));

        assertThat(collect().posts()).isEqualTo(1);
        assertThat(ages()).containsExactly(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(24));
    }

    @Test
    void posts_are_compared_at_equal_ages_and_late_readings_do_not_pass_for_it() {
        publish("soest", 1);
        clock.advance(Duration.ofHours(24));
        tells(5);
        collect();
        clock.advance(Duration.ofDays(6));
        tells(50);
        collect();

        FiguresQuery atOneDay = new FiguresQuery(CAMPAIGN, null, null, null, null, Duration.ofHours(24), null);
        FiguresQuery atThirty = new FiguresQuery(CAMPAIGN, null, null, null, null, Duration.ofDays(30), null);
        assertThat(process.engagement().newest(atOneDay).getFirst().value(Metric.REACTIONS))
                .isEqualTo(MetricValue.of(5));
        assertThat(process.engagement().newest(atThirty).getFirst().newest()).isNull();
        clock.advance(Duration.ofDays(50));
        collect();
        assertThat(process.engagement().newest(atThirty).getFirst().newest()).isNull();
    }

    @Test
    void deleted_figures_are_gone_and_are_not_read_again() {
        publish("soest", 2);
        clock.advance(Duration.ofDays(8));
        collect();
        Retention retention = process.retention();
        assertThat(retention.preview(CAMPAIGN, 7).snapshots()).isEqualTo(2);
        retention.keep(CAMPAIGN, 7, "admin");

        assertThat(retention.forget(CAMPAIGN).snapshots()).isEqualTo(2);
        clock.advance(Duration.ofDays(30));
        collect();

        assertThat(snapshots()).isZero();
        assertThat(figures()).isEmpty();
    }

    private void tells(long reactions) {
        network.posts.put(
                remoteId("soest", 0),
                EngagementReading.builder().count(Metric.REACTIONS, reactions).build());
    }

    private static FiguresQuery everything() {
        return new FiguresQuery(CAMPAIGN, null, null, null);
    }

    @Test
    void followers_are_read_once_per_account_and_run_and_kept_with_each_snapshot() {
        publish("soest", 5);
        network.followers.put("soest", 1200L);
        clock.advance(Duration.ofMinutes(15));
        collect();
        network.followers.put("soest", 1250L);
        clock.advance(Duration.ofMinutes(45));

        collect();

        assertThat(network.followerCalls()).hasSize(2);
        assertThat(process.engagement().followers()).containsExactly(Map.entry("soest", MetricValue.of(1250)));
        assertThat(process.engagement().ofPost(CAMPAIGN, SOEST, new PostId("post-0")))
                .extracting(EngagementSnapshot::followers)
                .containsExactly(1200L, 1250L);
    }

    @Test
    void followers_that_are_not_offered_are_not_zero() {
        publish("soest", 1);
        network.followers.remove("soest");
        clock.advance(Duration.ofMinutes(15));

        collect();

        assertThat(process.engagement().followers()).containsExactly(Map.entry("soest", MetricValue.NOT_OFFERED));
        assertThat(engagement())
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.followers()).isNull());
    }

    @Test
    void followers_are_read_daily_even_if_no_post_is_due() {
        publish("soest", 1);
        clock.advance(Duration.ofDays(91));
        collect();
        clock.advance(Duration.ofHours(23));
        assertThat(collect().calls()).isZero();
        clock.advance(Duration.ofHours(1));

        assertThat(collect().calls()).isEqualTo(1);
    }

    @Test
    void figures_can_be_asked_for_by_network_and_time() {
        publish("soest", 3);
        clock.advance(Duration.ofMinutes(15));
        collect();
        clock.advance(Duration.ofHours(1));
        collect();

        Engagement engagement = process.engagement();
        assertThat(engagement.newest(
                        new FiguresQuery(CAMPAIGN, FakeNetwork.ID, START.plusMillis(1), START.plusMillis(2))))
                .extracting(each -> each.post().value())
                .containsExactly("post-1");
        assertThat(engagement.newest(new FiguresQuery(CAMPAIGN, new NetworkId("other"), null, null)))
                .isEmpty();
        assertThat(engagement.newest(new FiguresQuery(new CampaignId("other"), null, null, null)))
                .isEmpty();
        Map<DeliveryId, List<EngagementSnapshot>> courses =
                engagement.courses(new FiguresQuery(CAMPAIGN, null, START.plusMillis(1), null));
        assertThat(courses).hasSize(2);
        assertThat(courses.values())
                .allSatisfy(course -> assertThat(course)
                        .extracting(EngagementSnapshot::plannedAge)
                        .containsExactly(Duration.ofMinutes(15), Duration.ofHours(1)));
    }

    @Test
    void a_network_that_tells_no_figures_does_not_offer_them() {
        publish("soest", 1);
        published.add(new PublishedDelivery(
                DeliveryId.of(CAMPAIGN.value(), "soest", "post-9", "soest-silent", ""),
                CAMPAIGN,
                SOEST,
                new PostId("post-9"),
                "soest-silent",
                new NetworkId("silent"),
                null,
                "Title",
                "9",
                null,
                clock.instant()));
        clock.advance(Duration.ofMinutes(15));
        collect();

        assertThat(figures().getLast().value(Metric.REACTIONS)).isEqualTo(MetricValue.NOT_OFFERED);
    }

    @Test
    void an_account_that_is_no_longer_declared_is_not_visited() {
        publish("soest", 1);
        accounts.declared.remove("soest");
        clock.advance(Duration.ofMinutes(15));

        assertThat(collect().accounts()).isZero();
    }

    @Test
    void a_killed_run_goes_on_where_it_was_with_no_row_missing_or_doubled() throws Exception {
        publish("olpe", 2);
        publish("soest", 10);
        clock.advance(Duration.ofMinutes(15));
        CountDownLatch thirdCall = new CountDownLatch(1);
        CountDownLatch neverBeforeTheEnd = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        network.trouble.put("soest", call -> {
            if (calls.incrementAndGet() == 4) {
                thirdCall.countDown();
                await(neverBeforeTheEnd);
            }
        });
        CompletableFuture<EngagementRun> killed = CompletableFuture.supplyAsync(process.runs()::start);
        await(thirdCall);
        Awaitility.await().until(() -> visitsDone("olpe") == 1);
        assertThat(snapshots()).isEqualTo(8);

        clock.advance(Duration.ofMinutes(3));
        try (EngagementProcess next = process(database)) {
            EngagementRun.Finished run = (EngagementRun.Finished) next.runs().start();

            assertThat(run.posts()).isEqualTo(4);
            assertThat(snapshots()).isEqualTo(12);
            assertThat(followerRows("soest")).isEqualTo(1);
            assertThat(next.jobs().findRunningJobExecutions(CollectEngagement.JOB))
                    .isEmpty();
        }

        neverBeforeTheEnd.countDown();
        killed.handle((run, failure) -> null).get(30, TimeUnit.SECONDS);
        assertThat(snapshots())
                .as("the one believed dead wakes up and doubles nothing")
                .isEqualTo(12);
        assertThat(figures()).allSatisfy(each -> assertThat(each.newest()).isNotNull());
    }

    @Test
    void a_second_run_at_the_same_time_is_told_that_one_is_under_way() throws Exception {
        publish("soest", 1);
        clock.advance(Duration.ofMinutes(15));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        network.trouble.put("soest", call -> {
            asked.countDown();
            await(answer);
        });
        CompletableFuture<EngagementRun> first = CompletableFuture.supplyAsync(process.runs()::start);
        await(asked);

        assertThat(process.runs().start()).isEqualTo(new EngagementRun.AlreadyRunning(clock.instant()));
        try (EngagementProcess other = process(database)) {
            assertThat(other.runs().start()).isInstanceOf(EngagementRun.AlreadyRunning.class);
        }

        answer.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).isInstanceOf(EngagementRun.Finished.class);
        assertThat(process.runs().start()).isInstanceOf(EngagementRun.Finished.class);
    }

    @Test
    void a_run_whose_process_is_gone_is_taken_over_at_once() {
        String me = RunLease.Holder.thisProcess().toString();
        String gone = "999999999" + me.substring(me.indexOf('@'));
        lease(gone, clock.instant().plus(Duration.ofMinutes(2)));

        assertThat(process.runs().start()).isInstanceOf(EngagementRun.Finished.class);
    }

    @Test
    void a_run_on_another_machine_is_waited_for_until_its_lease_ends() {
        lease("4711@elsewhere/17/context", clock.instant().plus(Duration.ofMinutes(2)));

        assertThat(process.runs().start()).isInstanceOf(EngagementRun.AlreadyRunning.class);
        clock.advance(Duration.ofMinutes(2));
        assertThat(process.runs().start()).isInstanceOf(EngagementRun.Finished.class);
    }

    @Test
    void nothing_to_read_leaves_no_trace_in_the_tables_of_spring_batch() {
        collect();

        assertThat(process.jobs().getLastJobInstance(CollectEngagement.JOB)).isNull();
    }

    @Test
    void trouble_with_a_network_is_not_a_failed_job() {
        publish("soest", 1);
        clock.advance(Duration.ofMinutes(15));
        network.trouble.put("soest", call -> {
            throw new EngagementUnavailable("503", null);
        });

        collect();

        assertThat(process.jobs()
                        .getLastJobExecution(process.jobs().getLastJobInstance(CollectEngagement.JOB))
                        .getStatus())
                .isEqualTo(BatchStatus.COMPLETED);
    }

    private EngagementRun.Finished collect() {
        return (EngagementRun.Finished) process.runs().start();
    }

    private static EngagementProcess process(TestDatabase database) {
        return new EngagementProcess(database, clock, accounts, network, published);
    }

    private List<DeliveryFigures> figures() {
        return process.engagement().newest(new FiguresQuery(CAMPAIGN, null, null, null));
    }

    private List<EngagementSnapshot> engagement() {
        return process.engagement().ofPost(CAMPAIGN, SOEST, new PostId("post-0"));
    }

    private List<Duration> ages() {
        return engagement().stream().map(EngagementSnapshot::plannedAge).toList();
    }

    private int snapshots() {
        return database.reading()
                .sql("SELECT COUNT(*) FROM engagement_snapshot")
                .query(Integer.class)
                .single();
    }

    private int visitsDone(String account) {
        return database.reading()
                .sql("SELECT COUNT(*) FROM BATCH_STEP_EXECUTION WHERE STEP_NAME = ? AND STATUS = 'COMPLETED'")
                .param("visitAccount:" + account)
                .query(Integer.class)
                .single();
    }

    private int followerRows(String account) {
        return database.reading()
                .sql("SELECT COUNT(*) FROM account_snapshot WHERE account = ?")
                .param(account)
                .query(Integer.class)
                .single();
    }

    private void lease(String owner, Instant until) {
        database.writing()
                .sql("INSERT INTO engagement_lease (name, owner, since, held_until) VALUES ('collect', ?, 0, ?)")
                .param(owner)
                .param(until.toEpochMilli())
                .update();
    }

    private void publish(String municipality, int posts) {
        accounts.declare(municipality);
        network.followers.putIfAbsent(municipality, 1000L);
        IntStream.range(0, posts).forEach(number -> {
            String remoteId = remoteId(municipality, number);
            published.add(new PublishedDelivery(
                    DeliveryId.of(CAMPAIGN.value(), municipality, "post-" + number, municipality, ""),
                    CAMPAIGN,
                    new MunicipalityId(municipality),
                    new PostId("post-" + number),
                    municipality,
                    FakeNetwork.ID,
                    null,
                    "Title",
                    remoteId,
                    null,
                    clock.instant().plusMillis(number)));
            network.posts.put(
                    remoteId,
                    EngagementReading.builder().count(Metric.REACTIONS, number).build());
        });
        clock.advance(Duration.ofMillis(posts));
    }

    private static String remoteId(String account, int number) {
        return account + "-" + number;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Accounts as the test declares them. */
    private static final class DeclaredAccounts implements Accounts {

        private final Set<String> declared = new HashSet<>();
        private final Set<String> withoutSecret = new HashSet<>();

        void forget() {
            declared.clear();
            withoutSecret.clear();
        }

        void declare(String id) {
            declared.add(id);
        }

        @Override
        public List<Account> all() {
            return declared.stream().sorted().map(DeclaredAccounts::account).toList();
        }

        private static Account account(String id) {
            return new Account(
                    id,
                    new MunicipalityId(id),
                    FakeNetwork.ID,
                    URI.create("http://localhost"),
                    null,
                    Map.of(),
                    Map.of());
        }

        @Override
        public Optional<Account> find(String id) {
            return declared.contains(id) ? Optional.of(account(id)) : Optional.empty();
        }

        @Override
        public ConnectedAccount connect(Account account) {
            if (withoutSecret.contains(account.id())) {
                throw new CredentialsMissing(account.id(), "access-token");
            }
            return new ConnectedAccount(account.id(), account.network(), account.server(), null, Map.of());
        }

        @Override
        public AccountHealth health(String id) {
            return new AccountHealth.Ready();
        }

        @Override
        public void needsAttention(String id, String reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void recovered(String id) {
            throw new UnsupportedOperationException();
        }
    }
}
