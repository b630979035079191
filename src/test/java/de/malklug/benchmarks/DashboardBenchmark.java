/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.Malklug;
import de.malklug.editorial.CampaignImport;
import de.malklug.security.SignedInAs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long the server takes for the dashboard over 100,000 posts with ten snapshots each: somebody goes through filters nobody
 * has asked for yet, then again and again, while new figures come in.
 *
 * <p>{@code mvn test -P benchmark -Dtest=DashboardBenchmark}
 */
@SpringBootTest(
        classes = Malklug.class,
        properties = {"malklug.role=command", "spring.quartz.auto-startup=false", "logging.level.root=warn"})
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class DashboardBenchmark {

    private static final int POSTS = Integer.getInteger("posts", 100_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 20);
    private static final long MOST_MILLIS = Long.getLong("most", 200);

    @TempDir
    static Path folder;

    @Autowired
    private MockMvcTester pages;

    @Autowired
    private CampaignImport imports;

    @Autowired
    private DataSource writer;

    @Autowired
    private TransactionTemplate transactions;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) throws IOException {
        ManyFigures.write(folder);
        settings.add("malklug.campaigns", () -> folder.resolve("campaigns").toString());
        settings.add("malklug.accounts", () -> folder.resolve("accounts.yaml").toString());
        settings.add("malklug.data", () -> folder.resolve("data").toString());
        settings.add("malklug.engagement.ages", () -> String.join(",", ManyFigures.AGES));
    }

    @Test
    void the_dashboard_of_a_large_campaign() throws IOException {
        JdbcTemplate jdbc = new JdbcTemplate(writer);
        new ManyFigures(jdbc, transactions, POSTS).fill(imports);
        System.out.printf(
                Locale.ROOT,
                "%,d posts, %,d snapshots, %d MB%n",
                POSTS,
                jdbc.queryForObject("SELECT COUNT(*) FROM engagement_snapshot", Integer.class),
                Files.size(folder.resolve("data/malklug.db")) >> 20);
        System.out.printf(Locale.ROOT, "the very first page: %.0f ms%n", millis(get("")));
        List<String> filters = filters();
        List<Long> all = new ArrayList<>();
        List<Long> first = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String filter : filters) {
                long taken = get(filter);
                all.add(taken);
                if (round == 0) {
                    first.add(taken);
                }
            }
            jdbc.update("UPDATE engagement_call SET answered_at = answered_at + 1");
        }
        print("filters nobody had asked for", first);
        print("all", all);
        assertThat(p95(all)).isLessThan(MOST_MILLIS);
    }

    /** Every one a scope of its own. */
    private static List<String> filters() {
        List<String> filters = new ArrayList<>();
        for (String age : List.of("24h", "7d", "30d", "newest")) {
            for (String filter : List.of(
                    "",
                    "&municipality=soest",
                    "&municipality=olpe",
                    "&network=mastodon",
                    "&theme=klima",
                    "&days=2025-03-01..2025-03-31",
                    "&days=2025-06-01..2025-08-31&municipality=menden",
                    "&network=bluesky&theme=mobilitaet")) {
                filters.add("&age=" + age + filter);
            }
        }
        return filters;
    }

    private long get(String filter) {
        long start = System.nanoTime();
        var answer = pages.get()
                .uri("/reports/dashboard?campaign=5malklug" + filter)
                .with(SignedInAs.agency())
                .exchange();
        long taken = System.nanoTime() - start;
        assertThat(answer.getResponse().getStatus()).as(filter).isEqualTo(200);
        return taken;
    }

    private static void print(String name, List<Long> taken) {
        List<Long> sorted = taken.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "| %s, %d pages | median %.0f ms | p95 %.0f ms | slowest %.0f ms |%n",
                name,
                sorted.size(),
                millis(sorted.get(sorted.size() / 2)),
                p95(taken),
                millis(sorted.getLast()));
    }

    private static double p95(List<Long> taken) {
        return millis(taken.stream().sorted().toList().get((int) Math.ceil(taken.size() * 0.95) - 1));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
