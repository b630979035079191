/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.contribute;

import de.malklug.contributions.Contributing;
import de.malklug.contributions.Contribution;
import de.malklug.contributions.Contribution.Status;
import de.malklug.contributions.ContributionLink;
import de.malklug.contributions.ContributionSettings;
import de.malklug.contributions.LinkTokens;
import de.malklug.contributions.Note;
import de.malklug.contributions.Request;
import de.malklug.contributions.SendingThrottle;
import de.malklug.mail.Outbox;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.web.contribute.StatusPage.Line;
import de.malklug.web.contribute.StatusPage.Own;
import de.malklug.web.contribute.StatusPage.Place;
import de.malklug.web.contribute.StatusPage.Said;
import de.malklug.web.contribute.StatusPage.Shown;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /c/{token}/status}: what became of what was sent. Who has only the link sees how far it is, not what others wrote. */
@Controller
class StatusController {

    private static final String PATH = LinkTokens.PATH + "{token}/status";

    private final Contributing contributing;
    private final ContributePages pages;
    private final ClosedPages closed;
    private final Fates fates;
    private final SendingThrottle throttle;
    private final Outbox outbox;
    private final ContributionSettings settings;
    private final Voice voice;

    StatusController(
            Contributing contributing,
            ContributePages pages,
            ClosedPages closed,
            Fates fates,
            SendingThrottle throttle,
            Outbox outbox,
            ContributionSettings settings,
            Voice voice) {
        this.contributing = contributing;
        this.pages = pages;
        this.closed = closed;
        this.fates = fates;
        this.throttle = throttle;
        this.outbox = outbox;
        this.settings = settings;
        this.voice = voice;
    }

    @GetMapping(PATH)
    @Allowed(Right.EVERYONE)
    String follow(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String sent,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Contribution> own = contributing.own(token);
        if (own.isPresent() && own.get().status() == Status.BEGUN) {
            return "redirect:" + LinkTokens.PATH + token;
        }
        Optional<ContributionLink> link = own.map(Contribution::link).or(() -> contributing.link(token));
        if (link.isEmpty()) {
            return closed.unknown("", request, response, model);
        }
        model.addAttribute("sent", sent != null);
        return show(token, link.get(), own.orElse(null), null, "", model);
    }

    @PostMapping(PATH)
    @Allowed(Right.EVERYONE)
    String add(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Contribution> own = contributing.own(token).filter(found -> found.status() != Status.BEGUN);
        if (own.isEmpty()) {
            return closed.unknown(text, request, response, model);
        }
        Phrases phrases = voice.phrases();
        Optional<Instant> pause = throttle.sent(own.get().link().id(), request.getRemoteAddr());
        if (pause.isEmpty() && contributing.say(own.get(), text)) {
            return "redirect:" + LinkTokens.PATH + token + "/status?sent=added";
        }
        response.setStatus(
                (pause.isPresent() ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT).value());
        String problem = pause.map(until -> phrases.text("contribute.problem.pause", phrases.time(until)))
                .orElseGet(() -> phrases.text(
                        text.isBlank() ? "contribute.problem.note-missing" : "contribute.problem.note-long",
                        Note.LONGEST));
        return show(token, own.get().link(), own.get(), problem, text, model);
    }

    private String show(
            String token,
            ContributionLink link,
            @Nullable Contribution own,
            @Nullable String problem,
            String typed,
            Model model) {
        Phrases phrases = voice.phrases();
        Request request = link.request();
        model.addAttribute(
                "page",
                new StatusPage(
                        token,
                        pages.town(link),
                        pages.hashtag(link),
                        request == null ? null : request.theme(),
                        own == null ? null : own(token, own, phrases),
                        own == null
                                ? contributing.by(link).stream()
                                        .map(each -> line(each, phrases))
                                        .toList()
                                : List.of()));
        model.addAttribute("problem", problem);
        model.addAttribute("typed", typed);
        return "contribute/status";
    }

    private Line line(Contribution contribution, Phrases phrases) {
        Fate fate = fates.of(contribution, phrases);
        Instant at = contribution.receivedAt() == null ? contribution.changedAt() : contribution.receivedAt();
        return new Line(
                fate.icon(),
                phrases.text("contribute.fate." + fate.key()),
                at,
                phrases.text("contribute.status.came", phrases.instant(at)));
    }

    private Own own(String token, Contribution own, Phrases phrases) {
        Fate fate = fates.of(own, phrases);
        Instant received = own.receivedAt() == null ? own.changedAt() : own.receivedAt();
        String reason = own.settlement() == null ? null : own.settlement().reason();
        return new Own(
                fate.icon(),
                phrases.text("contribute.fate." + fate.key()),
                phrases.text(
                        "contribute.fate." + fate.key() + ".text",
                        fate.at() == null ? "" : phrases.instant(fate.at()),
                        reason == null ? "" : reason),
                fate.places().stream()
                        .map(each -> new Place(each.network(), each.href()))
                        .toList(),
                own.notes().stream()
                        .map(each -> new Said(each.at(), phrases.instant(each.at()), each.person(), each.text()))
                        .toList(),
                own.entry().text(),
                own.pictures().stream()
                        .map(each -> new Shown(
                                LinkTokens.PATH + token + "/pictures/" + each.number(),
                                each.words().alt()))
                        .toList(),
                phrases.instant(received),
                received,
                own.status().isOpen() ? LinkTokens.PATH + token : null,
                own.status() != Status.DECLINED && !fate.key().equals("withdrawn"),
                own.forgotten(),
                own.entry().canBeAsked() && outbox.isReady(),
                own.status().isOpen()
                        ? contributing.advice(own).stream()
                                .map(each -> phrases.text(
                                        "problem." + each.problem(),
                                        each.arguments().toArray()))
                                .distinct()
                                .toList()
                        : List.of(),
                settings.keepDays());
    }
}
