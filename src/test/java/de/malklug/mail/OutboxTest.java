/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.malklug.mail.StoredMail.Problem;
import de.malklug.mail.StoredMail.Status;
import de.malklug.testing.OnBothDatabases;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@OnBothDatabases
class OutboxTest {

    private static final Instant NOON = Instant.parse("2026-11-09T11:00:00Z");

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock(NOON);
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    OutboxTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        database.clear();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_mail_arrives_in_plain_text_and_is_marked_sent() throws MessagingException, IOException {
        Process malklug = new Process(sender());
        String id =
                malklug.outbox.send(Mail.of("presse@soest.example", Locale.GERMAN, "Bitte prüfen", "Grüße\naus Soest"));
        malklug.postman.goRound();
        MimeMessage arrived = onlyOne();
        assertThat(arrived.getSubject()).isEqualTo("Bitte prüfen");
        assertThat(arrived.getContent().toString()).contains("Grüße").contains("aus Soest");
        assertThat(arrived.isMimeType("text/plain")).isTrue();
        assertThat(arrived.getMessageID()).isEqualTo("<" + id + "@malklug>");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(arrived.getFrom()[0].toString()).isEqualTo("malklug <malklug@agentur.example>");
        StoredMail stored = malklug.outbox.find(id).orElseThrow();
        assertThat(stored.status()).isEqualTo(Status.SENT);
        assertThat(stored.sentAt()).isEqualTo(NOON);
    }

    @Test
    void files_travel_along() throws MessagingException, IOException {
        Process malklug = new Process(sender());
        byte[] report = "Bericht".getBytes(StandardCharsets.UTF_8);
        malklug.outbox.send(Mail.of("a@b.example", Locale.GERMAN, "Bericht", "Anbei")
                .with(List.of(new Mail.Attachment("bericht.pdf", "application/pdf", report))));
        malklug.postman.goRound();
        MimeMultipart parts = (MimeMultipart) onlyOne().getContent();
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("bericht.pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(report);
    }

    @Test
    void without_a_mail_server_mails_are_kept_and_say_so_and_go_out_later_on_request() {
        Process without = new Process(null);
        String id = without.outbox.send(Mail.of("a@b.example", Locale.GERMAN, "Hallo", "Text"));
        without.postman.goRound();
        StoredMail stored = without.outbox.find(id).orElseThrow();
        assertThat(stored.status()).isEqualTo(Status.UNSENT);
        assertThat(stored.problem()).isEqualTo(Problem.NO_SERVER);
        assertThat(without.outbox.isReady()).isFalse();
        assertThat(without.outbox.again(id)).isFalse();

        Process with = new Process(sender());
        with.postman.goRound();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(with.outbox.again(id)).isTrue();
        with.postman.goRound();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(with.outbox.again(id)).isFalse();
    }

    @Test
    void a_server_that_is_away_is_tried_again_ever_more_rarely_until_it_is_back() {
        Process malklug = new Process(sender());
        server.stop();
        String id = malklug.outbox.send(Mail.of("a@b.example", Locale.GERMAN, "Hallo", "Text"));
        malklug.postman.goRound();
        StoredMail once = malklug.outbox.find(id).orElseThrow();
        assertThat(once.status()).isEqualTo(Status.WAITING);
        assertThat(once.problem()).isEqualTo(Problem.UNREACHABLE);
        assertThat(once.nextTryAt()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));

        malklug.postman.goRound();
        assertThat(malklug.outbox.find(id).orElseThrow().tries()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        malklug.postman.goRound();
        assertThat(malklug.outbox.find(id).orElseThrow().nextTryAt())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(2)));

