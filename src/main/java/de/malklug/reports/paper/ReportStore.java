/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.NetworkId;
import de.malklug.reports.ReportScope;
import de.malklug.storage.Reading;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reports and their frozen data. What is frozen is only added to, and only until it is sealed with a checksum. */
@Component
class ReportStore {

    /** Parts of a basis, in the order they are frozen. */
    enum Part {
        CAMPAIGN,
        FOLLOWERS,
        PROBLEM,
        FINDING,
        DELIVERY
    }

    private static final String ADD = """
            INSERT INTO report (id, campaign, municipality, network, compared_at, from_day, to_day, language, occasion,
                created_by, created_at, as_of, state, alive_at, version)
            VALUES (:id, :campaign, :municipality, :network, :comparedAt, :from, :to, :language, :occasion,
                :createdBy, :createdAt, :asOf, 'MAKING', :aliveAt, 1)
            ON CONFLICT (occasion) DO NOTHING
            """;

    private static final String PUT_TEXT = """
            INSERT INTO report_text (report, section, content, author, changed_at)
            VALUES (:report, :section, :content, :author, :at)
            ON CONFLICT (report, section) DO UPDATE SET content = excluded.content, author = excluded.author,
                changed_at = excluded.changed_at
            """;

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final JdbcTemplate batches;
    private final TransactionTemplate transactions;

    ReportStore(JdbcClient writing, @Reading JdbcClient reading, DataSource writer, TransactionTemplate transactions) {
        this.writing = writing;
        this.reading = reading;
        this.batches = new JdbcTemplate(writer);
        this.transactions = transactions;
    }

    /** Adds a report; if there is one for the occasion already, that one stays. Answers which it is. */
    StoredReport add(StoredReport report) {
        writing.sql(ADD)
                .param("id", report.id())
                .param("campaign", report.scope().campaign().value())
                .param("municipality", value(report.scope().municipality()), Types.VARCHAR)
                .param("network", value(report.scope().network()), Types.VARCHAR)
                .param("comparedAt", seconds(report.scope().age()), Types.BIGINT)
                .param("from", report.scope().from().toString())
                .param("to", report.scope().to().toString())
                .param("language", report.language().toLanguageTag())
                .param("occasion", report.occasion())
                .param("createdBy", report.createdBy())
                .param("createdAt", report.createdAt().toEpochMilli())
                .param("asOf", report.asOf().toEpochMilli())
                .param("aliveAt", report.createdAt().toEpochMilli())
                .update();
        return writing.sql("SELECT * FROM report WHERE occasion = :occasion")
                .param("occasion", report.occasion())
                .query((row, number) -> report(row))
                .single();
    }

