/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.people;

import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Right.Reach;
import de.malklug.security.Role;
import de.malklug.web.layout.Voice;
import de.malklug.web.people.Endpoints.Doors;
import de.malklug.wording.Phrases;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /admin/rights}: who may do what, read from what pages, calls and commands declare. */
@Controller
class RightsController {

    private static final List<Role> ROLES = List.of(Role.ADMIN, Role.AGENCY, Role.MUNICIPALITY, Role.MARKETING);

    private final Endpoints endpoints;
    private final Voice voice;

    RightsController(Endpoints endpoints, Voice voice) {
        this.endpoints = endpoints;
        this.voice = voice;
    }

    /** @param icon {@code published}, {@code held} or {@code cancelled} */
    record Cell(String role, String icon, String word) {}

    /** What one right lets each role do, and where it is asked for. */
    record Row(String id, String title, List<Cell> cells, Doors doors) {}

    @GetMapping("/admin/rights")
    @Allowed(Right.ADMINISTER)
    String matrix(Model model) {
        Phrases phrases = voice.phrases();
        model.addAttribute(
                "roles",
                ROLES.stream().map(role -> phrases.text("people.role." + role)).toList());
        model.addAttribute(
                "rows",
                endpoints.all().entrySet().stream()
                        .map(each -> new Row(
                                each.getKey().name().toLowerCase(java.util.Locale.ROOT),
                                phrases.text("people.right." + each.getKey()),
                                ROLES.stream()
                                        .map(role -> cell(each.getKey(), role, phrases))
                                        .toList(),
                                each.getValue()))
                        .toList());
        return "people/rights";
    }

    private static Cell cell(Right right, Role role, Phrases phrases) {
        Reach reach = right.of(role);
        return new Cell(
                phrases.text("people.role." + role),
                switch (reach) {
                    case EVERYTHING -> "check";
                    case OWN_MUNICIPALITY -> "user";
                    case NOTHING -> "cancelled";
                },
                phrases.text("people.reach." + reach));
    }
}
