/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.CampaignFiles;
import de.malklug.campaign.CampaignFolder;
import de.malklug.campaign.Post;
import de.malklug.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FastMotionTest {

    private static final Path CAMPAIGNS = Path.of("campaigns");
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path data;

    private final SettableClock clock = new SettableClock(START);
    private final DemoAccounts accounts = DemoAccounts.declared();
    private DemoFolder folder;

    @BeforeEach
    void open() {
        folder = DemoFolder.open(data);
    }

    @Test
    void the_first_post_appears_within_ten_seconds_and_the_last_within_half_an_hour() {
        List<Instant> times = times(motion());

        assertThat(times.getFirst()).isBetween(START, START.plusSeconds(10));
        assertThat(times.getLast()).isBetween(START.plus(Duration.ofMinutes(10)), START.plus(Duration.ofMinutes(30)));
    }

    @Test
    void posts_keep_their_order_and_come_one_after_the_other() {
        List<Instant> times = times(motion());

        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i)))
                    .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(25));
        }
    }

    @Test
    void after_a_pause_the_rest_comes_as_much_later() throws IOException {
        List<Instant> before = times(motion());
        Instant ended = before.get(9).plusSeconds(3);
        Files.createFile(data.resolve("running"));
        Files.setLastModifiedTime(data.resolve("running"), FileTime.from(ended));
        clock.set(ended.plus(Duration.ofHours(14)));

        List<Instant> after = times(motion());

        assertThat(after.subList(0, 10)).isEqualTo(before.subList(0, 10));
        assertThat(after.get(10)).isAfter(clock.instant());
        assertThat(Duration.between(after.get(10), after.getLast()))
                .isEqualTo(Duration.between(before.get(10), before.getLast()));
    }

    private FastMotion motion() {
        return new FastMotion(CAMPAIGNS, accounts, Tape.in(folder, clock));
    }

    /** When the released posts appear, in the order the files have them. */
    private List<Instant> times(FastMotion motion) {
        CampaignFolder campaign =
                new CampaignFiles(accounts).read(CAMPAIGNS).campaigns().getFirst();
        return campaign.posts().stream()
                .filter(post -> post.status() == Post.Status.APPROVED)
                .sorted(Comparator.comparing(post -> post.at().in(campaign.campaign())))
                .map(post -> post.dueAt(campaign.campaign(), motion.timeline()))
                .toList();
    }
}
