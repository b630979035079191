/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.inbox;

import de.malklug.contributions.Contribution;
import de.malklug.contributions.Inbox;
import de.malklug.contributions.Inbox.Decision;
import de.malklug.contributions.Note;
import de.malklug.security.Allowed;
import de.malklug.security.OwnAddress;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /inbox}: reads what came in, makes drafts of it, asks and declines. */
@Controller
class InboxController {

    private final Inbox inbox;
    private final InboxPages pages;
    private final OwnAddress address;
    private final Rights rights;
    private final Voice voice;

    InboxController(Inbox inbox, InboxPages pages, OwnAddress address, Rights rights, Voice voice) {
        this.inbox = inbox;
        this.pages = pages;
        this.address = address;
        this.rights = rights;
        this.voice = voice;
    }

    @GetMapping("/inbox")
    @Allowed(Right.WRITE_POSTS)
    String list(@RequestParam(defaultValue = "") String show, Model model) {
        model.addAttribute("page", pages.list(InboxPages.Show.of(show)));
        return "inbox/inbox";
    }

    @GetMapping("/inbox/{id}")
    @Allowed(Right.WRITE_POSTS)
    String read(@PathVariable String id, Model model) {
        return show(mine(id), null, "", null, model);
    }

    @PostMapping("/inbox/{id}/take")
    @Allowed(Right.WRITE_POSTS)
    String take(
            @PathVariable String id,
            @RequestParam int version,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        return switch (inbox.take(mine(id), version, rights.actor())) {
            case Decision.Taken taken -> {
                String left = taken.leftOut().isEmpty()
                        ? ""
                        : " " + phrases.text("inbox.left-out", taken.leftOut().size());
                next.addFlashAttribute(Flash.NAME, Flash.done(phrases.text("inbox.taken") + left));
                yield "redirect:/posts/" + taken.post().key() + "/edit";
            }
            case Decision.Stale stale -> stale(stale, "", null, response, model);
            case Decision.Refused refused -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                String why = phrases.text(
                        refused.why().messageKey(), refused.why().arguments().toArray());
                model.addAttribute(Flash.NAME, Flash.refused(why));
                yield show(mine(id), null, "", null, model);
            }
            case Decision.Done done -> throw new IllegalStateException("Nothing was taken");
            case Decision.NoWords none -> throw new IllegalStateException("No words are needed");
        };
    }

    @PostMapping("/inbox/{id}/ask")
    @Allowed(Right.WRITE_POSTS)
    String ask(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String question,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Decision decision = inbox.ask(mine(id), version, question, rights.actor(), address.asSeenBy(request));
        return answer(decision, id, "question", question, "inbox.asked", response, model, next);
    }

    @PostMapping("/inbox/{id}/decline")
    @Allowed(Right.WRITE_POSTS)
    String decline(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Decision decision = inbox.decline(mine(id), version, reason, rights.actor(), address.asSeenBy(request));
        return answer(decision, id, "reason", reason, "inbox.declined", response, model, next);
    }

    private String answer(
            Decision decision,
            String id,
            String field,
            String typed,
            String done,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        return switch (decision) {
            case Decision.Done told -> {
                boolean mailed = told.contribution().entry().canBeAsked();
                next.addFlashAttribute(Flash.NAME, Flash.done(phrases.text(mailed ? done : done + ".page")));
                yield "redirect:/inbox";
            }
            case Decision.NoWords none -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(mine(id), field, typed, phrases.text("inbox.problem." + field, Note.LONGEST), model);
            }
            case Decision.Stale stale -> stale(stale, typed, field, response, model);
            case Decision.Taken taken -> throw new IllegalStateException("Nothing was to be taken");
            case Decision.Refused refused -> throw new IllegalStateException("The desk was not asked");
        };
    }

    private String stale(
            Decision.Stale stale, String typed, @Nullable String field, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        boolean waits = Inbox.WAITING.contains(stale.theirs().status());
        String text = voice.phrases().text(waits ? "inbox.stale" : "inbox.settled-already");
        model.addAttribute(Flash.NAME, Flash.refused(text));
        return show(stale.theirs(), field, typed, null, model);
    }

    private String show(
            Contribution contribution, @Nullable String field, String typed, @Nullable String problem, Model model) {
        model.addAttribute("page", pages.page(contribution));
        model.addAttribute("field", field);
        model.addAttribute("typed", typed);
        model.addAttribute("problem", problem);
        return "inbox/contribution";
    }

    private Contribution mine(String id) {
        return inbox.find(id)
                .filter(found -> rights.may(Right.WRITE_POSTS, found.municipality()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
