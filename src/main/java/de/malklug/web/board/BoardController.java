/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.board;

import de.malklug.board.Board;
import de.malklug.campaign.Campaign;
import de.malklug.editorial.PostKey;
import de.malklug.plan.Collision;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.board.BoardPages.Typed;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /board}: how posts are spread over towns, and where they get in each other's way. */
@Controller
class BoardController {

    private static final String PATH = "/board";

    private final BoardPages pages;
    private final Board board;
    private final CampaignShelf shelf;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    BoardController(BoardPages pages, Board board, CampaignShelf shelf, Rights rights, Voice voice, Clock clock) {
        this.pages = pages;
        this.board = board;
        this.shelf = shelf;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @Allowed(Right.READ)
    String show(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        return show(BoardQuery.of(parameters, today()), Typed.NOTHING, model);
    }

    private String show(BoardQuery query, Typed typed, Model model) {
        model.addAttribute(
                "page",
                shelf.running()
                        .map(campaign -> pages.page(campaign, query, typed))
                        .orElse(null));
        return "board/board";
    }

    /** Leaves a collision as it is, for as long as both posts stay as they are. */
    @PostMapping(PATH + "/keep")
    @Allowed(Right.KEEP_BOARD)
    String keep(
            @RequestParam String one,
            @RequestParam String other,
            @RequestParam String seen,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        BoardQuery query = BoardQuery.of(parameters, today());
        PostKey first = key(one);
        PostKey second = key(other);
        Board.Answer answer = board.keep(running(), first, second, seen, reason, rights.actor());
        String said = phrases.text(
                "board.keep." + answer.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return switch (answer) {
            case DONE -> back(query, Flash.done(said), next);
            case CHANGED -> back(query, Flash.refused(said), next);
            case REASON_MISSING, REASON_TOO_LONG -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(query, new Typed(Collision.id(first, second), said, reason), model);
            }
        };
    }

    /** Makes a collision that was left as it is an open one again. */
    @PostMapping(PATH + "/reopen")
    @Allowed(Right.KEEP_BOARD)
    String reopen(
            @RequestParam String one,
            @RequestParam String other,
            @RequestParam MultiValueMap<String, String> parameters,
            RedirectAttributes next) {
        boolean done = board.reopen(running(), key(one), key(other), rights.actor());
        Phrases phrases = voice.phrases();
        return back(
                BoardQuery.of(parameters, today()),
                done ? Flash.done(phrases.text("board.reopened")) : Flash.refused(phrases.text("board.keep.changed")),
                next);
    }

    private static String back(BoardQuery query, Flash flash, RedirectAttributes next) {
        next.addFlashAttribute(Flash.NAME, flash);
        return "redirect:" + query.href();
    }

    private Campaign running() {
        return shelf.running().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static PostKey key(String text) {
        return PostKey.parse(text).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private LocalDate today() {
        return clock.instant().atZone(shelf.zone()).toLocalDate();
    }
}
