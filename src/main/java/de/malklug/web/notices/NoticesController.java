/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.notices;

import de.malklug.notices.MailRhythm;
import de.malklug.notices.Notice;
import de.malklug.notices.Notices;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /notices}: what the reader must know; and when mail about it comes. */
@Controller
class NoticesController {

    private static final int MOST_SETTLED = 30;

    private final Notices notices;
    private final NoticeLines lines;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    NoticesController(Notices notices, NoticeLines lines, Rights rights, Voice voice, Clock clock) {
        this.notices = notices;
        this.lines = lines;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    @GetMapping("/notices")
    @Allowed(Right.OWN_SETTINGS)
    String page(Model model) {
        Phrases phrases = voice.phrases();
        String person = rights.current().name();
        List<Notice> open = notices.open(person);
        model.addAttribute("unread", open.stream().filter(Notice::unread).count());
        model.addAttribute(
                "open", open.stream().map(each -> lines.line(each, phrases)).toList());
        model.addAttribute(
                "settled",
                notices.settled(person, MOST_SETTLED).stream()
                        .map(each -> lines.line(each, phrases))
                        .toList());
        model.addAttribute("until", clock.instant().toString());
        return "notices/notices";
    }

    @PostMapping("/notices/{id}/read")
    @Allowed(Right.OWN_SETTINGS)
    String read(@PathVariable String id, @RequestParam int items, RedirectAttributes next) {
        notices.read(rights.current().name(), id, items);
        next.addFlashAttribute(Flash.NAME, Flash.done(voice.phrases().text("notice.read-done")));
        return "redirect:/notices";
    }

    @PostMapping("/notices/read")
    @Allowed(Right.OWN_SETTINGS)
    String readAll(@RequestParam Instant until, RedirectAttributes next) {
        notices.readAll(rights.current().name(), until);
        next.addFlashAttribute(Flash.NAME, Flash.done(voice.phrases().text("notice.read-done")));
        return "redirect:/notices";
    }

    @PostMapping("/me/notices")
    @Allowed(Right.OWN_SETTINGS)
    String wish(@RequestParam MailRhythm rhythm, @RequestParam(defaultValue = "") String at, RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        try {
            LocalTime time = at.isBlank() ? MailRhythm.Wish.USUAL.at() : LocalTime.parse(at);
            notices.wish(
                    rights.current().name(),
                    new MailRhythm.Wish(rhythm, time.withSecond(0).withNano(0)));
            next.addFlashAttribute(
                    Flash.NAME,
                    Flash.done(phrases.text("notice.wish.saved", phrases.text("notice.wish." + rhythm) + ".")));
        } catch (DateTimeException misspelt) {
            next.addFlashAttribute(Flash.NAME, Flash.refused(phrases.text("notice.wish.problem")));
        }
        return "redirect:/me#notices";
    }
}
