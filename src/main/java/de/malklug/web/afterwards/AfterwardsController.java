/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.afterwards;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.editorial.AuditTrail;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.publish.RemoteChange;
import de.malklug.publish.RemoteChange.Kind;
import de.malklug.publish.RemoteChanges;
import de.malklug.queue.Delivery;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.afterwards.AfterwardsView.Problem;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** {@code /posts/…/published}: asks where a published post is to be changed or deleted, and says where it stays visible. */
@Controller
@RequestMapping("/posts/{campaign}/{municipality}/{post}/published")
class AfterwardsController {

    private static final int LONGEST_TEXT = 20_000;

    /** Networks usually answer within this; what takes longer goes on by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Posts posts;
    private final AfterwardsPages pages;
    private final RemoteChanges changes;
    private final AuditTrail audit;
    private final Rights rights;
    private final Voice voice;

    AfterwardsController(
            Posts posts, AfterwardsPages pages, RemoteChanges changes, AuditTrail audit, Rights rights, Voice voice) {
        this.posts = posts;
        this.pages = pages;
        this.changes = changes;
        this.audit = audit;
        this.rights = rights;
        this.voice = voice;
    }

    @GetMapping
    @Allowed(Right.DECIDE)
    String ask(
            @PathVariable String campaign, @PathVariable String municipality, @PathVariable String post, Model model) {
        return show(find(campaign, municipality, post), null, List.of(), model);
    }

    @PostMapping("/edit")
    @Allowed(Right.DECIDE)
    String edit(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam(defaultValue = "") List<String> delivery,
            @RequestParam(defaultValue = "") String text,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        StoredPost stored = find(campaign, municipality, post);
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            return refuse(
                    stored,
                    text,
                    new Problem("text", voice.phrases().text("afterwards.problem.text")),
                    response,
                    model);
        }
        return carryOut(Kind.EDIT, stored, delivery, text.replace("\r\n", "\n").strip(), response, model, next);
    }

    @PostMapping("/delete")
    @Allowed(Right.DECIDE)
    String delete(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam(defaultValue = "") List<String> delivery,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return carryOut(Kind.DELETE, find(campaign, municipality, post), delivery, null, response, model, next);
    }

    private String carryOut(
            Kind kind,
            StoredPost stored,
            List<String> chosen,
            @Nullable String text,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        List<Delivery> wanted = pages.standing(stored).stream()
                .filter(each -> chosen.contains(each.id().value()))
                .filter(each -> changes.can(kind, each))
                .toList();
        if (wanted.isEmpty()) {
            String field = kind == Kind.EDIT ? "edit" : "delete";
            return refuse(stored, text, new Problem(field, phrases.text("afterwards.problem.none")), response, model);
        }
        List<RemoteChange> asked =
                changes.ask(kind, wanted, text, rights.current().title(), () -> record(kind, stored, wanted, text));
        tryNow();
        next.addFlashAttribute(
                Flash.NAME,
                Flash.done(phrases.text(
                        kind == Kind.EDIT ? "afterwards.edit.asked" : "afterwards.delete.asked", asked.size())));
        return "redirect:" + AfterwardsPages.address(stored);
    }

    private void record(Kind kind, StoredPost stored, List<Delivery> wanted, @Nullable String text) {
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> after = new LinkedHashMap<>();
        for (Delivery each : wanted) {
            before.put(each.account(), each.message().first().text());
            if (text != null) {
                after.put(each.account(), text);
            }
        }
        AuditTrail.Subject subject = new AuditTrail.Subject(
                "post",
                stored.campaign() + "/" + stored.post().municipality() + "/"
                        + stored.post().id(),
                stored.post().title(),
                stored.campaign(),
                stored.post().municipality());
        audit.record(
                rights.actor(),
                kind == Kind.EDIT ? "post.changed-there" : "post.deleted-there",
                subject,
                before,
                text == null ? null : after);
    }

    private void tryNow() {
        Thread trying = Thread.ofVirtual().name("afterwards-now").start(changes::goRound);
        try {
            trying.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private StoredPost find(String campaign, String municipality, String post) {
        if (!CampaignId.isValid(campaign) || !MunicipalityId.isValid(municipality) || !PostId.isValid(post)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        MunicipalityId whose = new MunicipalityId(municipality);
        if (!rights.may(Right.DECIDE, whose)) {
            throw new AccessDeniedException("Not this person's to change");
        }
        return posts.find(new CampaignId(campaign), whose, new PostId(post))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String refuse(
            StoredPost stored, @Nullable String text, Problem problem, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(stored, text, List.of(problem), model);
    }

    private String show(StoredPost stored, @Nullable String text, List<Problem> problems, Model model) {
        AfterwardsView.Ask ask = pages.ask(stored);
        model.addAttribute("ask", ask);
        model.addAttribute("text", text == null ? ask.text() : text);
        model.addAttribute("problems", problems);
        return "afterwards/ask";
    }
}
