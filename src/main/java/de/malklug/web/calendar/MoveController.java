/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.Series;
import de.malklug.editorial.Desk;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Posts;
import de.malklug.queue.PlannedPost;
import de.malklug.queue.PlannedPosts;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import de.malklug.wording.Rhythms;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
    private final Posts stored;
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
            Posts stored,
            Desk desk,
            Panels panels,
            MoveEffects effects,
            Tiles tiles,
            CampaignShelf shelf,
            Rights rights,
            Voice voice,
            Clock clock) {
        this.posts = posts;
        this.stored = stored;
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
            @RequestParam(defaultValue = "") String occurrence,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String time,
            @RequestParam(required = false) @Nullable String back,
            Model model) {
        PlannedPost planned = movable(campaign, municipality, post, occurrence);
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
            @RequestParam(defaultValue = "") String occurrence,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String time,
            Model model) {
        PlannedPost planned = movable(campaign, municipality, post, occurrence);
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
            @RequestParam(defaultValue = "") String occurrence,
            @RequestParam(defaultValue = "one") String scope,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String time,
            @RequestParam(defaultValue = "false") boolean undo,
            @RequestParam(required = false) @Nullable String back,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        PlannedPost before = movable(campaign, municipality, post, occurrence);
        Phrases phrases = voice.phrases();
        if (before.isOut()) {
            next.addFlashAttribute(Flash.NAME, Flash.refused(phrases.text("move.fixed.out")));
            return "redirect:" + Back.to(back, Tiles.postHref(Tiles.key(before)));
        }
        When typed = When.of(day, time);
        Optional<Instant> to = typed.instant(phrases.zone());
        boolean takenOut = !before.occurrence().isEmpty() && (scope.equals("leave-out") || scope.equals("own"));
        boolean wrong = !takenOut
                && (to.isEmpty()
                        || (!undo && typed.problem(clock.instant(), phrases).isPresent()));
        if (wrong && !to.equals(Optional.of(before.dueAt()))) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ask(before, typed, null, back, model);
        }
        PostKey key = Tiles.key(before);
        LocalDateTime local =
                to.orElse(before.dueAt()).atZone(zone(key.campaign())).toLocalDateTime();
        if (!before.occurrence().isEmpty() && scope.equals("own")) {
            return ofItsOwn(before, version, next);
        }
        return switch (change(before, version, local, scope)) {
            case Desk.Done done -> {
                if (before.occurrence().isEmpty()) {
                    next.addFlashAttribute(Moved.NAME, moved(before, done, undo, back));
                } else {
                    next.addFlashAttribute(Flash.NAME, Flash.done(changed(before, done, phrases)));
                }
                yield "redirect:" + Back.to(back, Tiles.postHref(key));
            }
            case Desk.Stale stale -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                String then = phrases.instant(stale.theirs().dueAt());
                yield ask(
                        movable(campaign, municipality, post, occurrence),
                        typed,
                        phrases.text("move.stale", then),
                        back,
                        model);
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

    private Desk.Outcome change(PlannedPost before, int version, LocalDateTime to, String scope) {
        PostKey key = Tiles.key(before);
        if (before.occurrence().isEmpty()) {
            return desk.move(key, version, to, rights.actor());
        }
        LocalDate date = LocalDate.parse(before.occurrence());
        return switch (scope) {
            case "all" -> desk.moveAll(key, version, date, to, rights.actor());
            case "leave-out" -> desk.leaveOut(key, version, date, rights.actor());
            default -> desk.moveOne(key, version, date, to, rights.actor());
        };
    }

    /** One appearance leaves its series and becomes a draft at its time. */
    private String ofItsOwn(PlannedPost before, int version, RedirectAttributes next) {
        PostKey key = Tiles.key(before);
        Phrases phrases = voice.phrases();
        Desk.Outcome left = desk.leaveOut(key, version, LocalDate.parse(before.occurrence()), rights.actor());
        if (left instanceof Desk.Done done) {
            LocalDateTime at = before.dueAt().atZone(zone(key.campaign())).toLocalDateTime();
            PostDraft draft = desk.draft(done.post()).at(at).repeating(null);
            if (desk.create(key.campaign(), key.municipality(), draft, rights.actor()) instanceof Desk.Done written) {
                return "redirect:" + Tiles.postHref(written.post().key()) + "/edit";
            }
        }
        String why = left instanceof Desk.Refused refused
                ? phrases.text(refused.messageKey(), refused.arguments().toArray())
                : phrases.text("move.series.stale");
        next.addFlashAttribute(Flash.NAME, Flash.refused(why));
        return "redirect:" + Tiles.postHref(key);
    }

    private String changed(PlannedPost before, Desk.Done done, Phrases phrases) {
        Series series = desk.series(done.post());
        String now = series == null ? phrases.instant(done.post().dueAt()) : Rhythms.tell(series, phrases);
        String text = phrases.text("move.series.done", before.title(), now);
        String sentence = text.endsWith(".") ? text : text + ".";
        return done.approvalVoided() ? sentence + " " + phrases.text("move.done.void") : sentence;
    }

    private String ask(PlannedPost post, When typed, @Nullable String stale, @Nullable String back, Model model) {
        Phrases phrases = voice.phrases();
        PostKey key = Tiles.key(post);
        model.addAttribute("form", panels.form(post, typed, Back.to(back, Tiles.postHref(key)), phrases));
        model.addAttribute("tile", tiles.in(phrases, Tiles::postHref, null).tile(post));
        model.addAttribute("when", phrases.instant(post.dueAt()));
        model.addAttribute("stale", stale);
        model.addAttribute("series", post.occurrence().isEmpty() ? null : series(key, phrases));
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

    private @Nullable String series(PostKey key, Phrases phrases) {
        return stored.find(key.campaign(), key.municipality(), key.post())
                .map(desk::series)
                .map(series -> Rhythms.tell(series, phrases))
                .orElse(null);
    }

    private PlannedPost movable(String campaign, String municipality, String post, String occurrence) {
        PlannedPost found = Optional.ofNullable(CalendarQuery.key(campaign + "/" + municipality + "/" + post))
                .flatMap(key -> posts.find(key, occurrence))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!rights.may(Right.WRITE_POSTS, found.municipality())) {
            throw new AccessDeniedException("Not this person's post");
        }
        return found;
    }
}
