/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.campaign;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.CampaignText;
import de.malklug.campaign.Effect;
import de.malklug.editorial.CampaignFile;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /campaign}: period, anchor event, rules, layers, weeks before elections, fair shares. */
@Controller
class CampaignController {

    private static final String PATH = "/campaign";
    private static final int LARGEST_CALENDAR = 1_000_000;

    private final CampaignFile file;
    private final CampaignPages pages;
    private final CampaignShelf shelf;
    private final Rights rights;
    private final Voice voice;

    CampaignController(CampaignFile file, CampaignPages pages, CampaignShelf shelf, Rights rights, Voice voice) {
        this.file = file;
        this.pages = pages;
        this.shelf = shelf;
        this.rights = rights;
        this.voice = voice;
    }

    @GetMapping(PATH)
    @Allowed(Right.KEEP_CAMPAIGN)
    String show(@RequestParam(required = false) @Nullable String campaign, Model model) {
        CampaignId id = id(campaign);
        if (id == null) {
            return "campaign/none";
        }
        return file.find(id)
                .map(text -> page(text, Map.of(), false, List.of(), model))
                .orElse("campaign/none");
    }

    @PostMapping(PATH)
    @Allowed(Right.KEEP_CAMPAIGN)
    String save(
            @RequestParam Map<String, String> form,
            @RequestParam String campaign,
            @RequestParam String seen,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        CampaignId id = known(campaign);
        Wish wish = Wish.of(form);
        CampaignFile.Outcome outcome = file.change(id, seen, wish.wanted(), rights.actor());
        Phrases phrases = voice.phrases();
        if (outcome instanceof CampaignFile.Saved || outcome instanceof CampaignFile.Unchanged) {
            next.addFlashAttribute(Flash.NAME, flash(outcome, phrases));
            return "redirect:" + PATH + "?campaign=" + id;
        }
        boolean stale = outcome instanceof CampaignFile.Stale;
        response.setStatus((stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT).value());
        CampaignText text = file.find(id).orElseThrow(CampaignController::notFound);
        return page(text, wish.typed(), stale, why(outcome, phrases), model);
    }

    @PostMapping(PATH + "/calendar")
    @Allowed(Right.KEEP_CAMPAIGN)
    String addCalendar(
            @RequestParam String campaign,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "proposes") String then,
            @RequestParam(defaultValue = "") List<String> towns,
            @RequestParam @Nullable MultipartFile calendar,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next)
            throws IOException {
        CampaignId id = known(campaign);
        Phrases phrases = voice.phrases();
        String layer = Wish.id(title);
        List<String> problems;
        if (calendar == null || calendar.isEmpty() || layer.isEmpty()) {
            problems = List.of(phrases.text("campaign.calendar.incomplete"));
        } else if (calendar.getSize() > LARGEST_CALENDAR) {
            problems = List.of(phrases.text("campaign.calendar.too-large", LARGEST_CALENDAR / 1_000));
        } else {
            CampaignFile.Outcome outcome = file.addCalendar(
                    id, layer, title.strip(), effect(then), Wish.towns(towns), calendar.getBytes(), rights.actor());
            if (outcome instanceof CampaignFile.Saved) {
                next.addFlashAttribute(Flash.NAME, Flash.done(phrases.text("campaign.calendar.added", title.strip())));
                return "redirect:" + PATH + "?campaign=" + id;
            }
            problems = why(outcome, phrases);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        CampaignText text = file.find(id).orElseThrow(CampaignController::notFound);
        return page(text, Map.of(), false, problems, model);
    }

    private String page(
            CampaignText text, Map<String, String> typed, boolean stale, List<String> problems, Model model) {
        model.addAttribute("page", pages.page(text, typed, stale, problems, voice.phrases()));
        return "campaign/campaign";
    }

    private static Flash flash(CampaignFile.Outcome outcome, Phrases phrases) {
        if (!(outcome instanceof CampaignFile.Saved saved)) {
            return Flash.done(phrases.text("campaign.unchanged"));
        }
        int problems = saved.result().problems().size();
        return Flash.done(
                problems == 0 ? phrases.text("campaign.saved") : phrases.text("campaign.saved-with", problems));
    }

    private static List<String> why(CampaignFile.Outcome outcome, Phrases phrases) {
        return switch (outcome) {
            case CampaignFile.Saved saved -> List.of();
            case CampaignFile.Unchanged unchanged -> List.of();
            case CampaignFile.Stale stale -> List.of(phrases.text("campaign.stale"));
            case CampaignFile.Wrong wrong ->
                wrong.problems().stream()
                        .map(each -> phrases.text(
                                "campaign.wrong",
                                phrases.problem(each),
                                each.at().toString()))
                        .toList();
            case CampaignFile.Unwritable unwritable -> List.of(phrases.text("campaign.unwritable", unwritable.file()));
            case CampaignFile.Unchangeable unchangeable ->
                List.of(phrases.text("campaign.unchangeable", unchangeable.line()));
            case CampaignFile.Unknown unknown -> throw notFound();
        };
    }

    private @Nullable CampaignId id(@Nullable String wanted) {
        return wanted == null ? shelf.running().map(Campaign::id).orElse(null) : known(wanted);
    }

    private CampaignId known(String wanted) {
        if (!CampaignId.isValid(wanted) || shelf.find(new CampaignId(wanted)).isEmpty()) {
            throw notFound();
        }
        return new CampaignId(wanted);
    }

    private static Effect effect(String written) {
        try {
            return Effect.valueOf(written.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Effect.PROPOSES;
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
