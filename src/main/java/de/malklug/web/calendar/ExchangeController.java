/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.editorial.Desk;
import de.malklug.editorial.PostKey;
import de.malklug.queue.PlannedPost;
import de.malklug.queue.PlannedPosts;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets two posts exchange their times: asked first with what it changes. A post that is dropped on another leads here, too. */
@Controller
@RequestMapping("/posts/{campaign}/{municipality}/{post}/exchange")
class ExchangeController {

    private final PlannedPosts posts;
    private final Desk desk;
    private final ExchangePages pages;
    private final Rights rights;
    private final Voice voice;

    ExchangeController(PlannedPosts posts, Desk desk, ExchangePages pages, Rights rights, Voice voice) {
        this.posts = posts;
        this.desk = desk;
        this.pages = pages;
        this.rights = rights;
        this.voice = voice;
    }

    @GetMapping
    @Allowed(Right.WRITE_POSTS)
    String ask(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam(defaultValue = "") String with,
            @RequestParam(required = false) @Nullable String back,
            Model model) {
        PlannedPost first = writable(campaign + "/" + municipality + "/" + post);
        PlannedPost second = with.isEmpty() ? null : writable(with);
        String home = Back.to(back, Tiles.postHref(Tiles.key(first)));
        model.addAttribute("page", pages.page(first, second, home, voice.phrases()));
        return "calendar/exchange";
    }

    @PostMapping
    @Allowed(Right.WRITE_POSTS)
    String exchange(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "0") int otherVersion,
            @RequestParam(required = false) @Nullable String back,
            RedirectAttributes next) {
        PlannedPost first = writable(campaign + "/" + municipality + "/" + post);
        PlannedPost second = writable(other);
        Phrases phrases = voice.phrases();
        PostKey key = Tiles.key(first);
        Optional<String> objection = pages.objection(first, second, phrases);
        Flash flash = objection
                .map(Flash::refused)
                .orElseGet(() -> told(
                        desk.exchange(key, version, Tiles.key(second), otherVersion, rights.actor()),
                        first,
                        second,
                        phrases));
        next.addFlashAttribute(Flash.NAME, flash);
        return "redirect:" + Back.to(back, Tiles.postHref(key));
    }

    private static Flash told(Desk.Exchange exchange, PlannedPost first, PlannedPost second, Phrases phrases) {
        return switch (exchange) {
            case Desk.Exchanged done -> {
                String text = phrases.text(
                        "exchange.done",
                        first.title(),
                        phrases.instant(done.post().post().dueAt()),
                        second.title(),
                        phrases.instant(done.other().post().dueAt()));
                int voided =
                        (done.post().approvalVoided() ? 1 : 0) + (done.other().approvalVoided() ? 1 : 0);
                yield Flash.done(voided == 0 ? text : text + " " + phrases.text("exchange.done.void", voided));
            }
            case Desk.Stale stale ->
                Flash.refused(
                        phrases.text("exchange.stale", stale.theirs().post().title()));
            case Desk.Refused refused ->
                Flash.refused(
                        phrases.text(refused.messageKey(), refused.arguments().toArray()));
        };
    }

    private PlannedPost writable(String text) {
        PlannedPost found = PostKey.parse(text)
                .flatMap(posts::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!rights.may(Right.WRITE_POSTS, found.municipality())) {
            throw new AccessDeniedException("Not this person's post");
        }
        return found;
    }
}
