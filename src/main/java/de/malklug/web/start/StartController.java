/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.start;

import de.malklug.security.Allowed;
import de.malklug.security.Right;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /}: the day at a glance. */
@Controller
class StartController {

    private final StartPages pages;

    StartController(StartPages pages) {
        this.pages = pages;
    }

    @GetMapping("/")
    @Allowed(Right.READ)
    String start(Model model) {
        model.addAttribute("page", pages.page());
        return "start/start";
    }
}
