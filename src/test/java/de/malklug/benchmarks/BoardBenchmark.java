/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.Malklug;
import de.malklug.board.Board;
import de.malklug.editorial.CampaignImport;
import de.malklug.editorial.Campaigns;
import de.malklug.security.SignedInAs;
import de.malklug.testing.TestCampaign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
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

/** How long shares and collisions take when a campaign's year has 5,000 posts: {@code mvn test -P benchmark -Dtest=BoardBenchmark}. */
@SpringBootTest(
        classes = Malklug.class,
        properties = {"malklug.role=command", "spring.quartz.auto-startup=false", "logging.level.root=warn"})
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class BoardBenchmark {

    private static final int POSTS = Integer.getInteger("posts", 5_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 200);
    private static final int WARM_UP = Integer.getInteger("warm-up", 50);
    private static final long MOST_MILLIS = Long.getLong("most", 200);
    private static final int PER_DAY = 14;
    private static final String[] TOWNS = {"agentur", "olpe", "soest"};
    private static final String[] THEMES = {"klima", "teilhabe", "ehrenamt", "mobilitaet", "innenstadt", "natur"};
    private static final Path FOLDER = folder();

    @Autowired
    private MockMvcTester pages;

    @Autowired
    private CampaignImport imports;

    @Autowired
    private Board board;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private JdbcClient writing;

    @Autowired
    private Clock clock;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("malklug.campaigns", () -> FOLDER.resolve("campaigns").toString());
        settings.add("malklug.accounts", () -> FOLDER.resolve("accounts.yaml").toString());
        settings.add("malklug.data", () -> FOLDER.resolve("data").toString());
    }

    @Test
    void board_of_a_campaign_year() throws IOException {
        LocalDate first = LocalDate.now(clock).minusDays(180);
        write(first);
        assertThat(imports.run().hasErrors()).isFalse();
        writing.sql("UPDATE delivery SET status = 'PUBLISHED', published_at = due_at WHERE due_at < ?")
                .param(clock.millis())
                .update();
        var campaign = campaigns.all().getFirst().campaign();
        long start = System.nanoTime();
        int collisions = board.of(campaign).open().size();
        System.out.printf(
                Locale.ROOT,
                "%,d posts, %,d open collisions; the first look took %.0f ms%n",
                POSTS,
                collisions,
                (System.nanoTime() - start) / 1e6);
        System.out.println("| page | median ms | p95 ms | slowest ms |\n| --- | ---: | ---: | ---: |");
        Map<String, Double> slow = new LinkedHashMap<>();
        for (String address : new String[] {
            "/board",
            "/board?span=week",
            "/board?span=campaign",
            "/board?span=campaign&measure=reach",
            "/api/v1/campaigns/" + campaign.id() + "/board",
            "/api/v1/campaigns/" + campaign.id() + "/collisions",
            "/calendar/week/" + LocalDate.now(clock).plusDays(3) + "?open=" + campaign.id() + "/soest/soest-2600",
            "/"
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
        double p95 = taken[(int) Math.ceil(taken.length * 0.95) - 1] / 1e6;
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %.1f | %.1f | %.1f |%n",
                address.replaceAll("\\d{4}-\\d\\d-\\d\\d", "…"),
                taken[taken.length / 2] / 1e6,
                p95,
                Arrays.stream(taken).max().orElseThrow() / 1e6);
        return p95;
    }

    private long get(String address) {
        long start = System.nanoTime();
        var answer = pages.get().uri(address).with(SignedInAs.agency()).exchange();
        long taken = System.nanoTime() - start;
        assertThat(answer.getResponse().getStatus()).as(address).isEqualTo(200);
        return taken;
    }

    private static void write(LocalDate first) throws IOException {
        TestCampaign campaign = TestCampaign.in(FOLDER.resolve("campaigns"));
        StringBuilder accounts = new StringBuilder("accounts:\n");
        Random random = new Random(5);
        String[] posts = IntStream.range(0, POSTS)
                .mapToObj(i -> post(TOWNS[i % TOWNS.length], i, first, random))
                .toArray(String[]::new);
        for (int town = 0; town < TOWNS.length; town++) {
            int mine = town;
            campaign.posts(
                    TOWNS[town],
                    IntStream.range(0, POSTS)
                            .filter(i -> i % TOWNS.length == mine)
                            .mapToObj(i -> posts[i])
                            .toArray(String[]::new));
            for (String network : new String[] {"mastodon", "bluesky"}) {
                accounts.append("  %s-%s: { municipality: %s, network: %s, %s, secret: { %s: \"${NONE}\" } }%n"
                        .formatted(
                                TOWNS[town],
                                network,
                                TOWNS[town],
                                network,
                                network.equals("mastodon")
                                        ? "server: https://nrw.social"
                                        : "server: https://bsky.social, handle: " + TOWNS[town] + ".bsky.social",
                                network.equals("mastodon") ? "access-token" : "app-password"));
            }
        }
        Files.writeString(FOLDER.resolve("accounts.yaml"), accounts);
    }

    /** One text in ten is another town's with a word changed; the others have words of their own. */
    private static String post(String municipality, int number, LocalDate first, Random random) {
        LocalDateTime at = first.plusDays(number / PER_DAY).atTime(8, 0).plusMinutes(number % PER_DAY * 45L);
        String text = number % 10 < 2
                ? "Die Mobilitätswerkstatt öffnet am Samstag ihre Türen, kommen Sie vorbei und bringen Sie Fragen mit. Runde "
                        + number / 10
                : IntStream.range(0, 24)
                        .mapToObj(i -> "Wort" + random.nextInt(3_000))
                        .reduce("In " + municipality + " heißt das:", (said, word) -> said + " " + word);
        return """
                id: %s-%d
                at: %s
                status: approved
                theme: %s
                text: |
                  %s #5malklug #SmartCity
                link: https://smartcities-suedwestfalen.com/konferenz/
                """.formatted(municipality, number, at, THEMES[random.nextInt(THEMES.length)], text);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("malklug-board");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
