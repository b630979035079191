/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.people;

import de.malklug.security.Role;
import de.malklug.web.layout.Town;
import java.util.List;
import org.springframework.ui.Model;

/** Fills the fields about a person that two forms share. */
final class Forms {

    private Forms() {}

    static void fill(Model model, PersonForm form, List<FormProblem> problems, List<Town> towns) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("badMail", FormProblem.at("mail", problems));
        model.addAttribute("badTitle", FormProblem.at("displayName", problems));
        model.addAttribute("badRole", FormProblem.at("role", problems));
        model.addAttribute("badTown", FormProblem.at("municipality", problems));
        model.addAttribute("roles", Role.values());
        model.addAttribute("towns", towns);
    }
}
