/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.editorial.Actor;
import de.malklug.mail.Mail;
import de.malklug.reports.ReportCsv;
import de.malklug.reports.ReportScope;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

@OnBothDatabases
class MakeReportTest {

    private static final Instant NOW = Instant.parse("2026-12-01T06:00:00Z");
    private static final Actor MARKETING = new Actor("marketing", "Marketing", Actor.Role.MARKETING, null);
    private static final ReportScope ALL = ReportScope.of(ReportProcess.CAMPAIGN);

    private final TestDatabase database;
    private static final SettableClock clock = new SettableClock(NOW);
    private static ReportProcess process;

    MakeReportTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) {
        process = new ReportProcess(database, clock);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        process.close();
    }

    @BeforeEach
    void forget() {
        database.clear();
        clock.set(NOW);
        process.mails.clear();
        process.figures.full();
    }

    @Test
    void it_freezes_the_data_and_makes_every_document() {
        StoredReport report = make("one");

        assertThat(report.state()).isEqualTo(StoredReport.State.READY);
        assertThat(report.checksum()).hasSize(64);
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(documents(report)).contains("v1." + format.ending());
        }
    }

    @Test
    void the_same_report_can_be_made_again_whatever_was_read_since() {
        StoredReport report = make("one");
        byte[] before = reports().csv(report, ReportCsv.POSTS);

        process.figures.nothing();
        process.get(ReportFiles.class).delete(report.id());

        assertThat(reports().csv(report, ReportCsv.POSTS)).isEqualTo(before);
        assertThat(reports().isIntact(report)).isTrue();
        assertThat(reports().file(report, ReportFormat.PDF)).exists();
    }

    @Test
    void a_killed_job_goes_on_at_its_step_with_no_row_missing_or_doubled() throws Exception {
        StoredReport asked = process.get(ReportStore.class).add(report("killed"));
        Path inTheWay = database.dataFolder()
                .folder("reports")
                .resolve(asked.id())
                .resolve("v1.xlsx")
                .resolve("in-the-way");
        Files.createDirectories(inTheWay);
        process.get(ReportJobs.class).make(asked.id());
        int rows = rows(asked.id());
        asIfKilled(asked.id());
        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());

        process.get(ReportJobs.class).resume();
        assertThat(find(asked.id()).state()).isEqualTo(StoredReport.State.MAKING);
        clock.advance(ReportJobs.PATIENCE.plusSeconds(1));
        process.get(ReportJobs.class).resume();

        assertThat(find(asked.id()).state()).isEqualTo(StoredReport.State.READY);
        assertThat(rows(asked.id())).isEqualTo(rows);
        assertThat(steps("freeze")).isEqualTo(1);
        assertThat(steps("write-xlsx")).isEqualTo(2);
        assertThat(documents(asked)).contains("v1.pdf", "v1.xlsx", "v1.csv", "v1.html", "v1.json");
    }

    @Test
    void there_is_one_report_per_occasion() {
        assertThat(make("once").id()).isEqualTo(make("once").id());
        assertThat(reports().newest(10)).hasSize(1);
    }

    @Test
    void a_foreword_stands_in_the_documents_and_changes_no_number() throws Exception {
        StoredReport report = make("written");
        byte[] before = reports().csv(report, ReportCsv.FIGURES);

        assertThat(reports().write(report, 1, ReportText.FOREWORD, "Ein gutes Jahr.", MARKETING))
                .isTrue();
        assertThat(reports().write(report, 1, ReportText.FOREWORD, "Zu spät.", MARKETING))
                .isFalse();

        StoredReport written = find(report.id());
        assertThat(Files.readString(reports().file(written, ReportFormat.HTML))).contains("Ein gutes Jahr.");
        assertThat(reports().csv(written, ReportCsv.FIGURES)).isEqualTo(before);
    }

    @Test
    void a_monthly_report_is_made_and_mailed_once() {
        reports().everyMonth(ALL.campaign(), null, Locale.GERMAN, List.of("rat@soest.example"), MARKETING);

        process.get(MonthlyReports.class).run();
        clock.advance(Duration.ofDays(3));
        process.get(MonthlyReports.class).run();

        assertThat(process.mails).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("rat@soest.example");
            assertThat(mail.subject()).isEqualTo("Bericht #5malklug: alle Kommunen");
            assertThat(mail.attachments())
                    .extracting(Mail.Attachment::name)
                    .containsExactly("5malklug-2026-11-02-2026-11-22.pdf", "5malklug-2026-11-02-2026-11-22.xlsx");
        });
        assertThat(reports().newest(10)).hasSize(1);
    }

    @Test
    void a_month_outside_the_campaign_has_no_report() {
        reports().everyMonth(ALL.campaign(), null, Locale.GERMAN, List.of("rat@soest.example"), MARKETING);
        clock.set(Instant.parse("2027-02-01T06:00:00Z"));

        process.get(MonthlyReports.class).run();

        assertThat(process.mails).isEmpty();
    }

    private static Reports reports() {
        return process.get(Reports.class);
    }

    private static StoredReport make(String occasion) {
        return reports().makeOnce(ALL, Locale.GERMAN, MARKETING, occasion);
    }

    private static StoredReport report(String occasion) {
        return new StoredReport(
                occasion,
                ALL,
                Locale.GERMAN,
                occasion,
                "marketing",
                NOW,
                NOW,
                StoredReport.State.MAKING,
                null,
                null,
                1);
    }

    private static StoredReport find(String id) {
        return reports().find(id).orElseThrow();
    }

    private int rows(String id) {
        return database.writing()
                .sql("SELECT COUNT(*) FROM report_basis WHERE report = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private int steps(String name) {
        return database.writing()
                .sql("SELECT COUNT(*) FROM batch_step_execution WHERE step_name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    /** What a process leaves behind that ends in the middle of a step. */
    private void asIfKilled(String id) {
        for (String table : List.of("batch_job_execution", "batch_step_execution")) {
            database.writing()
                    .sql("UPDATE " + table + " SET status = 'STARTED', exit_code = 'UNKNOWN', end_time = NULL"
                            + " WHERE status = 'FAILED'")
                    .update();
        }
        process.get(ReportStore.class).state(id, StoredReport.State.MAKING, null, clock.instant());
    }

    private List<String> documents(StoredReport report) {
        String[] names = database.dataFolder()
                .folder("reports")
                .resolve(report.id())
                .toFile()
                .list();
        return names == null ? List.of() : List.of(names);
    }
}
