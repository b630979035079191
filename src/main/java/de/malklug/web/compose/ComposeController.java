/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Desk;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.StoredPost;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /posts/new} and {@code /posts/…/edit}: writing a post. Every button of the page sends the whole form here. */
@Controller
class ComposeController {

    private static final String PAGE = "compose/compose";

    private final SheetSources sources;
    private final ComposePages pages;
    private final LiveParts live;
    private final SheetSteps steps;
    private final Saving saving;
    private final Conflicts conflicts;
    private final OpenPost open;
    private final ReturnReason reason;
    private final CampaignShelf shelf;
    private final Towns towns;
    private final Rights rights;
    private final Voice voice;

    ComposeController(
            SheetSources sources,
            ComposePages pages,
            LiveParts live,
            SheetSteps steps,
            Saving saving,
            Conflicts conflicts,
            OpenPost open,
            ReturnReason reason,
            CampaignShelf shelf,
            Towns towns,
            Rights rights,
            Voice voice) {
        this.sources = sources;
        this.pages = pages;
        this.live = live;
        this.steps = steps;
        this.saving = saving;
        this.conflicts = conflicts;
        this.open = open;
        this.reason = reason;
        this.shelf = shelf;
        this.towns = towns;
        this.rights = rights;
        this.voice = voice;
    }

    /** Where a change comes from: the form, the post as it is stored, and what the person wants done with it. */
    private record Wish(Sheet sheet, @Nullable StoredPost stored, String action, Phrases phrases) {}

    @GetMapping("/posts/new")
    @Allowed(Right.WRITE_POSTS)
    String blank(
            @RequestParam(defaultValue = "") String municipality,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String theme,
            Model model) {
        Campaign campaign = running();
        MunicipalityId town = town(campaign, municipality);
        Typed typed = sources.typed(campaign, town, when(at));
        Phrases phrases = voice.phrases();
        Sheet sheet = sources.sheet(campaign, town, theme.isBlank() ? typed : typed.about(theme), null, phrases);
        return show(new Wish(sheet, null, "", phrases), List.of(), model);
    }

    @PostMapping("/posts/new")
    @Allowed(Right.WRITE_POSTS)
    String write(
            @RequestParam MultiValueMap<String, String> form,
            HttpSession session,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Campaign campaign = running();
        MunicipalityId town = town(campaign, first(form, "municipality"));
        Phrases phrases = voice.phrases();
        PostKey written = Written.find(session, first(form, "sheet"));
        StoredPost stored = written == null ? null : open.find(written);
        Typed typed = Typed.read(form);
        if (stored != null && typed.version() == 0) {
            typed = typed.seen(stored.post().id().value(), stored.version());
        }
        Sheet sheet = sources.sheet(campaign, town, typed, stored, phrases);
        model.addAttribute("sheetToken", first(form, "sheet"));
        return act(new Wish(sheet, stored, action(form), phrases), form, session, response, model, next);
    }

    @GetMapping("/posts/{campaign}/{municipality}/{post}/edit")
    @Allowed(Right.WRITE_POSTS)
    String edit(
            @PathVariable String campaign, @PathVariable String municipality, @PathVariable String post, Model model) {
        StoredPost stored = open.mine(campaign, municipality, post);
        Campaign runs = campaign(stored.campaign());
        Phrases phrases = voice.phrases();
        Sheet sheet = sources.sheet(runs, stored.post().municipality(), sources.typed(runs, stored), stored, phrases);
        return show(new Wish(sheet, stored, "", phrases), List.of(), model);
    }

    @PostMapping("/posts/{campaign}/{municipality}/{post}/edit")
    @Allowed(Right.WRITE_POSTS)
    String change(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam MultiValueMap<String, String> form,
            HttpSession session,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        StoredPost stored = open.mine(campaign, municipality, post);
        Phrases phrases = voice.phrases();
        Sheet sheet = sources.sheet(
                campaign(stored.campaign()), stored.post().municipality(), Typed.read(form), stored, phrases);
        return act(new Wish(sheet, stored, action(form), phrases), form, session, response, model, next);
    }

