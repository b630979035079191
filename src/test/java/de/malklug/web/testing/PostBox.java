/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A mail server on this machine, one for all tests in a browser, that keeps what it is given. */
public final class PostBox {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private PostBox() {}

    static void use(DynamicPropertyRegistry settings) {
        SERVER.start();
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
        settings.add("malklug.mail.from", () -> "malklug <malklug@agentur.example>");
    }

    /** The newest mail to an address: its subject, an empty line, its text. */
    public static Optional<String> newestTo(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(each -> isFor(each, address))
                .reduce((older, newer) -> newer)
                .map(PostBox::read);
    }

    private static boolean isFor(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getAllRecipients())
                    .anyMatch(each -> each.toString().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(MimeMessage mail) {
        try {
            return mail.getSubject() + "\n\n" + mail.getContent();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