    private static @Nullable String value(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    Optional<StoredReport> find(String id) {
        return writing.sql("SELECT * FROM report WHERE id = :id")
                .param("id", id)
                .query((row, number) -> report(row))
                .optional();
    }

    Optional<StoredReport> ofOccasion(String occasion) {
        return reading.sql("SELECT * FROM report WHERE occasion = :occasion")
                .param("occasion", occasion)
                .query((row, number) -> report(row))
                .optional();
    }

    /** Newest first. */
    List<StoredReport> newest(int limit) {
        return reading.sql("SELECT * FROM report ORDER BY created_at DESC, id LIMIT :limit")
                .param("limit", limit)
                .query((row, number) -> report(row))
                .list();
    }

    private static StoredReport report(ResultSet row) throws SQLException {
        String municipality = row.getString("municipality");
        String network = row.getString("network");
        long age = row.getLong("compared_at");
        boolean newest = row.wasNull();
        return new StoredReport(
                row.getString("id"),
                new ReportScope(
                        new CampaignId(row.getString("campaign")),
                        municipality == null ? null : new MunicipalityId(municipality),
                        network == null ? null : new NetworkId(network),
                        LocalDate.parse(row.getString("from_day")),
                        LocalDate.parse(row.getString("to_day")),
                        null,
                        newest ? null : Duration.ofSeconds(age)),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("occasion"),
                row.getString("created_by"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("as_of")),
                StoredReport.State.valueOf(row.getString("state")),
                row.getString("checksum"),
                row.getString("trouble"),
                row.getInt("version"));
    }

    /** Reports being made that nobody has worked on for a while, oldest first. */
    List<String> forsaken(Instant before) {
        return writing.sql(
                        "SELECT id FROM report WHERE state = 'MAKING' AND alive_at < :before ORDER BY created_at, id")
                .param("before", before.toEpochMilli())
                .query(String.class)
                .list();
    }

    /** Takes over a forsaken report; false if somebody else did. */
    boolean adopt(String id, Instant before, Instant now) {
        return writing.sql("UPDATE report SET alive_at = :now"
                                + " WHERE id = :id AND state = 'MAKING' AND alive_at < :before")
                        .param("now", now.toEpochMilli())
                        .param("id", id)
                        .param("before", before.toEpochMilli())
                        .update()
                == 1;
    }

    /** Says that somebody is working on it. */
    void alive(String id, Instant now) {
        writing.sql("UPDATE report SET alive_at = :now WHERE id = :id")
                .param("now", now.toEpochMilli())
                .param("id", id)
                .update();
    }

    void state(String id, StoredReport.State state, @Nullable String trouble, Instant now) {
        writing.sql("UPDATE report SET state = :state, trouble = :trouble, alive_at = :now WHERE id = :id")
                .param("state", state.name())
                .param("trouble", trouble, Types.VARCHAR)
                .param("now", now.toEpochMilli())
                .param("id", id)
                .update();
    }

    /** The first row of a part; empty if nothing of it is frozen. */
    Optional<String> first(String id, Part part) {
        return writing.sql("SELECT content FROM report_basis WHERE report = :report AND part = :part"
                        + " ORDER BY position LIMIT 1")
                .param("report", id)
                .param("part", part.name())
                .query(String.class)
                .optional();
    }

    /** Adds rows to a part, from that position on, together. */
    void freeze(String id, Part part, int first, List<String> contents) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            rows.add(new Object[] {id, part.name(), first + i, contents.get(i)});
        }
        transactions.executeWithoutResult(transaction -> batches.batchUpdate(
                "INSERT INTO report_basis (report, part, position, content) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (report, part, position) DO NOTHING",
                rows));
    }

    /** Forgets what is frozen of a report that is not sealed. */
    void thaw(String id) {
        writing.sql(
                        "DELETE FROM report_basis WHERE report = :id AND report IN (SELECT id FROM report WHERE checksum IS NULL)")
                .param("id", id)
                .update();
    }

    List<String> basis(String id, Part part) {
        return writing.sql("SELECT content FROM report_basis WHERE report = :report AND part = :part ORDER BY position")
                .param("report", id)
                .param("part", part.name())
                .query(String.class)
                .list();
    }

    /** SHA-256 over everything that is frozen, in order. */
    String checksum(String id) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Part part : Part.values()) {
                for (String content : basis(id, part)) {
                    digest.update((part + " " + content + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param oldest when the oldest post in it appeared; null without posts */
    void seal(String id, String checksum, @Nullable Instant oldest) {
        writing.sql("UPDATE report SET checksum = :checksum, oldest_at = :oldest WHERE id = :id AND checksum IS NULL")
                .param("checksum", checksum)
                .param("oldest", oldest == null ? null : oldest.toEpochMilli(), Types.BIGINT)
                .param("id", id)
                .update();
    }

    /** What people wrote into it, by section. */
    List<ReportText> texts(String id) {
        return writing.sql("SELECT * FROM report_text WHERE report = :report ORDER BY section")
                .param("report", id)
                .query((row, number) -> new ReportText(
                        row.getString("section"),
                        row.getString("content"),
                        row.getString("author"),
                        Instant.ofEpochMilli(row.getLong("changed_at"))))
                .list();
    }

    /**
     * Writes a text; an empty one is taken out. In a transaction of the caller.
     *
     * @param seen the version the person saw
     * @return false if the report was changed meanwhile; nothing is written then
     */
    boolean write(String id, int seen, String section, String content, String author, Instant now) {
        int changed = writing.sql("UPDATE report SET version = version + 1 WHERE id = :id AND version = :seen")
                .param("id", id)
                .param("seen", seen)
                .update();
        if (changed == 0) {
            return false;
        }
        if (content.isBlank()) {
            writing.sql("DELETE FROM report_text WHERE report = :report AND section = :section")
                    .param("report", id)
                    .param("section", section)
                    .update();
        } else {
            writing.sql(PUT_TEXT)
                    .param("report", id)
                    .param("section", section)
                    .param("content", content)
                    .param("author", author)
                    .param("at", now.toEpochMilli())
                    .update();
        }
        return true;
    }

    void sent(String id, String address, String mail, String by, Instant now) {
        writing.sql("INSERT INTO report_mail (report, address, mail, sent_by, sent_at)"
                        + " VALUES (:report, :address, :mail, :by, :at)")
                .param("report", id)
                .param("address", address)
                .param("mail", mail)
                .param("by", by)
                .param("at", now.toEpochMilli())
                .update();
    }

    /** Addresses and ids of its mails, newest first. */
    List<SentReport> sent(String id) {
        return reading.sql("SELECT * FROM report_mail WHERE report = :report ORDER BY sent_at DESC, address")
                .param("report", id)
                .query((row, number) -> new SentReport(
                        row.getString("address"),
                        row.getString("mail"),
                        Instant.ofEpochMilli(row.getLong("sent_at")),
                        null))
                .list();
    }

    List<MonthlyReport> monthly() {
        return reading.sql("SELECT * FROM report_schedule ORDER BY campaign, municipality, id")
                .query((row, number) -> {
                    String municipality = row.getString("municipality");
                    return new MonthlyReport(
                            row.getString("id"),
                            new CampaignId(row.getString("campaign")),
                            municipality == null ? null : new MunicipalityId(municipality),
                            Locale.forLanguageTag(row.getString("language")),
                            row.getString("recipients").lines().toList());
                })
                .list();
    }

    void add(MonthlyReport monthly, String by, Instant now) {
        writing.sql(
                        "INSERT INTO report_schedule (id, campaign, municipality, language, recipients, created_by, created_at)"
                                + " VALUES (:id, :campaign, :municipality, :language, :recipients, :by, :at)")
                .param("id", monthly.id())
                .param("campaign", monthly.campaign().value())
                .param("municipality", value(monthly.municipality()), Types.VARCHAR)
                .param("language", monthly.language().toLanguageTag())
                .param("recipients", String.join("\n", monthly.recipients()))
                .param("by", by)
                .param("at", now.toEpochMilli())
                .update();
    }

    boolean removeMonthly(String id) {
        return writing.sql("DELETE FROM report_schedule WHERE id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Reports that hold figures of posts published before that instant. @param day it is on */
    List<String> holding(CampaignId campaign, Instant before, LocalDate day) {
        return writing.sql("SELECT id FROM report WHERE campaign = :campaign"
                        + " AND (oldest_at < :before OR oldest_at IS NULL AND to_day < :day) ORDER BY id")
                .param("campaign", campaign.value())
                .param("before", before.toEpochMilli())
                .param("day", day.toString())
                .query(String.class)
                .list();
    }

    /** Deletes a report with everything that belongs to it. */
    void delete(String id) {
        transactions.executeWithoutResult(transaction -> {
            for (String table : List.of("report_mail", "report_text", "report_basis")) {
                writing.sql("DELETE FROM " + table + " WHERE report = :report")
                        .param("report", id)
                        .update();
            }
            writing.sql("DELETE FROM report WHERE id = :report")
                    .param("report", id)
                    .update();
        });
    }
}
