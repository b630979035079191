/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.mail;

import de.malklug.mail.StoredMail.Problem;
import de.malklug.mail.StoredMail.Status;
import de.malklug.storage.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails in the database. A try is claimed by moving its next one, so that no two processes send the same mail at once. */
@Component
class JdbcOutbox implements Outbox {

    /** How long a claimed try may take before another one may be made. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final String COLUMNS =
            "id, recipient, subject, status, confidential, tries, created_at, next_try_at, sent_at, problem, detail";
    private static final int LONGEST_DETAIL = 500;

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final TransactionTemplate transactions;
    private final ObjectProvider<JavaMailSender> server;
    private final MailSettings settings;
    private final Clock clock;
    private final String me = UUID.randomUUID().toString();
    private final Map<String, String> confidential = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    JdbcOutbox(
            JdbcClient writing,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            ObjectProvider<JavaMailSender> server,
            MailSettings settings,
            Clock clock) {
        this.writing = writing;
        this.reading = reading;
        this.transactions = transactions;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
    }

    /** A mail whose try is claimed. */
    record Claimed(String id, Mail mail, int tries, Instant createdAt) {}

    @Override
    public boolean isReady() {
        return obstacle() == null;
    }

    @Override
    public String send(Mail mail) {
        String id = UUID.randomUUID().toString();
        Problem obstacle = obstacle();
        if (mail.confidential() && obstacle == null) {
            confidential.put(id, mail.text());
        }
        transactions.executeWithoutResult(status -> store(id, mail, obstacle));
        tellAfterwards();
        return id;
    }

    private void store(String id, Mail mail, @Nullable Problem obstacle) {
        long now = clock.millis();
        writing.sql("""
                        INSERT INTO mail (id, recipient, subject, body, language, confidential, holder, status, tries, created_at,
                            next_try_at, problem)
                        VALUES (:id, :to, :subject, :body, :language, :confidential, :holder, :status, 0, :now, :now, :problem)
                        """)
                .param("id", id)
                .param("to", mail.to())
                .param("subject", mail.subject())
                .param("body", mail.confidential() ? "" : mail.text())
                .param("language", mail.language().getLanguage())
                .param("confidential", mail.confidential() ? 1 : 0)
                .param("holder", me)
                .param("status", (obstacle == null ? Status.WAITING : Status.UNSENT).name())
                .param("now", now)
                .param("problem", obstacle == null ? null : obstacle.name())
                .update();
        int number = 0;
        for (Mail.Attachment each : mail.attachments()) {
            writing.sql("INSERT INTO mail_attachment (mail, number, name, type, content) VALUES (?, ?, ?, ?, ?)")
                    .params(
                            id,
                            number++,
                            each.name(),
                            each.type(),
                            Base64.getEncoder().encodeToString(each.content()))
                    .update();
        }
    }

    private @Nullable Problem obstacle() {
        if (server.getIfAvailable() == null) {
            return Problem.NO_SERVER;
        }
        String from = settings.from();
        return from == null || from.isBlank() ? Problem.NO_SENDER : null;
    }

    /** Calls when there may be something to send. */
    void whenFilled(Runnable listener) {
        listeners.add(listener);
    }

