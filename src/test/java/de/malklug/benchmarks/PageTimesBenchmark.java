/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.Malklug;
import de.malklug.editorial.CampaignImport;
import de.malklug.security.SignedInAs;
import de.malklug.testing.TestCampaign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** How long the server takes for a page when a campaign's year has 5,000 posts: {@code mvn test -P benchmark -Dtest=PageTimesBenchmark}. */
@SpringBootTest(
        classes = Malklug.class,
        properties = {"malklug.role=command", "spring.quartz.auto-startup=false", "logging.level.root=warn"})
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class PageTimesBenchmark {

    private static final int POSTS = Integer.getInteger("posts", 5_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 200);
    private static final int WARM_UP = Integer.getInteger("warm-up", 100);
    private static final long MOST_MILLIS = Long.getLong("most", 100);
    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-12-01T08:00");
    private static final int PER_DAY = 14;
    private static final Path FOLDER = folder();

    @Autowired
    private MockMvcTester pages;

    @Autowired
    private CampaignImport imports;

    @Autowired
    private JdbcClient writing;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("malklug.campaigns", () -> FOLDER.resolve("campaigns").toString());
        settings.add("malklug.accounts", () -> FOLDER.resolve("accounts.yaml").toString());
        settings.add("malklug.data", () -> FOLDER.resolve("data").toString());
    }

    @Test
    void pages_of_a_campaign_year() throws IOException {
        write();
        assertThat(imports.run().hasErrors()).isFalse();
        int published = writing.sql("UPDATE delivery SET status = 'PUBLISHED', published_at = due_at"
                        + " WHERE due_at < (SELECT (min(due_at) + max(due_at)) / 2 FROM delivery)")
                .update();
        System.out.printf(Locale.ROOT, "%,d posts, %,d deliveries published%n", POSTS, published);
        System.out.println("| page | median ms | p95 ms | slowest ms |\n| --- | ---: | ---: | ---: |");
        Map<String, Double> slow = new LinkedHashMap<>();
        for (String address : new String[] {
            "/calendar/month/2027-05",
            "/calendar/month/2027-05?open=5malklug/soest/soest-2501",
            "/calendar/week/2027-05-12",
            "/calendar/day/2027-05-12",
            "/posts",
            "/posts?sort=status&network=bluesky",
            "/posts?q=Strategien",
            "/queue",
            "/",
            "/posts/5malklug/soest/soest-2501"
        }) {
            double p95 = measure(address);
            if (p95 > MOST_MILLIS) {
                slow.put(address, p95);
            }
        }
        assertThat(slow).as("p95 above " + MOST_MILLIS + " ms").isEmpty();
    }

    private double measure(String address) {
        for (int i = 0; i < WARM_UP; i++) {
            get(address);
        }
        long[] taken =
                IntStream.range(0, ROUNDS).mapToLong(i -> get(address)).sorted().toArray();
        double p95 = millis(taken[(int) Math.ceil(taken.length * 0.95) - 1]);
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %.1f | %.1f | %.1f |%n",
                address,
                millis(taken[taken.length / 2]),
                p95,
                millis(Arrays.stream(taken).max().orElseThrow()));
        return p95;
    }

    private long get(String address) {
        long start = System.nanoTime();
        var answer = pages.get().uri(address).with(SignedInAs.agency()).exchange();
        long taken = System.nanoTime() - start;
        assertThat(answer.getResponse().getStatus()).as(address).isEqualTo(200);
        return taken;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static void write() throws IOException {
        String[] towns = {"agentur", "olpe", "soest"};
        TestCampaign campaign = TestCampaign.in(FOLDER.resolve("campaigns"));
        StringBuilder accounts = new StringBuilder("accounts:\n");
        for (int town = 0; town < towns.length; town++) {
            int mine = town;
            campaign.posts(
                    towns[town],
                    IntStream.range(0, POSTS)
                            .filter(i -> i % towns.length == mine)
                            .mapToObj(i -> post(towns[mine], i))
                            .toArray(String[]::new));
            for (String network : new String[] {"mastodon", "bluesky"}) {
                accounts.append("  %s-%s: { municipality: %s, network: %s, %s, secret: { %s: \"${NONE}\" } }%n"
                        .formatted(
                                towns[town],
                                network,
                                towns[town],
                                network,
                                network.equals("mastodon")
                                        ? "server: https://nrw.social"
                                        : "server: https://bsky.social, handle: " + towns[town] + ".bsky.social",
                                network.equals("mastodon") ? "access-token" : "app-password"));
            }
        }
        Files.writeString(FOLDER.resolve("accounts.yaml"), accounts);
    }

    private static String post(String municipality, int number) {
        return """
                id: %s-%d
                at: %s
                status: approved
                theme: %s
                text: |
                  Beitrag %d aus %s: Was sich ändert, was bleibt. Strategien entstehen gemeinsam. #5malklug #SmartCity
                link: https://smartcities-suedwestfalen.com/konferenz/
                """.formatted(
                        municipality,
                        number,
                        FIRST.plusDays(number / PER_DAY).plusMinutes(number % PER_DAY * 45L),
                        number % 3 == 0 ? "klima" : "teilhabe",
                        number,
                        municipality);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("malklug-pages");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
