/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.editorial.AuditTrail.Subject;
import de.malklug.mail.Mail;
import de.malklug.mail.Outbox;
import de.malklug.reports.EngagementReport;
import de.malklug.reports.ReportCsv;
import de.malklug.reports.ReportScope;
import de.malklug.wording.Phrasebook;
import de.malklug.wording.Phrases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that is done with reports: asking for one, writing into it, reading it, sending it, having it made every month. */
@Component
public class Reports {

    private final ReportStore store;
    private final ReportJobs jobs;
    private final FrozenReports frozen;
    private final ReportFiles files;
    private final Papers papers;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Phrasebook phrasebook;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Reports(
            ReportStore store,
            ReportJobs jobs,
            FrozenReports frozen,
            ReportFiles files,
            Papers papers,
            Outbox outbox,
            AuditTrail audit,
            Phrasebook phrasebook,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.frozen = frozen;
        this.files = files;
        this.papers = papers;
        this.outbox = outbox;
        this.audit = audit;
        this.phrasebook = phrasebook;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Asks for a report; it is made in the background. */
    public StoredReport create(ReportScope scope, Locale language, Actor by) {
        StoredReport report = add(scope, language, by, "asked/" + UUID.randomUUID());
        Thread.ofVirtual().name("report-" + report.id()).start(() -> jobs.make(report.id()));
        return report;
    }

    /** The report of an occasion, made before this returns if there was none. */
    StoredReport makeOnce(ReportScope scope, Locale language, Actor by, String occasion) {
        StoredReport report = add(scope, language, by, occasion);
        if (report.state() == StoredReport.State.MAKING) {
            jobs.make(report.id());
        }
        return store.find(report.id()).orElse(report);
    }

    private StoredReport add(ReportScope scope, Locale language, Actor by, String occasion) {
        Instant now = clock.instant();
        StoredReport wanted = new StoredReport(
                UUID.randomUUID().toString(),
                scope,
                language,
                occasion,
                by.name(),
                now,
                now,
                StoredReport.State.MAKING,
                null,
                null,
                1);
        return transactions.execute(transaction -> {
            StoredReport report = store.add(wanted);
            if (report.id().equals(wanted.id())) {
                audit.record(by, "report.created", subject(report), null, Map.of("scope", scopeOf(report)));
            }
            return report;
        });
    }

    private static Subject subject(StoredReport report) {
        return new Subject(
                "report",
                report.id(),
                report.scope().campaign() + " " + report.scope().from() + "–"
                        + report.scope().to(),
                report.scope().campaign(),
                report.scope().municipality());
    }

    private static String scopeOf(StoredReport report) {
        MunicipalityId municipality = report.scope().municipality();
        return report.scope().from() + "–" + report.scope().to() + (municipality == null ? "" : " " + municipality);
    }

    /** Tries again to make a report that failed. */
    public void retry(String id) {
        store.state(id, StoredReport.State.MAKING, null, clock.instant());
        Thread.ofVirtual().name("report-" + id).start(() -> jobs.make(id));
    }

    public Optional<StoredReport> find(String id) {
        return store.find(id);
    }

    /** Newest first. */
    public List<StoredReport> newest(int limit) {
        return store.newest(limit);
    }

    /**
     * What a report says; only of one whose data is frozen.
     *
     * @throws IllegalStateException if it is not
     */
    public EngagementReport figures(StoredReport report) {
        if (report.checksum() == null) {
            throw new IllegalStateException("The data of report " + report.id() + " are not frozen yet");
        }
        return frozen.compute(report);
    }

    /** A report as people read it. */
    public ReportPaper paper(StoredReport report, Locale language) {
        return papers.paper(figures(report), store.texts(report.id()), report.checksum(), language);
    }

    public List<ReportText> texts(String id) {
        return store.texts(id);
    }

    /** Whether the frozen data still are what they were when they were sealed. */
    public boolean isIntact(StoredReport report) {
        return store.checksum(report.id()).equals(report.checksum());
    }

    /**
     * Writes a foreword or a remark beside a section; an empty text takes it out.
     *
     * @param seen the version the person saw
     * @return false if somebody else wrote meanwhile; nothing is changed then
     * @throws IllegalArgumentException if the text is too long
     */
    public boolean write(StoredReport report, int seen, String section, String text, Actor by) {
        if (text.length() > ReportText.LONGEST) {
            throw new IllegalArgumentException("Longer than " + ReportText.LONGEST);
        }
        String before = store.texts(report.id()).stream()
                .filter(each -> each.section().equals(section))
                .map(ReportText::content)
                .findFirst()
                .orElse(null);
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean written = store.write(report.id(), seen, section, text, by.title(), clock.instant());
            if (written) {
                audit.record(
                        by,
                        "report.written",
                        subject(report),
                        before == null ? null : Map.of("section", section, "text", before),
                        Map.of("section", section, "text", text));
            }
            return written;
        }));
    }

    /** A report's document as it is now. */
    public Path file(StoredReport report, ReportFormat format) {
        return files.path(report, format);
    }

    /** One of a report's tables; the same bytes whenever it is asked for. */
    public byte[] csv(StoredReport report, ReportCsv table) {
        return papers.csv(table, figures(report), report.language());
    }

    /** What a document of a report is called, for example {@code 5malklug-soest-2026-11-01-2026-11-30.pdf}. */
    public static String fileName(StoredReport report, ReportFormat format) {
        MunicipalityId municipality = report.scope().municipality();
        return report.scope().campaign() + (municipality == null ? "" : "-" + municipality) + "-"
                + report.scope().from() + "-" + report.scope().to() + "." + format.ending();
    }

    /** Mails a report, with its PDF and XLSX, to each address; the outbox keeps trying. */
    public void send(StoredReport report, List<String> addresses, Actor by) {
        EngagementReport figures = figures(report);
        Phrases phrases = phrasebook.in(report.language(), figures.campaign().zone());
        ReportPaper paper = papers.paper(figures, store.texts(report.id()), report.checksum(), report.language());
        List<Mail.Attachment> attached = new ArrayList<>();
        for (ReportFormat format : List.of(ReportFormat.PDF, ReportFormat.XLSX)) {
            attached.add(new Mail.Attachment(fileName(report, format), format.mediaType(), bytes(report, format)));
        }
        String text = phrases.text("paper.mail", paper.title(), paper.lead(), String.join("\n", paper.foreword()))
                .strip();
        transactions.executeWithoutResult(transaction -> {
            for (String address : addresses) {
                Mail mail =
                        Mail.of(address, report.language(), paper.title(), text).with(attached);
                store.sent(report.id(), address, outbox.send(mail), by.name(), clock.instant());
            }
            audit.record(by, "report.sent", subject(report), null, Map.of("to", String.join(", ", addresses)));
        });
    }

    private byte[] bytes(StoredReport report, ReportFormat format) {
        try {
            return Files.readAllBytes(file(report, format));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To whom a report was sent, and how far each mail has come; newest first. */
    public List<SentReport> sent(String id) {
        return store.sent(id).stream()
                .map(each -> new SentReport(
                        each.address(),
                        each.mailId(),
                        each.sentAt(),
                        outbox.find(each.mailId()).orElse(null)))
                .toList();
    }

    /** Sends a mail that failed after all; false if there is nothing to do. */
    public boolean sendAgain(String id, String mail) {
        return store.sent(id).stream().anyMatch(each -> each.mailId().equals(mail)) && outbox.again(mail);
    }

    /** Whether mails can leave at all. */
    public boolean canSend() {
        return outbox.isReady();
    }

    public List<MonthlyReport> monthly() {
        return store.monthly();
    }

    /** Has a report made on the first of every month, about the month before, and mailed. */
    public void everyMonth(
            CampaignId campaign,
            @Nullable MunicipalityId municipality,
            Locale language,
            List<String> recipients,
            Actor by) {
        MonthlyReport monthly =
                new MonthlyReport(UUID.randomUUID().toString(), campaign, municipality, language, recipients);
        transactions.executeWithoutResult(transaction -> {
            store.add(monthly, by.name(), clock.instant());
            audit.record(by, "report.monthly", subject(monthly), null, Map.of("to", String.join(", ", recipients)));
        });
    }

    /** Ends a monthly report; those that were made stay. */
    public void endMonthly(String id, Actor by) {
        store.monthly().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .ifPresent(monthly -> transactions.executeWithoutResult(transaction -> {
                    if (store.removeMonthly(id)) {
                        audit.record(
                                by,
                                "report.monthly-ended",
                                subject(monthly),
                                Map.of("to", String.join(", ", monthly.recipients())),
                                null);
                    }
                }));
    }

    private static Subject subject(MonthlyReport monthly) {
        return new Subject(
                "report", monthly.id(), monthly.campaign().value(), monthly.campaign(), monthly.municipality());
    }
}