    private void tellAfterwards() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    listeners.forEach(Runnable::run);
                }
            });
        } else {
            listeners.forEach(Runnable::run);
        }
    }

    @Override
    public Optional<StoredMail> find(String id) {
        return reading.sql("SELECT " + COLUMNS + " FROM mail WHERE id = ?")
                .param(id)
                .query(JdbcOutbox::read)
                .optional();
    }

    @Override
    public List<StoredMail> newest(int limit) {
        return reading.sql("SELECT " + COLUMNS + " FROM mail ORDER BY created_at DESC, id LIMIT ?")
                .param(limit)
                .query(JdbcOutbox::read)
                .list();
    }

    @Override
    public int failed() {
        return reading.sql("SELECT COUNT(*) FROM mail WHERE status = 'FAILED'")
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean again(String id) {
        if (!isReady()) {
            return false;
        }
        long now = clock.millis();
        boolean waits = writing.sql("""
                        UPDATE mail SET status = 'WAITING', tries = 0, created_at = :now, next_try_at = :now
                        WHERE id = :id AND confidential = 0 AND status IN ('FAILED', 'UNSENT')
                        """).param("now", now).param("id", id).update() == 1;
        if (waits) {
            tellAfterwards();
        }
        return waits;
    }

    /** Claims the tries that are due, oldest first. */
    List<Claimed> claim(int limit) {
        return transactions.execute(
                status -> writing
                        .sql("""
                        SELECT id FROM mail WHERE status = 'WAITING' AND next_try_at <= :now
                            AND (confidential = 0 OR holder = :me)
                        ORDER BY next_try_at LIMIT :limit
                        """)
                        .param("now", clock.millis())
                        .param("me", me)
                        .param("limit", limit)
                        .query(String.class)
                        .list()
                        .stream()
                        .filter(this::lease)
                        .flatMap(id -> claimed(id).stream())
                        .toList());
    }

    private boolean lease(String id) {
        return writing.sql("""
                        UPDATE mail SET tries = tries + 1, next_try_at = :lease
                        WHERE id = :id AND status = 'WAITING' AND next_try_at <= :now
                        """)
                        .param("lease", clock.millis() + LEASE.toMillis())
                        .param("id", id)
                        .param("now", clock.millis())
                        .update()
                == 1;
    }

    private Optional<Claimed> claimed(String id) {
        List<Mail.Attachment> attachments = writing.sql(
                        "SELECT name, type, content FROM mail_attachment WHERE mail = ? ORDER BY number")
                .param(id)
                .query((row, number) -> new Mail.Attachment(
                        row.getString("name"),
                        row.getString("type"),
                        Base64.getDecoder().decode(row.getString("content"))))
                .list();
        return writing.sql(
                        "SELECT recipient, subject, body, language, confidential, tries, created_at FROM mail WHERE id = ?")
                .param(id)
                .query((row, number) -> {
                    boolean secret = row.getInt("confidential") == 1;
                    String text = secret ? confidential.getOrDefault(id, "") : row.getString("body");
                    Mail mail = new Mail(
                            row.getString("recipient"),
                            Locale.of(row.getString("language")),
                            row.getString("subject"),
                            text,
                            attachments,
                            secret);
                    return new Claimed(id, mail, row.getInt("tries"), Instant.ofEpochMilli(row.getLong("created_at")));
                })
                .optional();
    }

    void sent(Claimed claimed) {
        confidential.remove(claimed.id());
        writing.sql("UPDATE mail SET status = 'SENT', sent_at = :now, problem = NULL, detail = NULL WHERE id = :id")
                .param("now", clock.millis())
                .param("id", claimed.id())
                .update();
    }

    /** Notes why a try did not work, and when the next one is; none means that the mail is given up. */
    void notSent(Claimed claimed, Problem problem, @Nullable String detail, @Nullable Instant next) {
        if (next == null) {
            confidential.remove(claimed.id());
        }
        writing.sql("""
                        UPDATE mail SET status = :status, problem = :problem, detail = :detail, next_try_at = :next WHERE id = :id
                        """)
                .param("status", (next == null ? Status.FAILED : Status.WAITING).name())
                .param("problem", problem.name())
                .param(
                        "detail",
                        detail == null || detail.length() <= LONGEST_DETAIL
                                ? detail
                                : detail.substring(0, LONGEST_DETAIL))
                .param("next", next == null ? clock.millis() : next.toEpochMilli())
                .param("id", claimed.id())
                .update();
    }

    /** Says of confidential mails whose holder is gone that they are lost, and forgets what was kept long enough. */
    void tidy() {
        long now = clock.millis();
        transactions.executeWithoutResult(status -> {
            writing.sql("""
                            UPDATE mail SET status = 'FAILED', problem = 'LOST'
                            WHERE status = 'WAITING' AND confidential = 1 AND holder <> :me AND next_try_at < :long_ago
                            """)
                    .param("me", me)
                    .param("long_ago", now - settings.longestPause().plus(LEASE).toMillis())
                    .update();
            long before = now - settings.keep().toMillis();
            writing.sql("""
                            DELETE FROM mail_attachment WHERE mail IN
                                (SELECT id FROM mail WHERE status <> 'WAITING' AND created_at < ?)
                            """).param(before).update();
            writing.sql("DELETE FROM mail WHERE status <> 'WAITING' AND created_at < ?")
                    .param(before)
                    .update();
        });
    }

    private static StoredMail read(ResultSet row, int number) throws SQLException {
        Status status = Status.valueOf(row.getString("status"));
        long sentAt = row.getLong("sent_at");
        Instant sent = row.wasNull() ? null : Instant.ofEpochMilli(sentAt);
        String problem = row.getString("problem");
        return new StoredMail(
                row.getString("id"),
                row.getString("recipient"),
                row.getString("subject"),
                status,
                row.getInt("confidential") == 1,
                row.getInt("tries"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                status == Status.WAITING ? Instant.ofEpochMilli(row.getLong("next_try_at")) : null,
                sent,
                problem == null ? null : Problem.valueOf(problem),
                row.getString("detail"));
    }
}
