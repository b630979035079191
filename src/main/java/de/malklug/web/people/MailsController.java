/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.people;

import de.malklug.mail.Outbox;
import de.malklug.mail.StoredMail;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /admin/mails}: which mails went out, and which did not and why. */
@Controller
class MailsController {

    private static final String PATH = "/admin/mails";
    private static final int SHOWN = 200;

    private final Outbox outbox;
    private final Voice voice;

    MailsController(Outbox outbox, Voice voice) {
        this.outbox = outbox;
        this.voice = voice;
    }

    /**
     * @param icon also the class of the colour
     * @param why why it was not sent, and what malklug does; null if nothing is known against it
     * @param detail what the mail server answered; null if it did not
     */
    record Row(
            String id,
            String to,
            String subject,
            String icon,
            String status,
            String at,
            Instant createdAt,
            @Nullable String why,
            @Nullable String detail,
            boolean again) {}

    @GetMapping(PATH)
    @Allowed(Right.ADMINISTER)
    String list(Model model) {
        Phrases phrases = voice.phrases();
        boolean ready = outbox.isReady();
        model.addAttribute("ready", ready);
        model.addAttribute(
                "mails",
                outbox.newest(SHOWN).stream()
                        .map(mail -> row(mail, ready, phrases))
                        .toList());
        return "people/mails";
    }

    @PostMapping(PATH + "/{id}/again")
    @Allowed(Right.ADMINISTER)
    String again(@PathVariable String id, RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        next.addFlashAttribute(
                Flash.NAME,
                outbox.again(id)
                        ? Flash.done(phrases.text("mails.again.done"))
                        : Flash.refused(phrases.text("mails.again.refused")));
        return "redirect:" + PATH;
    }

    private static Row row(StoredMail mail, boolean ready, Phrases phrases) {
        String why = mail.problem() == null ? null : phrases.text("mails.problem." + mail.problem());
        Instant next = mail.nextTryAt();
        if (why != null && next != null) {
            why += " " + phrases.text("mails.next", phrases.instant(next));
        }
        return new Row(
                mail.id(),
                mail.to(),
                mail.subject(),
                switch (mail.status()) {
                    case WAITING -> "scheduled";
                    case SENT -> "published";
                    case FAILED -> "failed";
                    case UNSENT -> "held";
                },
                phrases.text("mails.status." + mail.status()),
                phrases.instant(mail.createdAt()),
                mail.createdAt(),
                why,
                mail.detail(),
                ready && mail.canBeSentAgain());
    }
}