    private String act(
            Wish wish,
            MultiValueMap<String, String> form,
            HttpSession session,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return switch (wish.action()) {
            case "live" -> live(wish, model);
            case "autosave" -> autosave(wish, form, session, response, model);
            case "save" -> save(wish, form, session, response, model, next);
            case "submit" -> submit(wish, form, session, response, model, next);
            case "resolve" -> resolve(wish, form, response, model, next);
            case "keep-both" -> keepBoth(wish, next);
            default -> {
                Typed changed = steps.take(wish.action(), wish.sheet(), wish.phrases(), model);
                Sheet sheet = sources.sheet(
                        wish.sheet().campaign(), wish.sheet().municipality(), changed, wish.stored(), wish.phrases());
                yield show(new Wish(sheet, wish.stored(), "", wish.phrases()), List.of(), model);
            }
        };
    }

    private String live(Wish wish, Model model) {
        model.addAttribute("live", live.of(wish.sheet(), wish.phrases()));
        model.addAttribute(
                "town", towns.find(wish.sheet().campaign().id(), wish.sheet().municipality()));
        return "compose/live";
    }

    private String autosave(
            Wish wish,
            MultiValueMap<String, String> form,
            HttpSession session,
            HttpServletResponse response,
            Model model) {
        Desk.Outcome outcome = saving.save(wish.sheet(), wish.stored());
        model.addAttribute("saved", saving.told(outcome, wish.sheet(), wish.phrases()));
        if (outcome instanceof Desk.Done done) {
            Written.remember(session, first(form, "sheet"), done.post().key());
        } else {
            response.setStatus(HttpStatus.CONFLICT.value());
        }
        return "compose/saved";
    }

    private String save(
            Wish wish,
            MultiValueMap<String, String> form,
            HttpSession session,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        if (!wish.sheet().unreadable().isEmpty()) {
            return refuse(wish, wish.sheet().unreadable(), response, model);
        }
        return switch (saving.save(wish.sheet(), wish.stored())) {
            case Desk.Done done -> {
                Written.remember(session, first(form, "sheet"), done.post().key());
                next.addFlashAttribute(Flash.NAME, Flash.done(saving.done(done, wish.phrases())));
                yield "redirect:" + PostLinks.of(done.post().key()) + "/edit";
            }
            case Desk.Stale stale -> conflict(wish, stale.theirs(), List.of(), response, model);
            case Desk.Refused refused -> refused(wish, refused, response, model);
        };
    }

    private String submit(
            Wish wish,
            MultiValueMap<String, String> form,
            HttpSession session,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        List<Finding> musts = live.findings(wish.sheet(), wish.phrases()).stream()
                .filter(Finding::must)
                .toList();
        if (!wish.sheet().unreadable().isEmpty()) {
            return refuse(wish, musts, response, model);
        }
        Desk.Outcome outcome = saving.save(wish.sheet(), wish.stored());
        if (!(outcome instanceof Desk.Done done)) {
            return outcome instanceof Desk.Stale stale
                    ? conflict(wish, stale.theirs(), List.of(), response, model)
                    : refused(wish, (Desk.Refused) outcome, response, model);
        }
        Written.remember(session, first(form, "sheet"), done.post().key());
        if (!musts.isEmpty()) {
            return refuse(now(wish, done.post()), musts, response, model);
        }
        return switch (saving.submit(done.post())) {
            case Desk.Done submitted -> {
                next.addFlashAttribute(Flash.NAME, Flash.done(wish.phrases().text("compose.submitted")));
                yield "redirect:" + PostLinks.of(submitted.post().key());
            }
            case Desk.Stale stale -> conflict(now(wish, done.post()), stale.theirs(), List.of(), response, model);
            case Desk.Refused refused -> refused(now(wish, done.post()), refused, response, model);
        };
    }

