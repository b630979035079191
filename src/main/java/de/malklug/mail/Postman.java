/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.mail;

import de.malklug.mail.JdbcOutbox.Claimed;
import de.malklug.mail.StoredMail.Problem;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Takes what is due out of the outbox to the mail server. */
@Component
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final int AT_A_TIME = 20;

    private final JdbcOutbox outbox;
    private final ObjectProvider<JavaMailSender> server;
    private final MailSettings settings;
    private final Clock clock;

    Postman(JdbcOutbox outbox, ObjectProvider<JavaMailSender> server, MailSettings settings, Clock clock) {
        this.outbox = outbox;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
    }

    /** Tries everything that is due once. */
    void goRound() {
        JavaMailSender there = server.getIfAvailable();
        String from = settings.from();
        if (there == null || from == null) {
            return;
        }
        List<Claimed> due;
        do {
            due = outbox.claim(AT_A_TIME);
            due.forEach(each -> deliver(each, there, from));
        } while (due.size() == AT_A_TIME && !Thread.currentThread().isInterrupted());
    }

    private void deliver(Claimed claimed, JavaMailSender there, String from) {
        try {
            there.send(message(claimed, there, from));
            outbox.sent(claimed);
        } catch (MailException | MessagingException e) {
            Problem problem = problem(e);
            Instant next = problem == Problem.REFUSED ? null : next(claimed);
            outbox.notSent(claimed, problem, detail(e), next);
            log.warn(
                    "Mail {} was not sent ({}); {}",
                    claimed.id(),
                    problem,
                    next == null ? "given up" : "next try " + next);
        }
    }

    private static MimeMessage message(Claimed claimed, JavaMailSender there, String from) throws MessagingException {
        Mail mail = claimed.mail();
        MimeMessage message = there.createMimeMessage();
        MimeMessageHelper helper =
                new MimeMessageHelper(message, !mail.attachments().isEmpty(), StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(mail.to());
        helper.setSubject(mail.subject());
        helper.setText(mail.text(), false);
        for (Mail.Attachment each : mail.attachments()) {
            helper.addAttachment(each.name(), new ByteArrayResource(each.content()), each.type());
        }
        message.setHeader("Message-ID", "<" + claimed.id() + "@malklug>");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", mail.language().getLanguage());
        message.setSentDate(java.util.Date.from(claimed.createdAt()));
        return message;
    }

    private @Nullable Instant next(Claimed claimed) {
        Instant now = clock.instant();
        if (!now.isBefore(claimed.createdAt().plus(settings.patience()))) {
            return null;
        }
        Duration pause = settings.pause().multipliedBy(1L << Math.min(claimed.tries() - 1, 16));
        return now.plus(pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause());
    }

    private static Problem problem(Exception e) {
        return switch (e) {
            case MailAuthenticationException signIn -> Problem.SIGN_IN;
            case MailParseException unreadable -> Problem.REFUSED;
            case MailPreparationException unreadable -> Problem.REFUSED;
            default -> answer(e) >= 500 ? Problem.REFUSED : answer(e) >= 400 ? Problem.PUT_OFF : Problem.UNREACHABLE;
        };
    }

    /** The SMTP reply code of the refusal; 0 if there was none. */
    private static int answer(@Nullable Throwable e) {
        return switch (e) {
            case null -> 0;
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> Math.max(send.getReturnCode(), answer(send.getNextException()));
            default -> answer(next(e));
        };
    }

    private static @Nullable Throwable next(Throwable e) {
        return switch (e) {
            case MailSendException several -> first(several);
            case MessagingException message -> message.getNextException();
            default -> e.getCause();
        };
    }

    private static @Nullable Throwable first(MailSendException several) {
        Exception[] each = several.getMessageExceptions();
        return each.length == 0 ? several.getCause() : each[0];
    }

    private static @Nullable String detail(Exception e) {
        Throwable deepest = e;
        for (Throwable next = next(e); next != null && next != deepest; next = next(next)) {
            deepest = next;
        }
        String text = deepest.getMessage();
        return text == null ? null : text.strip();
    }
}
