/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.desk;

import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.web.layout.Voice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /approvals}: what waits for an approval. */
@Controller
class ApprovalsController {

    private final ApprovalsPages pages;
    private final Voice voice;

    ApprovalsController(ApprovalsPages pages, Voice voice) {
        this.pages = pages;
        this.voice = voice;
    }

    @GetMapping("/approvals")
    @Allowed(Right.APPROVE)
    String approvals(
            @RequestParam(defaultValue = "") String changed, @RequestParam(defaultValue = "0") int seen, Model model) {
        model.addAttribute("page", pages.page(changed, seen, voice.phrases()));
        return "desk/approvals";
    }
}
