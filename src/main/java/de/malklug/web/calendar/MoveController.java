/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.editorial.Desk;
import de.malklug.editorial.PostKey;
import de.malklug.queue.PlannedPost;
import de.malklug.queue.PlannedPosts;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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

/** Gives a post another day and time. What is dragged in the calendar is sent here, too. */
@Controller
@RequestMapping("/posts/{campaign}/{municipality}/{post}/move")
class MoveController {

    private final PlannedPosts posts;
    private final Desk desk;
    private final Panels panels;
    private final MoveEffects effects;
    private final Tiles tiles;
    private final CampaignShelf shelf;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    MoveController(
            PlannedPosts posts,
            Desk desk,
            Panels panels,
            MoveEffects effects,
            Tiles tiles,
            CampaignShelf shelf,
            Rights rights,
            Voice voice,
            Clock clock) {
        this.posts = posts;
        this.desk = desk;
        this.panels = panels;
        this.effects = effects;
        this.tiles = tiles;
        this.shelf = shelf;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    @GetMapping
    @Allowed(Right.WRITE_POSTS)
    String ask(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String time,
            @RequestParam(required = false) @Nullable String back,
            Model model) {
        PlannedPost planned = movable(campaign, municipality, post);
        When usual = When.of(planned.dueAt(), voice.phrases().zone());
        When typed = new When(day == null ? usual.day() : day.strip(), time == null ? usual.time() : time.strip());
        return ask(planned, typed, null, back, model);
    }

    /** Only what moving there would change, while a person chooses. */
    @GetMapping("/effects")
    @Allowed(Right.WRITE_POSTS)
    String effects(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String time,
            Model model) {
        PlannedPost planned = movable(campaign, municipality, post);
        model.addAttribute("form", panels.form(planned, When.of(day, time), "", voice.phrases()));
        return "calendar/move :: effects";
    }

    @PostMapping
    @Allowed(Right.WRITE_POSTS)
    String move(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String time,
            @RequestParam(defaultValue = "false") boolean undo,
            @RequestParam(required = false) @Nullable String back,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        PlannedPost before = movable(campaign, municipality, post);
        Phrases phrases = voice.phrases();
        if (before.isOut()) {
            next.addFlashAttribute(Flash.NAME, Flash.refused(phrases.text("move.fixed.out")));
            return "redirect:" + Back.to(back, Tiles.postHref(Tiles.key(before)));
        }
        When typed = When.of(day, time);
        Optional<Instant> to = typed.instant(phrases.zone());
        boolean wrong = to.isEmpty()
                || (!undo && typed.problem(clock.instant(), phrases).isPresent());
        if (wrong && !to.equals(Optional.of(before.dueAt()))) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ask(before, typed, null, back, model);
        }
        PostKey key = Tiles.key(before);
        LocalDateTime local =
                to.orElse(before.dueAt()).atZone(zone(key.campaign())).toLocalDateTime();
        return switch (desk.move(key, version, local, rights.actor())) {
            case Desk.Done done -> {
                next.addFlashAttribute(Moved.NAME, moved(before, done, undo, back));
                yield "redirect:" + Back.to(back, Tiles.postHref(key));
            }
            case Desk.Stale stale -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                String then = phrases.instant(stale.theirs().dueAt());
                yield ask(movable(campaign, municipality, post), typed, phrases.text("move.stale", then), back, model);
            }
            case Desk.Refused refused -> {
                next.addFlashAttribute(
                        Flash.NAME,
                        Flash.refused(phrases.text(
                                refused.messageKey(), refused.arguments().toArray())));
                yield "redirect:" + Back.to(back, Tiles.postHref(key));
            }
        };
    }

    private String ask(PlannedPost post, When typed, @Nullable String stale, @Nullable String back, Model model) {
        Phrases phrases = voice.phrases();
        PostKey key = Tiles.key(post);
        model.addAttribute("form", panels.form(post, typed, Back.to(back, Tiles.postHref(key)), phrases));
        model.addAttribute("tile", tiles.in(phrases, Tiles::postHref, null).tile(post));
        model.addAttribute("when", phrases.instant(post.dueAt()));
        model.addAttribute("stale", stale);
        return "calendar/move";
    }

    private Moved moved(PlannedPost before, Desk.Done done, boolean undo, @Nullable String back) {
        Phrases phrases = voice.phrases();
        Instant now = done.post().dueAt();
        String text = phrases.text(
                undo ? "move.undone" : "move.done",
                before.title(),
                phrases.instant(now),
                phrases.instant(before.dueAt()));
        List<String> also = new ArrayList<>();
        if (done.approvalVoided()) {
            also.add(phrases.text("move.done.void"));
        }
        posts.find(Tiles.key(before))
                .map(post -> effects.around(post, now, phrases))
                .ifPresent(around -> around.forEach(effect -> also.add(effect.text())));
        When old = When.of(before.dueAt(), phrases.zone());
        boolean canGoBack = !undo && !now.equals(before.dueAt());
        return new Moved(
                text,
                also,
                canGoBack ? Tiles.postHref(Tiles.key(before)) + "/move" : null,
                old.day(),
                old.time(),
                done.post().version(),
                Back.to(back, Tiles.postHref(Tiles.key(before))));
    }

    private ZoneId zone(CampaignId campaign) {
        return shelf.find(campaign).map(Campaign::zone).orElseGet(shelf::zone);
    }

    private PlannedPost movable(String campaign, String municipality, String post) {
        PlannedPost found = Optional.ofNullable(CalendarQuery.key(campaign + "/" + municipality + "/" + post))
                .flatMap(posts::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!rights.may(Right.WRITE_POSTS, found.municipality())) {
            throw new AccessDeniedException("Not this person's post");
        }
        return found;
    }
}
