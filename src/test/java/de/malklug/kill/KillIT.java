/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.kill;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.awaitility.Awaitility.await;

import de.malklug.kill.Executioner.Moment;
import de.malklug.kill.Executioner.Sentence;
import de.malklug.testing.standin.StandInPost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.util.FileSystemUtils;

/**
 * Kill it anywhere: the packaged jar publishes over networks that lose answers, is killed with SIGKILL at random moments and
 * started again, and at the end every post is there exactly once.
 *
 * <p>{@code malklug.kills} and {@code malklug.deliveries} make it longer. It starts the packaged jar, extracted and
 * with an AOT cache, {@code malklug.kill.seed} repeats what was drawn (not how the operating system took it). What happened is
 * in {@code target/kill}.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillIT {

    private static final int KILLS = Integer.getInteger("malklug.kills", 15);
    private static final int DELIVERIES = Integer.getInteger("malklug.deliveries", 40);
    private static final long SEED = Long.getLong("malklug.kill.seed", System.nanoTime());
    private static final Duration START = Duration.ofSeconds(6);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofMinutes(3);

    private final Random random = new Random(SEED);
    private final Executioner executioner = new Executioner(SEED);
    private final LossyNetworks networks = new LossyNetworks(SEED, executioner);
    private final Path folder = Path.of("target/kill").toAbsolutePath();
    private final LedgerFile ledger = new LedgerFile(folder.resolve("data"));
    private final Map<Moment, Integer> kills = new EnumMap<>(Moment.class);
    private final int port = freePort();
    private Jar jar;
    private LargeCampaign campaign;
    private int caughtPublishing;

    @BeforeEach
    void prepare() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        jar = Jar.extracted(folder);
        campaign = LargeCampaign.write(
                folder,
                networks,
                random,
                DELIVERIES,
                Instant.now().plus(START),
                START.multipliedBy(KILLS).dividedBy(2));
    }

    @AfterEach
    void close() {
        networks.close();
    }

    @Test
    void every_post_appears_exactly_once_however_often_malklug_is_killed() {
        System.out.printf(
                "Kill test: %d kills, %d deliveries, seed %d%n",
                KILLS, campaign.expected().size(), SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            liveUntilKilled(kill);
            assertNothingAppearedTwice("after kill " + kill);
        }
        System.out.printf(
                "Killed %d times %s, %d times while posts were going out; ledger %s%n",
                KILLS, kills, caughtPublishing, ledger.counts());
        executioner.pardon();
        liveToTheEnd();

        assertNothingAppearedTwice("at the end");
        assertNothingIsMissing();
        assertLedgerAgrees();
    }

    private void liveUntilKilled(int kill) {
        int left = campaign.expected().size() - ledger.counts().getOrDefault("PUBLISHED", 0);
        double pace = Math.max(1, left / (KILLS - kill + 1.0));
        Sentence sentence = Sentence.draw(random, pace, START);
        try (JarProcess malklug = start(random.nextInt(4) == 0 ? 500 : (int) Math.ceil(pace))) {
            executioner.condemn(malklug, sentence);
            if (!malklug.endsWithin(LONGEST_LIFE)) {
                malklug.kill();
            }
            executioner.pardon();
            malklug.endsWithin(LONGEST_LIFE);
            assertThat(malklug.exitCode())
                    .as("malklug ended by itself:%n%s", malklug.output())
                    .isEqualTo(128 + 9);
        }
        kills.merge(sentence.moment(), 1, Integer::sum);
        if (ledger.counts().containsKey("PUBLISHING")) {
            caughtPublishing++;
        }
    }

    private void liveToTheEnd() {
        try (JarProcess malklug = start(500)) {
            await().atMost(PATIENCE_AT_THE_END).until(() -> malklug.port() > 0);
            LedgerApi api = new LedgerApi(malklug.port(), token());
            Person person = new Person(ledger, api, networks);
            await().atMost(PATIENCE_AT_THE_END)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        person.answer();
                        assertThat(ledger.counts())
                                .as(() -> unfinished().toString())
                                .isEqualTo(
                                        Map.of("PUBLISHED", campaign.expected().size() + campaign.byHand()));
                    });
            assertApiAgrees(api);
        }
    }

    private String token() {
        Path log = folder.resolve("token.log");
        List<String> command = List.of(
                "token", "create", "--user", "admin", "--name", "kill", "--malklug.data=" + folder.resolve("data"));
        try (JarProcess create = JarProcess.start(jar, log, Map.of(), command)) {
            assertThat(create.endsWithin(PATIENCE_AT_THE_END)).isTrue();
            assertThat(create.exitCode()).as(create.output()).isZero();
            return create.output().strip().lines().toList().getLast();
        }
    }

    private void assertApiAgrees(LedgerApi api) {
        assertThat(api.items())
                .containsExactlyInAnyOrderElementsOf(ledger.rows().stream()
                        .map(row -> new LedgerApi.Item(
                                row.account(),
                                row.post(),
                                row.status(),
                                row.remoteIds().getFirst()))
                        .toList());
    }

    private List<LedgerFile.Row> unfinished() {
        return ledger.rows().stream()
                .filter(row -> !row.status().equals("PUBLISHED"))
                .toList();
    }

    /**
     * Waits are short because the networks here answer at once; the settling time is still longer than the slowest of them
     * needs to carry out what a dead process asked for.
     */
    private JarProcess start(int inFlight) {
        List<String> arguments = new ArrayList<>(List.of(
                "serve",
                "--server.port=" + port,
                "--malklug.public-address=http://127.0.0.1:" + port,
                "--malklug.data=" + folder.resolve("data"),
                "--malklug.campaigns=" + campaign.campaigns(),
                "--malklug.accounts=" + campaign.accounts(),
                "--malklug.queue.in-flight=" + inFlight,
                "--malklug.queue.sweep=1s",
                "--malklug.queue.tries=1000",
                "--malklug.queue.hourly-cap=1000000",
                "--malklug.publish.first-retry=100ms",
                "--malklug.publish.longest-retry=1s",
                "--malklug.publish.rate-limit-wait=500ms",
                "--malklug.publish.longest-look=3s",
                "--malklug.publish.unclear-pause=200ms"));
        arguments.addAll(networks.arguments());
        return JarProcess.start(
                jar, folder.resolve("malklug.log"), Map.of("MALKLUG_ADMIN_PASSWORD", "kill-it-anywhere"), arguments);
    }

    /** Networks fetch pictures from there, so all lives of malklug listen at the same place. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertNothingAppearedTwice(String when) {
        Map<String, Long> times =
                networks.posts().stream().collect(groupingBy(post -> post.account() + ": " + post.text(), counting()));
        times.values().removeIf(count -> count == 1);
        assertThat(times)
                .as("posts that appeared more than once, %s, seed %d", when, SEED)
                .isEmpty();
    }

    private void assertNothingIsMissing() {
        List<String> wanted = new ArrayList<>();
        campaign.expected().forEach(each -> each.texts().forEach(text -> wanted.add(each.handle() + ": " + text)));
        assertThat(networks.posts())
                .as("posts that appeared, seed %d", SEED)
                .extracting(post -> post.account() + ": " + post.text())
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    /** A Telegram post that a person saw is known by the channel's name and its first number only. */
    private static String number(String id) {
        return id.matches("(?:-100\\d+|@\\w+):\\d+.*") ? id.replaceAll("^[^:]+:(\\d+).*", "$1") : id;
    }

    private void assertLedgerAgrees() {
        Map<String, LedgerFile.Row> rows = ledger.rows().stream()
                .filter(row -> !row.account().equals(LargeCampaign.BY_HAND))
                .collect(toMap(row -> row.account() + " " + row.post(), Function.identity()));
        Map<String, StandInPost> posts = networks.posts().stream()
                .collect(toMap(post -> post.account() + ": " + post.text(), Function.identity()));
        assertThat(rows).hasSameSizeAs(campaign.expected());
        assertSoftly(softly -> {
            for (Expected each : campaign.expected()) {
                List<StandInPost> parts = each.texts().stream()
                        .map(text -> posts.get(each.handle() + ": " + text))
                        .toList();
                softly.assertThat(rows.get(each.account() + " " + each.post()).remoteIds().stream()
                                .map(KillIT::number)
                                .toList())
                        .as("ids of %s on %s", each.post(), each.account())
                        .isEqualTo(parts.stream().map(post -> number(post.id())).toList());
                softly.assertThat(parts.getFirst().media())
                        .as("pictures of %s on %s", each.post(), each.account())
                        .hasSize(each.pictures());
                for (int part = 1; part < parts.size(); part++) {
                    int answered = each.network().answersTheFirst() ? 0 : part - 1;
                    softly.assertThat(parts.get(part).inReplyTo())
                            .as("part %d of %s on %s answers the right one", part + 1, each.post(), each.account())
                            .isEqualTo(parts.get(answered).id());
                }
            }
        });
    }
}
