/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.people;

import de.malklug.security.Administration;
import de.malklug.security.Administration.Outcome;
import de.malklug.security.Allowed;
import de.malklug.security.Invitations;
import de.malklug.security.PersonEntry;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /admin/users}: who may use malklug, and as what. */
@Controller
class PeopleController {

    static final String PATH = "/admin/users";

    private static final String TO_LIST = "redirect:" + PATH;

    private final Administration administration;
    private final Invitations invitations;
    private final Rights rights;
    private final PeopleRows rows;
    private final Voice voice;

    PeopleController(
            Administration administration, Invitations invitations, Rights rights, PeopleRows rows, Voice voice) {
        this.administration = administration;
        this.invitations = invitations;
        this.rights = rights;
        this.rows = rows;
        this.voice = voice;
    }

    @GetMapping(PATH)
    @Allowed(Right.ADMINISTER)
    String list(Model model) {
        Phrases phrases = voice.phrases();
        model.addAttribute(
                "people",
                administration.everybody().stream()
                        .map(entry -> rows.row(entry, phrases))
                        .toList());
        model.addAttribute(
                "invitations",
                invitations.open().stream()
                        .map(invitation -> rows.row(invitation, phrases))
                        .toList());
        return "people/people";
    }

    @GetMapping(PATH + "/person")
    @Allowed(Right.ADMINISTER)
    String edit(@RequestParam String name, Model model) {
        PersonEntry entry = find(name);
        return form(entry, PersonForm.of(entry), List.of(), model);
    }

    @PostMapping(PATH + "/person")
    @Allowed(Right.ADMINISTER)
    String change(
            @RequestParam String name,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String municipality,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        PersonEntry entry = find(name);
        PersonForm form = new PersonForm(mail, displayName, role, municipality);
        List<Town> towns = rows.choices(entry.person().municipality());
        List<FormProblem> problems = form.problems(false, towns, voice.phrases());
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(entry, form, problems, model);
        }
        return tell(administration.change(rights.actor(), name, version, form.wish()), "people.changed", next);
    }

    @PostMapping(PATH + "/person/deactivate")
    @Allowed(Right.ADMINISTER)
    String deactivate(@RequestParam String name, @RequestParam int version, RedirectAttributes next) {
        return tell(administration.deactivate(rights.actor(), name, version), "people.deactivated", next);
    }

    @PostMapping(PATH + "/person/activate")
    @Allowed(Right.ADMINISTER)
    String activate(@RequestParam String name, @RequestParam int version, RedirectAttributes next) {
        return tell(administration.activate(rights.actor(), name, version), "people.activated", next);
    }

    private PersonEntry find(String name) {
        return administration.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String form(PersonEntry entry, PersonForm form, List<FormProblem> problems, Model model) {
        Phrases phrases = voice.phrases();
        model.addAttribute("entry", entry);
        model.addAttribute("person", rows.row(entry, phrases));
        Forms.fill(model, form, problems, rows.choices(entry.person().municipality()));
        return "people/person";
    }

    private String tell(Outcome outcome, String done, RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        Flash flash = switch (outcome) {
            case Outcome.Done after ->
                Flash.done(phrases.text(done, after.person().person().title()));
            case Outcome.Stale stale ->
                Flash.refused(
                        phrases.text("people.stale", stale.theirs().person().title()));
            case Outcome.LastAdmin last -> Flash.refused(phrases.text("people.last-admin"));
            case Outcome.Unknown unknown -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
        next.addFlashAttribute(Flash.NAME, flash);
        return TO_LIST;
    }
}
