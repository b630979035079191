/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.desk;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostField;
import de.malklug.campaign.PostId;
import de.malklug.editorial.ApprovalCircle;
import de.malklug.editorial.Desk;
import de.malklug.editorial.Desk.Outcome;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The steps of a post's life, as buttons of its page and of the approvals. */
@Controller
@RequestMapping("/posts/{campaign}/{municipality}/{post}")
class PostStepsController {

    private static final String APPROVALS = "approvals";

    private final Desk desk;
    private final Posts posts;
    private final CampaignShelf shelf;
    private final DeskWords words;
    private final Rights rights;
    private final Voice voice;

    PostStepsController(Desk desk, Posts posts, CampaignShelf shelf, DeskWords words, Rights rights, Voice voice) {
        this.desk = desk;
        this.posts = posts;
        this.shelf = shelf;
        this.words = words;
        this.rights = rights;
        this.voice = voice;
    }

    @PostMapping("/submit")
    @Allowed(Right.WRITE_POSTS)
    String submit(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam int version,
            RedirectAttributes next) {
        StoredPost stored = mine(campaign, municipality, post);
        return answer(
                desk.submit(stored.key(), version, rights.actor()), "desk.done.submitted", stored, version, "", next);
    }

    @PostMapping("/approve")
    @Allowed(Right.APPROVE)
    String approve(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String from,
            RedirectAttributes next) {
        StoredPost stored = theirs(campaign, municipality, post);
        Outcome outcome = desk.approve(stored.key(), version, rights.actor());
        boolean released = outcome instanceof Desk.Done done && done.post().isReleased();
        boolean late =
                released && stored.dueAt().isBefore(((Desk.Done) outcome).post().changedAt());
        String done = late ? "desk.done.approved-late" : released ? "desk.done.released" : "desk.done.approved";
        return answer(outcome, done, stored, version, from, next);
    }

    @PostMapping("/return")
    @Allowed(Right.APPROVE)
    String giveBack(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String from,
            RedirectAttributes next) {
        StoredPost stored = theirs(campaign, municipality, post);
        Outcome outcome = desk.giveBack(stored.key(), version, reason, rights.actor());
        keepTyped(outcome, "typedReason", reason, stored, next);
        return answer(outcome, "desk.done.returned", stored, version, from, next);
    }

    /** Lets a post pass although a rule over time blocks it. Only the agency may; the desk sees to that. */
    @PostMapping("/permit")
    @Allowed(Right.KEEP_CAMPAIGN)
    String permit(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam int version,
            @RequestParam String mark,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        StoredPost stored = theirs(campaign, municipality, post);
        Outcome outcome = desk.permit(stored.key(), version, mark, reason, rights.actor());
        return answer(outcome, "desk.done.permitted", stored, version, "", next);
    }

    @PostMapping("/withdraw")
    @Allowed(Right.WRITE_POSTS)
    String withdraw(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        StoredPost stored = mine(campaign, municipality, post);
        Outcome outcome = desk.withdraw(stored.key(), version, reason, rights.actor());
        return answer(outcome, "desk.done.withdrawn", stored, version, "", next);
    }

    @PostMapping("/settle")
    @Allowed(Right.WRITE_POSTS)
    String settle(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam int version,
            @RequestParam(defaultValue = "false") boolean file,
            @RequestParam(defaultValue = "false") boolean chosen,
            @RequestParam(defaultValue = "") Set<String> fields,
            RedirectAttributes next) {
        StoredPost stored = mine(campaign, municipality, post);
        if (chosen) {
            Set<PostField> fromFile = Stream.of(PostField.values())
                    .filter(field -> fields.contains(field.key()))
                    .collect(Collectors.toSet());
            Outcome settled = desk.settle(stored.key(), version, fromFile, rights.actor());
            return answer(settled, "desk.done.settled", stored, version, "", next);
        }
        Outcome outcome = desk.settle(stored.key(), version, file, rights.actor());
        return answer(outcome, file ? "desk.done.took-file" : "desk.done.kept-ours", stored, version, "", next);
    }

    @PostMapping("/comments")
    @Allowed(Right.APPROVE)
    String comment(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes next) {
        StoredPost stored = theirs(campaign, municipality, post);
        Outcome outcome = desk.comment(stored.key(), text, rights.actor());
        keepTyped(outcome, "typedComment", text, stored, next);
        return answer(outcome, "desk.done.commented", stored, stored.version(), "", next);
    }

    /** Nothing typed is lost when it was not taken. */
    private static void keepTyped(
            Outcome outcome, String name, String text, StoredPost stored, RedirectAttributes next) {
        if (!(outcome instanceof Desk.Done)) {
            next.addFlashAttribute(name, text);
            next.addFlashAttribute("typedFor", stored.key().toString());
        }
    }

    private String answer(
            Outcome outcome, String done, StoredPost stored, int seen, String from, RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        Campaign campaign = shelf.find(stored.campaign()).orElseThrow(PostStepsController::notFound);
        ApprovalCircle circle = ApprovalCircle.of(campaign, stored);
        next.addFlashAttribute(
                Flash.NAME,
                words.flash(outcome, phrases.text(done, stored.post().title()), stored, circle, phrases));
        boolean toApprovals = from.equals(APPROVALS);
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath(toApprovals ? "/approvals" : "/posts/" + stored.key());
        if (outcome instanceof Desk.Stale) {
            address.queryParam("seen", seen);
            if (toApprovals) {
                address.queryParam("changed", stored.key());
            }
        }
        return "redirect:" + address.build().toUriString();
    }

    private StoredPost mine(String campaign, String municipality, String post) {
        StoredPost stored = theirs(campaign, municipality, post);
        if (!rights.may(Right.WRITE_POSTS, stored.post().municipality())) {
            throw new AccessDeniedException("Not this person's post");
        }
        return stored;
    }

    /** A post the reader has to do with: of the own municipality, or as one of those who approve it. */
    private StoredPost theirs(String campaign, String municipality, String post) {
        if (!CampaignId.isValid(campaign) || !MunicipalityId.isValid(municipality) || !PostId.isValid(post)) {
            throw notFound();
        }
        PostKey key = new PostKey(new CampaignId(campaign), new MunicipalityId(municipality), new PostId(post));
        boolean own = rights.may(Right.APPROVE, key.municipality());
        StoredPost stored = posts.find(key.campaign(), key.municipality(), key.post())
                .orElseThrow(() -> own ? notFound() : new AccessDeniedException("Not this person's post"));
        boolean named = shelf.find(key.campaign())
                .map(found -> ApprovalCircle.of(found, stored).includes(rights.actor()))
                .orElse(false);
        if (!own && !named) {
            throw new AccessDeniedException("Not this person's post");
        }
        return stored;
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