        GreenMail back = new GreenMail(new ServerSetup(server(malklug), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        back.start();
        try {
            clock.advance(Duration.ofMinutes(2));
            malklug.postman.goRound();
            assertThat(back.getReceivedMessages()).hasSize(1);
        } finally {
            back.stop();
        }
        assertThat(malklug.outbox.find(id).orElseThrow().status()).isEqualTo(Status.SENT);
    }

    @Test
    void after_two_days_a_mail_is_given_up_and_counted_as_failed() {
        Process malklug = new Process(sender());
        server.stop();
        String id = malklug.outbox.send(Mail.of("a@b.example", Locale.GERMAN, "Hallo", "Text"));
        clock.advance(Duration.ofDays(2));
        malklug.postman.goRound();
        StoredMail given = malklug.outbox.find(id).orElseThrow();
        assertThat(given.status()).isEqualTo(Status.FAILED);
        assertThat(given.detail()).isNotBlank();
        assertThat(malklug.outbox.failed()).isEqualTo(1);
        assertThat(malklug.outbox.newest(10)).extracting(StoredMail::id).containsExactly(id);
    }

    @Test
    void two_processes_never_send_the_same_mail() {
        Process one = new Process(sender());
        Process other = new Process(sender());
        one.outbox.send(Mail.of("a@b.example", Locale.GERMAN, "Hallo", "Text"));
        assertThat(one.outbox.claim(10)).hasSize(1);
        assertThat(other.outbox.claim(10)).isEmpty();
        clock.advance(JdbcOutbox.LEASE);
        other.postman.goRound();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void what_is_confidential_is_never_written_down_and_said_to_be_lost_when_its_holder_is_gone()
            throws MessagingException, IOException {
        Process malklug = new Process(sender());
        malklug.outbox.send(Mail.confidential("a@b.example", Locale.GERMAN, "Einladung", "https://malklug/geheim"));
        assertThat(database.writing()
                        .sql("SELECT body FROM mail")
                        .query(String.class)
                        .single())
                .isEmpty();
        malklug.postman.goRound();
        assertThat(onlyOne().getContent().toString()).contains("https://malklug/geheim");

        String lost = malklug.outbox.send(Mail.confidential("a@b.example", Locale.GERMAN, "Einladung", "geheim"));
        Process restarted = new Process(sender());
        restarted.postman.goRound();
        clock.advance(Duration.ofHours(2));
        restarted.outbox.tidy();
        StoredMail stored = restarted.outbox.find(lost).orElseThrow();
        assertThat(stored.problem()).isEqualTo(Problem.LOST);
        assertThat(stored.canBeSentAgain()).isFalse();
        assertThat(restarted.outbox.again(lost)).isFalse();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void old_mails_are_forgotten_but_none_that_waits() {
        Process malklug = new Process(sender());
        malklug.outbox.send(Mail.of("a@b.example", Locale.GERMAN, "Alt", "Text")
                .with(List.of(new Mail.Attachment("a.txt", "text/plain", new byte[] {1}))));
        malklug.postman.goRound();
        malklug.outbox.send(Mail.of("a@b.example", Locale.GERMAN, "Wartet", "Text"));
        clock.advance(Duration.ofDays(31));
        malklug.outbox.tidy();
        assertThat(malklug.outbox.newest(10)).extracting(StoredMail::subject).containsExactly("Wartet");
    }

    @Test
    void a_mail_left_in_a_transaction_that_is_undone_was_never_there() {
        Process malklug = new Process(sender());
        database.transactions().executeWithoutResult(transaction -> {
            malklug.outbox.send(Mail.of("a@b.example", Locale.GERMAN, "Hallo", "Text"));
            transaction.setRollbackOnly();
        });
        malklug.postman.goRound();
        assertThat(malklug.outbox.newest(10)).isEmpty();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void nothing_sneaks_into_a_header() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mail.of("a@b.example", Locale.GERMAN, "Hallo\r\nBcc: x@y.example", "Text"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mail.of("a@b.example, c@d.example", Locale.GERMAN, "Hallo", "Text"));
        assertThat(Mail.isAddress("presse@soest.example")).isTrue();
        assertThat(Mail.isAddress("presse")).isFalse();
        assertThat(Mail.isAddress("a@b@c")).isFalse();
    }

    private MimeMessage onlyOne() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        Properties patience = new Properties();
        patience.setProperty("mail.smtp.connectiontimeout", "5000");
        patience.setProperty("mail.smtp.timeout", "5000");
        sender.setJavaMailProperties(patience);
        return sender;
    }

    private static int server(Process malklug) {
        return ((JavaMailSenderImpl) malklug.there).getPort();
    }

    /** One malklug among others on the same database. */
    private final class Process {

        private final JdbcOutbox outbox;
        private final Postman postman;
        private final @Nullable JavaMailSender there;

        private Process(@Nullable JavaMailSender there) {
            this.there = there;
            StaticListableBeanFactory beans = new StaticListableBeanFactory();
            if (there != null) {
                beans.addBean("sender", there);
            }
            MailSettings settings = new MailSettings(
                    "malklug <malklug@agentur.example>",
                    Duration.ofDays(2),
                    Duration.ofMinutes(1),
                    Duration.ofHours(1),
                    Duration.ofDays(30));
            outbox = new JdbcOutbox(
                    database.writing(),
                    database.reading(),
                    database.transactions(),
                    beans.getBeanProvider(JavaMailSender.class),
                    settings,
                    clock);
            postman = new Postman(outbox, beans.getBeanProvider(JavaMailSender.class), settings, clock);
        }
    }
}
