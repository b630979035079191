/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.reports.paper.Forgetting;
import de.malklug.reports.paper.Forgetting.Preview;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /reports/retention}: how long figures are kept. What would be deleted is shown before anything is. */
@Controller
class RetentionController {

    private static final String PATH = "/reports/retention";
    private static final int MOST = 36_500;

    private final Forgetting forgetting;
    private final CampaignShelf shelf;
    private final Rights rights;
    private final Voice voice;

    RetentionController(Forgetting forgetting, CampaignShelf shelf, Rights rights, Voice voice) {
        this.forgetting = forgetting;
        this.shelf = shelf;
        this.rights = rights;
        this.voice = voice;
    }

    /** With days in the address, what keeping figures for so many days would delete now. */
    @GetMapping(PATH)
    @Allowed(Right.ADMINISTER)
    String page(@RequestParam @Nullable String campaign, @RequestParam @Nullable String days, Model model) {
        Campaign of = find(campaign);
        Phrases phrases = voice.phrases();
        Integer wanted = days(days);
        Integer kept = forgetting.days(of.id()).orElse(null);
        model.addAttribute("campaign", of.id().value());
        model.addAttribute("title", of.title());
        model.addAttribute("kept", kept);
        model.addAttribute("days", wanted == null ? kept : wanted);
        model.addAttribute("problem", days == null || wanted != null ? null : phrases.text("retention.problem", MOST));
        if (wanted != null) {
            Preview preview = forgetting.preview(of.id(), wanted);
            model.addAttribute("preview", preview);
            model.addAttribute("before", phrases.instant(preview.figures().before()));
        }
        return "reports/retention";
    }

    @PostMapping(PATH)
    @Allowed(Right.ADMINISTER)
    String keep(@RequestParam String campaign, @RequestParam String days, RedirectAttributes next) {
        Campaign of = find(campaign);
        Phrases phrases = voice.phrases();
        Integer wanted = days(days);
        if (wanted == null) {
            next.addFlashAttribute(Flash.NAME, Flash.refused(phrases.text("retention.problem", MOST)));
        } else {
            Preview done = forgetting.keep(of.id(), wanted, rights.actor());
            next.addFlashAttribute(
                    Flash.NAME,
                    Flash.done(phrases.text(
                            "retention.done",
                            done.figures().snapshots(),
                            done.figures().deliveries(),
                            done.reports())));
        }
        return "redirect:" + PATH + "?campaign=" + of.id();
    }

    @PostMapping(PATH + "/for-good")
    @Allowed(Right.ADMINISTER)
    String keepForGood(@RequestParam String campaign, RedirectAttributes next) {
        Campaign of = find(campaign);
        forgetting.keepForGood(of.id(), rights.actor());
        next.addFlashAttribute(Flash.NAME, Flash.done(voice.phrases().text("retention.for-good.done")));
        return "redirect:" + PATH + "?campaign=" + of.id();
    }

    private static @Nullable Integer days(@Nullable String text) {
        if (text == null || !text.strip().matches("\\d{1,5}")) {
            return null;
        }
        int days = Integer.parseInt(text.strip());
        return days < 1 || days > MOST ? null : days;
    }

    private Campaign find(@Nullable String campaign) {
        Optional<Campaign> found = campaign == null
                ? shelf.running()
                : Optional.of(campaign)
                        .filter(CampaignId::isValid)
                        .map(CampaignId::new)
                        .flatMap(shelf::find);
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
