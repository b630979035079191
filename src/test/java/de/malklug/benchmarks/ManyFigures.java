/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import de.malklug.editorial.CampaignImport;
import de.malklug.queue.DeliveryId;
import de.malklug.testing.TestCampaign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A campaign's year: five towns and the agency, published posts on two networks, ten snapshots of each. */
final class ManyFigures {

    static final String[] AGES = {"15m", "1h", "6h", "12h", "24h", "3d", "7d", "14d", "30d", "90d"};

    private static final List<Duration> READ_AT = List.of(
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(14),
            Duration.ofDays(30),
            Duration.ofDays(90));
    private static final List<String> TOWNS =
            List.of("agentur", "arnsberg", "bad-berleburg", "menden", "olpe", "soest");
    private static final List<String> THEMES = List.of("klima", "mobilitaet", "ehrenamt", "innenstadt");
    private static final List<String> HASHTAGS =
            List.of("#SmartCity", "#Lastenrad", "#Klima", "#NeuesWir", "#Ehrenamt");
    private static final Instant FIRST = Instant.parse("2025-01-01T06:00:00Z");
    private static final int STRETCH = 5_000;
    private static final int PATTERNS = 20;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final int posts;
    private final Random random = new Random(5);

    ManyFigures(JdbcTemplate jdbc, TransactionTemplate transactions, int posts) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.posts = posts;
    }

    /** Writes campaign and accounts as files, so that a start finds them. */
    static void write(Path folder) throws IOException {
        TestCampaign campaign = TestCampaign.in(folder.resolve("campaigns"))
                .write("campaign.yaml", """
                        title: Fünf Städte, ein Jahr
                        hashtag: "#5malklug"
                        zone: Europe/Berlin
                        period: { from: 2025-01-01, to: 2025-12-31 }
                        anchor: { title: "Smart Cities: Konferenz", at: 2025-11-18T10:00, until: 2025-11-18T16:00 }
                        rules: { checks: { campaign-hashtag: off } }
                        municipalities:
                          arnsberg: { name: Arnsberg, short: AR, population: 73500 }
                          bad-berleburg: { name: Bad Berleburg, short: BB, population: 18900 }
                          menden: { name: Menden, short: ME, population: 52500 }
                          olpe: { name: Olpe, short: OL, population: 24600 }
                          soest: { name: Soest, short: SO, population: 47200 }
                          agentur: { name: Südwestfalen Agentur, short: SA, role: agency }
                        """)
                .picture("media/wall.png", 600, 400, 0x336699);
        StringBuilder accounts = new StringBuilder("accounts:\n");
        for (String town : TOWNS) {
            campaign.posts(
                    town,
                    IntStream.range(0, PATTERNS)
                            .mapToObj(each -> pattern(town, each))
                            .toArray(String[]::new));
            accounts.append("""
                      %1$s-mastodon: { municipality: %1$s, network: mastodon, server: https://nrw.social, secret: { access-token: "${NONE}" } }
                      %1$s-bluesky: { municipality: %1$s, network: bluesky, server: https://bsky.social, handle: %1$s.bsky.social, secret: { app-password: "${NONE}" } }
                    """.formatted(town));
        }
        Files.writeString(folder.resolve("accounts.yaml"), accounts);
    }

    private static String pattern(String town, int number) {
        return """
                id: pattern-%d
                at: 2025-01-%02dT09:00
                theme: %s
                text: |
                  Beitrag aus %s: Was sich ändert, was bleibt und wer mitmacht. #5malklug %s
                %s""".formatted(
                number,
                number + 1,
                THEMES.get(number % THEMES.size()),
                town,
                HASHTAGS.get(number % HASHTAGS.size()),
                number % 3 == 0 ? "media:\n  - { file: media/wall.png, alt: \"Zeichnung der Wallanlage\" }" : "");
    }

    /** Takes the campaign up, and writes down what its posts achieved. */
    void fill(CampaignImport imports) {
        if (imports.run().hasErrors()) {
            throw new IllegalStateException(imports.run().problems().toString());
        }
        List<Map<String, Object>> patterns = jdbc.queryForList("SELECT * FROM post ORDER BY municipality, id");
        long apart = Duration.ofDays(364).toMillis() / posts;
        for (int from = 0; from < posts; from += STRETCH) {
            int begin = from;
            transactions.executeWithoutResult(transaction -> stretch(begin, patterns, apart));
        }
        jdbc.update(
                "INSERT INTO engagement_call (id, run, account, network, answered_at, asked, known)"
                        + " VALUES ('call', 'run', 'soest-mastodon', 'mastodon', ?, 20, 20)",
                FIRST.plus(Duration.ofDays(500)).toEpochMilli());
        for (String town : TOWNS) {
            for (String network : List.of("mastodon", "bluesky")) {
                jdbc.update(
                        "INSERT INTO account_snapshot (account, read_at, followers, state, run) VALUES (?, ?, ?, ?, ?)",
                        town + "-" + network,
                        FIRST.toEpochMilli(),
                        400 + random.nextInt(2_000),
                        "COUNT",
                        "run");
            }
        }
        jdbc.execute("ANALYZE");
    }

    private void stretch(int from, List<Map<String, Object>> patterns, long apart) {
        List<Object[]> written = new ArrayList<>();
        List<Object[]> deliveries = new ArrayList<>();
        List<Object[]> snapshots = new ArrayList<>();
        for (int number = from; number < Math.min(posts, from + STRETCH); number++) {
            Map<String, Object> pattern = patterns.get(number % patterns.size());
            String town = (String) pattern.get("municipality");
            String post = "post-" + number;
            long at = FIRST.toEpochMilli() + number * apart;
            written.add(new Object[] {
                post,
                at,
                ((String) pattern.get("content")).replace((String) pattern.get("id"), post),
                town,
                pattern.get("id")
            });
            String network = number % 2 == 0 ? "mastodon" : "bluesky";
            String account = town + "-" + network;
            String id = DeliveryId.of("5malklug", town, post, account, "").value();
            deliveries.add(new Object[] {
                id,
                town,
                post,
                account,
                network,
                pattern.get("theme"),
                pattern.get("title"),
                String.valueOf(number),
                "https://nrw.social/@" + town + "/" + number,
                at
            });
            snapshots(id, at, network.equals("bluesky"), snapshots);
        }
        jdbc.batchUpdate("""
                INSERT INTO post (campaign, municipality, id, position, status, title, theme, due_at, content, media,
                    fingerprint, source, changed_at, version)
                SELECT campaign, municipality, ?, position, status, title, theme, ?, ?, media, fingerprint, source, changed_at,
                    version FROM post WHERE municipality = ? AND id = ?""", written);
        jdbc.batchUpdate("""
                INSERT INTO engagement_delivery (delivery, campaign, municipality, post, account, network, theme, title,
                    remote_id, remote_url, published_at, last_age, newest_age, next_age)
                VALUES (?, '5malklug', ?, ?, ?, ?, ?, ?, ?, ?, ?, 7776000, 7776000, 7776001)""", deliveries);
        jdbc.batchUpdate("""
                INSERT INTO engagement_snapshot (delivery, planned_age, age, read_at, known, followers, reactions, replies,
                    shares, quotes, saves, not_yet_known, run, call_id)
                VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, '', 'run', 'call')""", snapshots);
    }

    private void snapshots(String id, long publishedAt, boolean bluesky, List<Object[]> snapshots) {
        long reactions = 0;
        long most = 1 + (long) Math.abs(random.nextGaussian() * 12);
        for (Duration age : READ_AT) {
            reactions += random.nextLong(most);
            snapshots.add(new Object[] {
                id,
                age.toSeconds(),
                age.toSeconds() + 40,
                publishedAt + age.toMillis() + 40_000,
                900,
                reactions,
                reactions / 4,
                reactions / 3,
                bluesky ? reactions / 9 : null,
                bluesky ? reactions / 8 : null
            });
        }
    }
}
