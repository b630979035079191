/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.campaign.Campaign;
import de.malklug.mail.Mail;
import de.malklug.reports.paper.Reports;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /reports/monthly}: reports that are made and mailed every month. */
@Controller
class MonthlyReportsController {

    private final Reports reports;
    private final CampaignShelf shelf;
    private final Rights rights;
    private final Voice voice;

    MonthlyReportsController(Reports reports, CampaignShelf shelf, Rights rights, Voice voice) {
        this.reports = reports;
        this.shelf = shelf;
        this.rights = rights;
        this.voice = voice;
    }

    @PostMapping(ReportsController.PATH + "/monthly")
    @Allowed(Right.WRITE_REPORTS)
    String everyMonth(
            @RequestParam(defaultValue = "") String municipality,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String addresses,
            RedirectAttributes next) {
        Campaign campaign = shelf.running().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Phrases phrases = voice.phrases();
        List<String> wanted = ReportsController.addresses(addresses);
        List<String> wrong =
                wanted.stream().filter(each -> !Mail.isAddress(each)).toList();
        if (wanted.isEmpty() || !wrong.isEmpty()) {
            next.addFlashAttribute(
                    Flash.NAME,
                    Flash.refused(
                            wanted.isEmpty()
                                    ? phrases.text("report.send.nobody")
                                    : phrases.text("report.send.wrong", String.join(", ", wrong))));
            next.addFlashAttribute("addresses", addresses);
        } else {
            reports.everyMonth(
                    campaign.id(),
                    ReportsController.municipality(municipality, campaign),
                    ReportsController.language(language, phrases),
                    wanted,
                    rights.actor());
            next.addFlashAttribute(Flash.NAME, Flash.done(phrases.text("report.monthly.done")));
        }
        return "redirect:" + ReportsController.PATH + "#monthly";
    }

    @PostMapping(ReportsController.PATH + "/monthly/{id}/end")
    @Allowed(Right.WRITE_REPORTS)
    String endMonthly(@PathVariable String id, RedirectAttributes next) {
        reports.endMonthly(id, rights.actor());
        next.addFlashAttribute(Flash.NAME, Flash.done(voice.phrases().text("report.monthly.ended")));
        return "redirect:" + ReportsController.PATH + "#monthly";
    }
}
