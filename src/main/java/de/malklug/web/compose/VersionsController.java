/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.editorial.Desk;
import de.malklug.editorial.StoredPost;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /posts/…/versions} and {@code /posts/…/delete}: what a post said before, and the end of a draft. */
@Controller
class VersionsController {

    private final Desk desk;
    private final Versions versions;
    private final OpenPost open;
    private final Rights rights;
    private final Voice voice;

    VersionsController(Desk desk, Versions versions, OpenPost open, Rights rights, Voice voice) {
        this.desk = desk;
        this.versions = versions;
        this.open = open;
        this.rights = rights;
        this.voice = voice;
    }

    @GetMapping("/posts/{campaign}/{municipality}/{post}/versions")
    @Allowed(Right.WRITE_POSTS)
    String versions(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to,
            Model model) {
        StoredPost stored = open.mine(campaign, municipality, post);
        model.addAttribute("page", versions.page(stored, from, to, voice.phrases()));
        return "compose/versions";
    }

    @PostMapping("/posts/{campaign}/{municipality}/{post}/versions/{number}/restore")
    @Allowed(Right.WRITE_POSTS)
    String restore(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @PathVariable int number,
            @RequestParam int version,
            RedirectAttributes next) {
        StoredPost stored = open.mine(campaign, municipality, post);
        Phrases phrases = voice.phrases();
        Desk.Outcome outcome = desk.restore(stored.key(), version, number, rights.actor());
        next.addFlashAttribute(Flash.NAME, told(outcome, phrases.text("compose.restored", number), phrases));
        return "redirect:" + PostLinks.of(stored.key()) + (outcome instanceof Desk.Done ? "/edit" : "/versions");
    }

    @GetMapping("/posts/{campaign}/{municipality}/{post}/delete")
    @Allowed(Right.WRITE_POSTS)
    String ask(
            @PathVariable String campaign, @PathVariable String municipality, @PathVariable String post, Model model) {
        model.addAttribute("page", versions.last(open.mine(campaign, municipality, post), voice.phrases()));
        return "compose/delete";
    }

    @PostMapping("/posts/{campaign}/{municipality}/{post}/delete")
    @Allowed(Right.WRITE_POSTS)
    String delete(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam int version,
            RedirectAttributes next) {
        StoredPost stored = open.mine(campaign, municipality, post);
        Phrases phrases = voice.phrases();
        Desk.Outcome outcome = desk.delete(stored.key(), version, rights.actor());
        next.addFlashAttribute(
                Flash.NAME,
                told(outcome, phrases.text("compose.deleted", stored.post().title()), phrases));
        return "redirect:" + (outcome instanceof Desk.Done ? "/posts" : PostLinks.of(stored.key()));
    }

    private static Flash told(Desk.Outcome outcome, String done, Phrases phrases) {
        return switch (outcome) {
            case Desk.Done ignored -> Flash.done(done);
            case Desk.Stale ignored -> Flash.refused(phrases.text("compose.changed-meanwhile"));
            case Desk.Refused refused ->
                Flash.refused(
                        phrases.text(refused.messageKey(), refused.arguments().toArray()));
        };
    }
}
