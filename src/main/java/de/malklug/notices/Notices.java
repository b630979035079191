/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import de.malklug.campaign.MunicipalityId;
import de.malklug.mail.Outbox;
import de.malklug.mail.StoredMail;
import de.malklug.storage.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person must know, and how far they have read it. Persons are named by what they sign in with. */
@Component
public class Notices {

    private static final int MOST_TITLES = 10;

    private static final String OF_PERSON = """
            SELECT n.*, r.read_seq FROM notice_reader r JOIN notice n ON n.id = r.notice
            WHERE r.person = :person AND n.settled_at IS %s NULL""";

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final NoticeStore store;
    private final Outbox outbox;

    Notices(JdbcClient writing, @Reading JdbcClient reading, NoticeStore store, Outbox outbox) {
        this.writing = writing;
        this.reading = reading;
        this.store = store;
        this.outbox = outbox;
    }

    /** Open ones: urgent before others, unread before read, newest first. */
    public List<Notice> open(String person) {
        return list(
                reading,
                OF_PERSON.formatted("")
                        + " ORDER BY n.urgent DESC, CASE WHEN r.read_seq < n.items THEN 0 ELSE 1 END, n.changed_at DESC",
                person,
                200);
    }

    /** Settled ones, newest first. */
    public List<Notice> settled(String person, int limit) {
        return list(reading, OF_PERSON.formatted("NOT") + " ORDER BY n.settled_at DESC", person, limit);
    }

    private static List<Notice> list(JdbcClient client, String sql, String person, int limit) {
        List<Row> rows = client.sql(sql + " LIMIT " + limit)
                .param("person", person)
                .query((row, n) -> Row.of(row))
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> open = new HashMap<>();
        Map<String, List<String>> all = new HashMap<>();
        client.sql("SELECT notice, title, settled_at FROM notice_item WHERE notice IN (:ids) ORDER BY seq DESC")
                .param("ids", rows.stream().map(Row::id).toList())
                .query(row -> {
                    String notice = row.getString("notice");
                    String title = row.getString("title");
                    if (row.getObject("settled_at") == null) {
                        add(open, notice, title);
                    }
                    add(all, notice, title);
                });
        return rows.stream()
                .map(row ->
                        row.notice(open.containsKey(row.id) ? open.get(row.id) : all.getOrDefault(row.id, List.of())))
                .toList();
    }

    private static void add(Map<String, List<String>> titles, String notice, String title) {
        List<String> known = titles.computeIfAbsent(notice, id -> new ArrayList<>());
        if (!title.isBlank() && known.size() < MOST_TITLES && !known.contains(title)) {
            known.add(title);
        }
    }

    /** How many open ones hold something the person has not read. */
    public int unread(String person) {
        return reading.sql("SELECT count(*) FROM notice_reader r JOIN notice n ON n.id = r.notice"
                        + " WHERE r.person = ? AND n.settled_at IS NULL AND r.read_seq < n.items")
                .param(person)
                .query(Integer.class)
                .single();
    }

    /**
     * The person has read a notice.
     *
     * @param upTo how many items it had when the person saw it; what came since stays unread
     */
    public void read(String person, String notice, int upTo) {
        store.read(person, notice, upTo);
    }

    /** The person has read everything that was there until then. */
    public void readAll(String person, Instant until) {
        store.readAll(person, until);
    }

    /** When the person wants mail that is not urgent. */
    public MailRhythm.Wish wish(String person) {
        return reading.sql("SELECT rhythm, at FROM notice_wish WHERE person = ?")
                .param(person)
                .query((row, n) -> new MailRhythm.Wish(
                        MailRhythm.valueOf(row.getString("rhythm")), LocalTime.parse(row.getString("at"))))
                .optional()
                .orElse(MailRhythm.Wish.USUAL);
    }

    public void wish(String person, MailRhythm.Wish wish) {
        writing.sql("INSERT INTO notice_wish (person, rhythm, at) VALUES (:person, :rhythm, :at)"
                        + " ON CONFLICT (person) DO UPDATE SET rhythm = excluded.rhythm, at = excluded.at")
                .param("person", person)
                .param("rhythm", wish.rhythm().name())
                .param("at", wish.at().toString())
                .update();
    }

    /** Who was told of a notice, and how far that came. */
    public List<Told> told(String notice) {
        return reading.sql("SELECT r.person, r.read_seq, r.mailed_at, r.mail, p.display_name FROM notice_reader r"
                        + " LEFT JOIN person p ON p.name = r.person WHERE r.notice = ? ORDER BY r.person")
                .param(notice)
                .query((row, n) -> {
                    String title = row.getString("display_name");
                    String mail = row.getString("mail");
                    return new Told(
                            title == null ? row.getString("person") : title,
                            row.getInt("read_seq") > 0,
                            mail != null && isSent(mail));
                })
                .list();
    }

    private boolean isSent(String mail) {
        return outbox.find(mail).map(StoredMail::status).equals(Optional.of(StoredMail.Status.SENT));
    }

    /**
     * Urgent notices nobody was reached with: nobody has read them, and no mail about them has left.
     *
     * @param before opened before that
     */
    public int unreached(Instant before) {
        List<String> unread = reading.sql(
                        "SELECT n.id FROM notice n WHERE n.settled_at IS NULL AND n.urgent = 1 AND n.opened_at <= ?"
                                + " AND NOT EXISTS (SELECT 1 FROM notice_reader r WHERE r.notice = n.id AND r.read_seq > 0)")
                .param(before.toEpochMilli())
                .query(String.class)
                .list();
        return (int) unread.stream().filter(notice -> !anyMailSent(notice)).count();
    }

    private boolean anyMailSent(String notice) {
        return reading
                .sql("SELECT mail FROM notice_reader WHERE notice = ? AND mail IS NOT NULL")
                .param(notice)
                .query(String.class)
                .list()
                .stream()
                .anyMatch(this::isSent);
    }

    /** Whether malklug can send mail at all. */
    public boolean canMail() {
        return outbox.isReady();
    }

    /** How long malklug waits for a mail to leave before it says that nobody was reached. */
    public static final Duration MAIL_TAKES = Duration.ofMinutes(2);

    /** @param read whether the person has read any of it  @param mailed whether a mail about it has left */
    public record Told(String person, boolean read, boolean mailed) {}

    private record Row(
            String id,
            NoticeKind kind,
            boolean urgent,
            @Nullable MunicipalityId municipality,
            NoticeContent content,
            int items,
            int stillOpen,
            Instant openedAt,
            Instant changedAt,
            @Nullable Instant settledAt,
            boolean unread) {

        static Row of(ResultSet row) throws SQLException {
            String town = row.getString("municipality");
            long settled = row.getLong("settled_at");
            Instant settledAt = row.wasNull() ? null : Instant.ofEpochMilli(settled);
            return new Row(
                    row.getString("id"),
                    NoticeKind.valueOf(row.getString("kind")),
                    row.getInt("urgent") == 1,
                    town == null ? null : new MunicipalityId(town),
                    NoticeStore.content(row.getString("content")),
                    row.getInt("items"),
                    row.getInt("still_open"),
                    Instant.ofEpochMilli(row.getLong("opened_at")),
                    Instant.ofEpochMilli(row.getLong("changed_at")),
                    settledAt,
                    row.getInt("read_seq") < row.getInt("items"));
        }

        Notice notice(List<String> titles) {
            return new Notice(
                    id,
                    kind,
                    urgent,
                    municipality,
                    content,
                    items,
                    stillOpen,
                    titles,
                    openedAt,
                    changedAt,
                    settledAt,
                    unread);
        }
    }
}
