/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.reports;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.MunicipalityId;
import de.malklug.mail.Mail;
import de.malklug.reports.ReportScope;
import de.malklug.reports.paper.ReportText;
import de.malklug.reports.paper.Reports;
import de.malklug.reports.paper.StoredReport;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /reports}: reports that stay as they were, to be read, written into, downloaded and sent. */
@Controller
class ReportsController {

    static final String PATH = "/reports";
    static final String ONE = PATH + "/{id}";

    private final Reports reports;
    private final ReportPages pages;
    private final CampaignShelf shelf;
    private final Rights rights;
    private final Voice voice;

    ReportsController(Reports reports, ReportPages pages, CampaignShelf shelf, Rights rights, Voice voice) {
        this.reports = reports;
        this.pages = pages;
        this.shelf = shelf;
        this.rights = rights;
        this.voice = voice;
    }

    @GetMapping(PATH)
    @Allowed(Right.SEE_REPORTS)
    String list(Model model) {
        return list(Asked.NOTHING, List.of(), model);
    }

    private String list(Asked asked, List<Problem> problems, Model model) {
        model.addAttribute("page", pages.list(asked, voice.phrases()));
        model.addAttribute("problems", problems);
        return "reports/reports";
    }

    /** What was filled in to ask for a report. */
    record Asked(String municipality, String from, String to, String age, String language) {
        static final Asked NOTHING = new Asked("", "", "", "newest", "");
    }

    /** @param field id of the field it is about */
    record Problem(String field, String text) {}

    @PostMapping(PATH)
    @Allowed(Right.WRITE_REPORTS)
    String create(
            @RequestParam(defaultValue = "") String municipality,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "newest") String age,
            @RequestParam(defaultValue = "") String language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Campaign campaign = running();
        Phrases phrases = voice.phrases();
        List<Problem> problems = new ArrayList<>();
        LocalDate first = day(from, campaign.period().from());
        LocalDate last = day(to, campaign.period().to());
        if (first == null) {
            problems.add(new Problem("from", phrases.text("report.problem.day", from)));
        }
        if (last == null) {
            problems.add(new Problem("to", phrases.text("report.problem.day", to)));
        }
        if (first != null && last != null && last.isBefore(first)) {
            problems.add(new Problem("to", phrases.text("report.problem.order")));
        }
        if (first == null || last == null || !problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(new Asked(municipality, from, to, age, language), problems, model);
        }
        ReportScope scope = ReportScope.of(campaign)
                .of(municipality(municipality, campaign))
                .during(first, last)
                .at(age(age));
        StoredReport report = reports.create(scope, language(language, phrases), rights.actor());
        next.addFlashAttribute(Flash.NAME, Flash.done(phrases.text("report.created")));
        return "redirect:" + PATH + "/" + report.id();
    }

    private static @Nullable LocalDate day(String text, LocalDate usual) {
        try {
            return text.isBlank() ? usual : LocalDate.parse(text.strip());
        } catch (DateTimeException misspelt) {
            return null;
        }
    }

    static @Nullable MunicipalityId municipality(String id, Campaign campaign) {
        return Optional.of(id)
                .filter(MunicipalityId::isValid)
                .map(MunicipalityId::new)
                .filter(each -> campaign.municipality(each).isPresent())
                .orElse(null);
    }

    private static @Nullable Duration age(String key) {
        return switch (key) {
            case "24h" -> ReportScope.AGES.get(0);
            case "7d" -> ReportScope.AGES.get(1);
            case "30d" -> ReportScope.AGES.get(2);
            default -> null;
        };
    }

    /** German, unless English is asked for or read. */
    static Locale language(String language, Phrases phrases) {
        return language.equals("en")
                        || language.isBlank() && phrases.locale().getLanguage().equals("en")
                ? Locale.ENGLISH
                : Locale.GERMAN;
    }

    @GetMapping(ONE)
    @Allowed(Right.SEE_REPORTS)
    String report(@PathVariable String id, Model model) {
        model.addAttribute("page", pages.report(find(id), voice.phrases()));
        return "reports/report";
    }

    @PostMapping(ONE + "/retry")
    @Allowed(Right.WRITE_REPORTS)
    String retry(@PathVariable String id) {
        if (find(id).state() == StoredReport.State.FAILED) {
            reports.retry(id);
        }
        return "redirect:" + PATH + "/" + id;
    }

    /** Writes the foreword, or a remark beside a section. */
    @PostMapping(ONE + "/texts")
    @Allowed(Right.WRITE_REPORTS)
    String write(
            @PathVariable String id,
            @RequestParam String section,
            @RequestParam(defaultValue = "") String text,
            @RequestParam int version,
            RedirectAttributes next) {
        StoredReport report = find(id);
        Phrases phrases = voice.phrases();
        String known = section.matches("[a-z-]{1,32}") ? section : ReportText.FOREWORD;
        if (text.length() > ReportText.LONGEST) {
            next.addFlashAttribute(
                    Flash.NAME, Flash.refused(phrases.text("report.text.too-long", ReportText.LONGEST, text.length())));
            next.addFlashAttribute("kept", text);
        } else if (reports.write(report, version, known, text, rights.actor())) {
            next.addFlashAttribute(Flash.NAME, Flash.done(phrases.text("report.text.saved")));
        } else {
            next.addFlashAttribute(Flash.NAME, Flash.refused(phrases.text("report.text.stale")));
            next.addFlashAttribute("kept", text);
        }
        return "redirect:" + PATH + "/" + id + "#t-" + known;
    }

    /** Mails the report. */
    @PostMapping(ONE + "/send")
    @Allowed(Right.WRITE_REPORTS)
    String send(@PathVariable String id, @RequestParam(defaultValue = "") String addresses, RedirectAttributes next) {
        StoredReport report = ready(id);
        Phrases phrases = voice.phrases();
        List<String> wanted = addresses(addresses);
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
            reports.send(report, wanted, rights.actor());
            next.addFlashAttribute(
                    Flash.NAME,
                    Flash.done(
                            phrases.text(reports.canSend() ? "report.send.done" : "report.send.kept", wanted.size())));
        }
        return "redirect:" + PATH + "/" + id + "#send";
    }

    static List<String> addresses(String text) {
        return Arrays.stream(text.split("[\\s,;]+"))
                .filter(each -> !each.isBlank())
                .distinct()
                .toList();
    }

    @PostMapping(ONE + "/mails/{mail}/again")
    @Allowed(Right.WRITE_REPORTS)
    String again(@PathVariable String id, @PathVariable String mail, RedirectAttributes next) {
        boolean sent = reports.sendAgain(find(id).id(), mail);
        Phrases phrases = voice.phrases();
        next.addFlashAttribute(
                Flash.NAME,
                sent ? Flash.done(phrases.text("report.send.again")) : Flash.refused(phrases.text("report.send.gone")));
        return "redirect:" + PATH + "/" + id + "#send";
    }

    static String attached(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }

    private Campaign running() {
        return shelf.running().orElseThrow(ReportsController::notFound);
    }

    private StoredReport find(String id) {
        return reports.find(id).orElseThrow(ReportsController::notFound);
    }

    /** One that can be read already. */
    private StoredReport ready(String id) {
        StoredReport report = find(id);
        if (report.state() != StoredReport.State.READY) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        return report;
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
