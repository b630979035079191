/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.Malklug;
import de.malklug.editorial.CampaignImport;
import de.malklug.editorial.ImportResult;
import de.malklug.testing.TestCampaign;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Takes up a campaign of 10,000 posts, each at a minute of its own and with a picture, in a process of its own with a heap of
 * 256 MB, as {@code import} does: with the real ledger and Quartz on SQLite, and nothing warmed up.
 *
 * <p>{@code mvn test -Dtest=ImportBenchmark}
 */
class ImportBenchmark {

    private static final int POSTS = Integer.getInteger("posts", 10_000);

    @TempDir
    Path folder;

    @Test
    void takes_up_a_large_campaign() throws Exception {
        write(folder);
        run("first");
        run("again");
        change(folder);
        run("one post changed");
        run("moved", "--malklug.anchor=2027-11-25T10:00");
    }

    private void run(String what, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ImportBenchmark.class.getName(),
                what,
                folder.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(output);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** One import in this process, timed from the first look at the files to the commit. */
    public static void main(String... args) {
        Path folder = Path.of(args[1]);
        List<String> settings = new ArrayList<>(List.of(
                "--malklug.campaigns=" + folder.resolve("campaigns"),
                "--malklug.accounts=" + folder.resolve("accounts.yaml"),
                "--malklug.data=" + folder.resolve("data"),
                "--malklug.role=command",
                "--spring.quartz.auto-startup=false",
                "--spring.main.keep-alive=false",
                "--logging.level.root=warn"));
        settings.addAll(List.of(args).subList(2, args.length));
        try (ConfigurableApplicationContext malklug = new SpringApplicationBuilder(Malklug.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(settings.toArray(String[]::new))) {
            CampaignImport imports = malklug.getBean(CampaignImport.class);
            long start = System.nanoTime();
            ImportResult result = imports.run();
            long taken = System.nanoTime() - start;
            if (result.hasErrors()) {
                throw new IllegalStateException(result.problems().toString());
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %5d ms, heap at most %d MB: %s%n",
                    args[0],
                    taken / 1_000_000,
                    peakHeap() / 1_000_000,
                    result.unchanged()
                            ? "nothing to do"
                            : result.campaigns().getFirst().changes());
        }
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static void write(Path folder) throws IOException {
        TestCampaign.in(folder.resolve("campaigns"))
                .picture("media/wall.png", 600, 400, 0x336699)
                .posts("agentur")
                .posts("olpe", posts("olpe", POSTS / 2, 0))
                .posts("soest", posts("soest", POSTS - POSTS / 2, 1));
        Files.writeString(folder.resolve("accounts.yaml"), """
                accounts:
                  agentur-mastodon: { municipality: agentur, network: mastodon, server: https://nrw.social, secret: { access-token: "${NONE}" } }
                  olpe-mastodon: { municipality: olpe, network: mastodon, server: https://nrw.social, secret: { access-token: "${NONE}" } }
                  soest-mastodon: { municipality: soest, network: mastodon, server: https://nrw.social, secret: { access-token: "${NONE}" } }
                """);
    }

    private static void change(Path folder) throws IOException {
        Path file = folder.resolve("campaigns/5malklug/olpe.yaml");
        Files.writeString(file, Files.readString(file).replace("Beitrag 7 ", "Beitrag sieben "));
    }

    /** Times by day only, so that none falls into the hour a clock change skips, wherever the campaign is moved. */
    private static String[] posts(String municipality, int count, int offset) {
        LocalDateTime first = LocalDateTime.parse("2027-01-04T08:00");
        return IntStream.range(0, count)
                .mapToObj(i -> post(municipality, i, first.plusDays(i / 300).plusMinutes(i % 300 * 2 + offset)))
                .toArray(String[]::new);
    }

    private static String post(String municipality, int number, LocalDateTime at) {
        return """
                id: %s-%d
                at: %s
                status: approved
                theme: klima
                text: |
                  Beitrag %d aus %s: Was sich ändert, was bleibt und wer mitmacht. Strategien entstehen gemeinsam. #5malklug #SmartCity
                link: https://smartcities-suedwestfalen.com/konferenz/
                media:
                  - { file: media/wall.png, alt: "Zeichnung der Wallanlage mit Lastenrad" }
                """.formatted(municipality, number, at, number, municipality);
    }
}
