/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /posts/bulk}: the same for several posts, never without having seen before what that would be. */
@Controller
class BulkController {

    private final BulkPages pages;
    private final Voice voice;

    BulkController(BulkPages pages, Voice voice) {
        this.pages = pages;
        this.voice = voice;
    }

    @PostMapping("/posts/bulk")
    @Allowed(Right.WRITE_POSTS)
    String preview(@RequestParam MultiValueMap<String, String> parameters, Model model, RedirectAttributes next) {
        BulkQuery query = query(parameters);
        return nothingChosen(query, next).orElseGet(() -> {
            model.addAttribute("page", pages.preview(query));
            return "calendar/bulk";
        });
    }

    @PostMapping("/posts/bulk/run")
    @Allowed(Right.WRITE_POSTS)
    String run(@RequestParam MultiValueMap<String, String> parameters, Model model, RedirectAttributes next) {
        BulkQuery query = query(parameters);
        return nothingChosen(query, next).orElseGet(() -> {
            model.addAttribute("page", query.isComplete() ? pages.run(query) : pages.preview(query));
            return "calendar/bulk";
        });
    }

    private Optional<String> nothingChosen(BulkQuery query, RedirectAttributes next) {
        if (!query.chosen().isEmpty()) {
            return Optional.empty();
        }
        next.addFlashAttribute(Flash.NAME, Flash.refused(voice.phrases().text("bulk.nothing-chosen")));
        return Optional.of("redirect:" + query.back());
    }

    private static BulkQuery query(MultiValueMap<String, String> parameters) {
        return BulkQuery.of(parameters).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }
}
