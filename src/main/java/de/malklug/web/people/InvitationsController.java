/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.people;

import de.malklug.mail.Outbox;
import de.malklug.security.Allowed;
import de.malklug.security.Invitation;
import de.malklug.security.Invitation.Issued;
import de.malklug.security.Invitations;
import de.malklug.security.OwnAddress;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /admin/users/invitations}: invites people, sends invitations again, takes them back. */
@Controller
class InvitationsController {

    private static final String PATH = PeopleController.PATH + "/invitations";
    private static final String TO_LIST = "redirect:" + PeopleController.PATH;

    private final Invitations invitations;
    private final OwnAddress address;
    private final Outbox outbox;
    private final Rights rights;
    private final PeopleRows rows;
    private final Voice voice;

    InvitationsController(
            Invitations invitations, OwnAddress address, Outbox outbox, Rights rights, PeopleRows rows, Voice voice) {
        this.invitations = invitations;
        this.address = address;
        this.outbox = outbox;
        this.rights = rights;
        this.rows = rows;
        this.voice = voice;
    }

    @GetMapping(PATH + "/new")
    @Allowed(Right.ADMINISTER)
    String ask(Model model) {
        return form(PersonForm.EMPTY, Locale.GERMAN, List.of(), model);
    }

    @PostMapping(PATH)
    @Allowed(Right.ADMINISTER)
    String invite(
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String municipality,
            @RequestParam(defaultValue = "de") String language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        Locale spoken = language.equals("en") ? Locale.ENGLISH : Locale.GERMAN;
        PersonForm form = new PersonForm(mail, displayName, role, municipality);
        List<Town> towns = rows.choices(null);
        List<FormProblem> problems = new ArrayList<>(form.problems(true, towns, phrases));
        if (problems.isEmpty()) {
            Optional<Issued> issued = invitations.invite(
                    rights.actor(), mail.strip(), form.wish(), spoken, address.asSeenBy(request), voice::phrases);
            if (issued.isPresent()) {
                return tell(issued.get(), next);
            }
            problems.add(new FormProblem("mail", phrases.text("people.problem.known")));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(form, spoken, problems, model);
    }

    @PostMapping(PATH + "/{id}/again")
    @Allowed(Right.ADMINISTER)
    String again(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        return invitations
                .again(rights.actor(), id, address.asSeenBy(request), voice::phrases)
                .map(issued -> tell(issued, next))
                .orElseGet(() -> gone(next));
    }

    @GetMapping(PATH + "/{id}/revoke")
    @Allowed(Right.ADMINISTER)
    String askToRevoke(@PathVariable String id, Model model) {
        Invitation invitation =
                invitations.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("invitation", rows.row(invitation, voice.phrases()));
        return "people/revoke";
    }

    @PostMapping(PATH + "/{id}/revoke")
    @Allowed(Right.ADMINISTER)
    String revoke(@PathVariable String id, RedirectAttributes next) {
        if (!invitations.revoke(rights.actor(), id)) {
            return gone(next);
        }
        next.addFlashAttribute(Flash.NAME, Flash.done(voice.phrases().text("people.invitation.revoked")));
        return TO_LIST;
    }

    private String form(PersonForm form, Locale language, List<FormProblem> problems, Model model) {
        Forms.fill(model, form, problems, rows.choices(null));
        model.addAttribute("language", language.getLanguage());
        model.addAttribute("mails", outbox.isReady());
        return "people/invite";
    }

    private String tell(Issued issued, RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        String mail = issued.invitation().mail();
        if (issued.mailed()) {
            next.addFlashAttribute(Flash.NAME, Flash.done(phrases.text("people.invitation.mailed", mail)));
        } else {
            next.addFlashAttribute(Flash.NAME, Flash.done(phrases.text("people.invitation.not-mailed", mail)));
            next.addFlashAttribute("link", issued.link().toString());
        }
        return TO_LIST;
    }

    private String gone(RedirectAttributes next) {
        next.addFlashAttribute(Flash.NAME, Flash.refused(voice.phrases().text("people.invitation.gone")));
        return TO_LIST;
    }
}
