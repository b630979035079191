/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.Malklug;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.CampaignImport;
import de.malklug.reports.ReportScope;
import de.malklug.reports.paper.ReportFormat;
import de.malklug.reports.paper.Reports;
import de.malklug.reports.paper.StoredReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long a report of five towns and twelve months takes, from being asked for to the last of its five documents, for the whole
 * campaign and for one town: {@code mvn test -P benchmark -Dtest=ReportBenchmark}.
 */
@SpringBootTest(
        classes = Malklug.class,
        properties = {"malklug.role=command", "spring.quartz.auto-startup=false", "logging.level.root=warn"})
class ReportBenchmark {

    private static final int POSTS = Integer.getInteger("posts", 6_000);
    private static final int TIMES = Integer.getInteger("times", 3);
    private static final Actor MARKETING = new Actor("marketing", "Marketing", Actor.Role.MARKETING, null);

    @TempDir
    static Path folder;

    @Autowired
    private Reports reports;

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
    }

    @Test
    void a_report_of_a_year_in_every_form() throws IOException {
        new ManyFigures(new JdbcTemplate(writer), transactions, POSTS).fill(imports);
        ReportScope year = new ReportScope(
                new CampaignId("5malklug"), null, null, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        for (int time = 1; time <= TIMES; time++) {
            make("all towns", year);
            make("Soest", year.of(new MunicipalityId("soest")));
        }
    }

    private void make(String name, ReportScope scope) throws IOException {
        long start = System.nanoTime();
        StoredReport asked = reports.create(scope, Locale.GERMAN, MARKETING);
        StoredReport made = Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofMinutes(5))
                .until(() -> reports.find(asked.id()).orElseThrow(), each -> each.state() != StoredReport.State.MAKING);
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(made.state()).isEqualTo(StoredReport.State.READY);
        StringBuilder sizes = new StringBuilder();
        for (ReportFormat format : ReportFormat.values()) {
            sizes.append(format)
                    .append(' ')
                    .append(Files.size(reports.file(made, format)) >> 10)
                    .append(" kB  ");
        }
        System.out.printf(Locale.ROOT, "%,d posts, %s: %.1f s  %s%n", POSTS, name, seconds, sizes);
    }
}
