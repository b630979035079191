/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.inbox;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.contributions.ContributionLink;
import de.malklug.contributions.Inbox;
import de.malklug.contributions.Request;
import de.malklug.contributions.Requests;
import de.malklug.contributions.Requests.Issued;
import de.malklug.mail.Outbox;
import de.malklug.security.Allowed;
import de.malklug.security.OwnAddress;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /inbox/requests} and {@code /inbox/links}: asks towns, hands out links, makes them last longer and takes them back. */
@Controller
class RequestsController {

    private final Requests requests;
    private final Inbox inbox;
    private final OwnAddress address;
    private final Outbox outbox;
    private final CampaignShelf shelf;
    private final Towns towns;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    RequestsController(
            Requests requests,
            Inbox inbox,
            OwnAddress address,
            Outbox outbox,
            CampaignShelf shelf,
            Towns towns,
            Rights rights,
            Voice voice,
            Clock clock) {
        this.requests = requests;
        this.inbox = inbox;
        this.address = address;
        this.outbox = outbox;
        this.shelf = shelf;
        this.towns = towns;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    /** @param asked whether it is chosen */
    record TownField(
            Town town, boolean asked, String mail, @Nullable String bad) {}

    /**
     * @param address to hand on; null while it does not work
     * @param icon of its state
     */
    record LinkPage(
            String id,
            Town town,
            String title,
            @Nullable String wish,
            String icon,
            String word,
            boolean revoked,
            @Nullable String address,
            String until,
            Instant untilAt,
            String day,
            String time,
            String createdBy,
            @Nullable String contact,
            String came) {}

    @GetMapping("/inbox/requests/new")
    @Allowed(Right.WRITE_POSTS)
    String ask(Model model) {
        LocalDateTime inAWeek =
                clock.instant().atZone(voice.phrases().zone()).toLocalDateTime().plusDays(7);
        RequestForm form = new RequestForm("", "", inAWeek.toLocalDate().toString(), "12:00", Map.of());
        return form(form, List.of(), model);
    }

    @PostMapping("/inbox/requests")
    @Allowed(Right.WRITE_POSTS)
    String ask(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        Campaign campaign = campaign();
        RequestForm form = RequestForm.of(
                request, within(campaign).stream().map(Municipality::id).toList());
        List<RequestForm.Problem> problems = form.problems(campaign.zone(), clock.instant(), phrases);
        Instant deadline = form.deadline(campaign.zone());
        if (!problems.isEmpty() || deadline == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(form, problems, model);
        }
        List<Issued> issued =
                requests.ask(form.wish(campaign.id(), deadline), rights.actor(), address.asSeenBy(request));
        long mailed = issued.stream().filter(Issued::mailed).count();
        next.addFlashAttribute(
                Flash.NAME,
                Flash.done(phrases.text("inbox.requested", issued.size(), mailed)
                        + (mailed < issued.size() ? " " + phrases.text("inbox.requested.hand-on") : "")));
        return issued.size() == 1
                ? "redirect:/inbox/links/" + issued.getFirst().link().id()
                : "redirect:/inbox#asked";
    }

    private String form(RequestForm form, List<RequestForm.Problem> problems, Model model) {
        Campaign campaign = campaign();
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("mails", outbox.isReady());
        model.addAttribute("zone", voice.phrases().zoneName(clock.instant()));
        model.addAttribute(
                "towns",
                within(campaign).stream()
                        .map(each -> new TownField(
                                towns.find(campaign.id(), each.id()),
                                form.towns().containsKey(each.id().value())
                                        || within(campaign).size() == 1,
                                form.towns().getOrDefault(each.id().value(), ""),
                                at("mail-" + each.id(), problems)))
                        .toList());
        for (String field : List.of("theme", "wish", "day", "towns")) {
            model.addAttribute("bad" + field, at(field, problems));
        }
        return "inbox/request";
    }

    private static @Nullable String at(String field, List<RequestForm.Problem> problems) {
        return problems.stream()
                .filter(each -> each.field().equals(field))
                .map(RequestForm.Problem::text)
                .findFirst()
                .orElse(null);
    }

    /** Whom the reader may ask. */
    private List<Municipality> within(Campaign campaign) {
        return campaign.municipalities().stream()
                .filter(each -> rights.may(Right.WRITE_POSTS, each.id()))
                .toList();
    }

    private Campaign campaign() {
        return shelf.running().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/inbox/links")
    @Allowed(Right.WRITE_POSTS)
    String standing(@RequestParam String campaign, @RequestParam String municipality) {
        if (!CampaignId.isValid(campaign) || !MunicipalityId.isValid(municipality)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        MunicipalityId town = new MunicipalityId(municipality);
        Campaign found = shelf.find(new CampaignId(campaign))
                .filter(each -> each.municipality(town).isPresent())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!rights.may(Right.WRITE_POSTS, town)) {
            throw new AccessDeniedException("Not this municipality");
        }
        return "redirect:/inbox/links/"
                + requests.standing(found.id(), town, rights.actor()).id();
    }

    @GetMapping("/inbox/links/{id}")
    @Allowed(Right.WRITE_POSTS)
    String link(@PathVariable String id, HttpServletRequest request, Model model) {
        return show(mine(id), request, null, model);
    }

    @PostMapping("/inbox/links/{id}/renew")
    @Allowed(Right.WRITE_POSTS)
    String renew(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String time,
            @RequestParam(defaultValue = "false") boolean other,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        ContributionLink link = mine(id);
        Phrases phrases = voice.phrases();
        Instant until = RequestForm.deadline(day, time, phrases.zone());
        if (until == null || !until.isAfter(clock.instant())) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(link, request, phrases.text("inbox.problem.deadline"), model);
        }
        requests.renew(link, until, other, rights.actor());
        boolean changed = other || link.revokedAt() != null;
        next.addFlashAttribute(
                Flash.NAME,
                Flash.done(phrases.text(changed ? "inbox.renewed.other" : "inbox.renewed", phrases.instant(until))));
        return "redirect:/inbox/links/" + id;
    }

    @GetMapping("/inbox/links/{id}/revoke")
    @Allowed(Right.WRITE_POSTS)
    String askToRevoke(@PathVariable String id, HttpServletRequest request, Model model) {
        show(mine(id), request, null, model);
        return "inbox/revoke";
    }

    @PostMapping("/inbox/links/{id}/revoke")
    @Allowed(Right.WRITE_POSTS)
    String revoke(@PathVariable String id, RedirectAttributes next) {
        requests.revoke(mine(id), rights.actor());
        next.addFlashAttribute(Flash.NAME, Flash.done(voice.phrases().text("inbox.revoked")));
        return "redirect:/inbox/links/" + id;
    }

    private String show(ContributionLink link, HttpServletRequest request, @Nullable String problem, Model model) {
        Phrases phrases = voice.phrases();
        Request asked = link.request();
        Town town = towns.find(link.campaign(), link.municipality());
        ContributionLink.State state = link.state(clock.instant());
        String word = state.name().toLowerCase(Locale.ROOT);
        LocalDateTime end =
                link.expiresAt().atZone(phrases.zone()).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        model.addAttribute("problem", problem);
        model.addAttribute("zone", phrases.zoneName(link.expiresAt()));
        model.addAttribute(
                "link",
                new LinkPage(
                        link.id(),
                        town,
                        asked == null ? phrases.text("inbox.standing-of", town.name()) : asked.theme(),
                        asked == null || asked.wish().isBlank() ? null : asked.wish(),
                        InboxPages.icon(word),
                        phrases.text("inbox.link." + word),
                        state == ContributionLink.State.REVOKED,
                        state == ContributionLink.State.OPEN
                                ? requests.address(link, address.asSeenBy(request))
                                        .toString()
                                : null,
                        phrases.instant(link.expiresAt()),
                        link.expiresAt(),
                        end.toLocalDate().toString(),
                        end.toLocalTime().toString(),
                        link.createdBy(),
                        link.contact(),
                        phrases.text("inbox.came", inbox.by(link).size())));
        return "inbox/link";
    }

    private ContributionLink mine(String id) {
        return requests.find(id)
                .filter(found -> rights.may(Right.WRITE_POSTS, found.municipality()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
