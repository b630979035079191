/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.people;

import de.malklug.campaign.MunicipalityId;
import de.malklug.mail.Mail;
import de.malklug.security.Administration.Wish;
import de.malklug.security.PersonEntry;
import de.malklug.security.Role;
import de.malklug.web.layout.Town;
import de.malklug.wording.Phrases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What was typed about a person. */
record PersonForm(String mail, String displayName, String role, String municipality) {

    private static final int LONGEST_TITLE = 128;

    static final PersonForm EMPTY = new PersonForm("", "", "", "");

    static PersonForm of(PersonEntry entry) {
        MunicipalityId municipality = entry.person().municipality();
        return new PersonForm(
                blankForNull(entry.mail()),
                blankForNull(entry.person().displayName()),
                entry.person().role().name(),
                municipality == null ? "" : municipality.value());
    }

    private static String blankForNull(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    /** What is missing, in the order of the form. */
    List<FormProblem> problems(boolean needsMail, List<Town> towns, Phrases phrases) {
        List<FormProblem> problems = new ArrayList<>();
        if (mail.isBlank() ? needsMail : !Mail.isAddress(mail.strip())) {
            problems.add(new FormProblem("mail", phrases.text("people.problem.mail")));
        }
        if (displayName.strip().length() > LONGEST_TITLE) {
            problems.add(new FormProblem("displayName", phrases.text("people.problem.title")));
        }
        if (chosenRole().isEmpty()) {
            problems.add(new FormProblem("role", phrases.text("people.problem.role")));
        }
        boolean needsTown = chosenRole().filter(Role.MUNICIPALITY::equals).isPresent();
        if (needsTown && towns.stream().noneMatch(town -> town.id().value().equals(municipality))) {
            problems.add(new FormProblem("municipality", phrases.text("people.problem.municipality")));
        }
        return problems;
    }

    /** Without problems only. A municipality counts for the role that needs one. */
    Wish wish() {
        Role chosen = chosenRole().orElseThrow();
        return new Wish(
                displayName.isBlank() ? null : displayName.strip(),
                mail.isBlank() ? null : mail.strip(),
                chosen,
                chosen == Role.MUNICIPALITY ? new MunicipalityId(municipality) : null);
    }

    private Optional<Role> chosenRole() {
        return Arrays.stream(Role.values())
                .filter(each -> each.name().equals(role))
                .findFirst();
    }
}