    /** The same wish after the form was stored. */
    private Wish now(Wish wish, StoredPost stored) {
        Typed seen = wish.sheet().typed().seen(stored.post().id().value(), stored.version());
        Sheet sheet = sources.sheet(wish.sheet().campaign(), wish.sheet().municipality(), seen, stored, wish.phrases());
        return new Wish(sheet, stored, wish.action(), wish.phrases());
    }

    private String resolve(
            Wish wish,
            MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        StoredPost stored = required(wish);
        Conflicts.Resolved resolved = conflicts.resolve(wish.sheet(), stored, form);
        if (resolved instanceof Conflicts.Resolved.Open open_) {
            return conflict(wish, stored, open_.missing(), response, model);
        }
        Conflicts.Resolved.Merged merged = (Conflicts.Resolved.Merged) resolved;
        return switch (saving.save(merged.draft(), stored)) {
            case Desk.Done done -> {
                next.addFlashAttribute(Flash.NAME, Flash.done(wish.phrases().text("compose.conflict.merged")));
                yield "redirect:" + PostLinks.of(done.post().key()) + "/edit";
            }
            case Desk.Stale stale -> conflict(wish, stale.theirs(), List.of(), response, model);
            case Desk.Refused refused -> refused(wish, refused, response, model);
        };
    }

    private String keepBoth(Wish wish, RedirectAttributes next) {
        Desk.Outcome outcome = saving.copy(wish.sheet(), wish.phrases());
        Phrases phrases = wish.phrases();
        if (outcome instanceof Desk.Done done) {
            next.addFlashAttribute(Flash.NAME, Flash.done(phrases.text("compose.conflict.kept-both")));
            return "redirect:" + PostLinks.of(done.post().key()) + "/edit";
        }
        next.addFlashAttribute(
                Flash.NAME,
                Flash.refused(saving.told(outcome, wish.sheet(), phrases).text()));
        return "redirect:" + PostLinks.of(required(wish).key()) + "/edit";
    }

    private static StoredPost required(Wish wish) {
        StoredPost stored = wish.stored();
        if (stored == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return stored;
    }

    private String conflict(
            Wish wish, StoredPost theirs, List<String> missing, HttpServletResponse response, Model model) {
        response.setStatus(missing.isEmpty() ? HttpStatus.CONFLICT.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("conflict", conflicts.page(wish.sheet(), theirs, missing, wish.phrases()));
        return "compose/conflict";
    }

    private String refused(Wish wish, Desk.Refused refused, HttpServletResponse response, Model model) {
        return refuse(wish, saving.reasons(refused, wish.sheet(), wish.phrases()), response, model);
    }

    private String refuse(Wish wish, List<Finding> summary, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(wish, summary, model);
    }

    private String show(Wish wish, List<Finding> summary, Model model) {
        ComposePage page = pages.page(wish.sheet(), wish.stored(), summary, wish.phrases());
        model.addAttribute("page", page);
        model.addAttribute("live", page.live());
        model.addAttribute("returned", reason.of(wish.stored(), wish.phrases()));
        model.addAttribute("sheetToken", Written.token(model));
        return PAGE;
    }

    private Campaign running() {
        return shelf.running().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Campaign campaign(CampaignId id) {
        return shelf.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** For whom somebody writes: whom they name, else their own municipality, else the first there is. */
    private MunicipalityId town(Campaign campaign, String named) {
        MunicipalityId own = rights.current().municipality();
        MunicipalityId wanted = MunicipalityId.isValid(named)
                ? new MunicipalityId(named)
                : own != null
                        ? own
                        : Towns.of(campaign).stream().map(Town::id).findFirst().orElse(null);
        if (wanted == null || campaign.municipality(wanted).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (!rights.may(Right.WRITE_POSTS, wanted)) {
            throw new AccessDeniedException("Not this person's municipality");
        }
        return wanted;
    }

    private static @Nullable LocalDateTime when(String at) {
        try {
            return at.contains("T")
                    ? LocalDateTime.parse(at)
                    : LocalDate.parse(at).atTime(9, 0);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static String action(MultiValueMap<String, String> form) {
        String action = first(form, "action");
        return action.isEmpty() ? "save" : action;
    }

    private static String first(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }
}
