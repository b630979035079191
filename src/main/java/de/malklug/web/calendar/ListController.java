/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** {@code /posts}: all posts as a list, to find and to change several at once. */
@Controller
class ListController {

    private final ListPages pages;
    private final ListTable table;
    private final Voice voice;

    ListController(ListPages pages, ListTable table, Voice voice) {
        this.pages = pages;
        this.table = table;
        this.voice = voice;
    }

    @GetMapping(ListQuery.PATH)
    @Allowed(Right.READ)
    String list(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        model.addAttribute("page", pages.page(ListQuery.of(parameters)));
        return "calendar/list";
    }

    @GetMapping(ListQuery.CSV)
    @Allowed(Right.READ)
    void table(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws IOException {
        Phrases phrases = voice.phrases();
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(phrases.text("posts.csv.file"))
                        .build()
                        .toString());
        table.write(
                pages.ordered(ListQuery.of(parameters), phrases),
                ServletUriComponentsBuilder.fromCurrentContextPath().toUriString(),
                phrases,
                response.getWriter());
    }

    @GetMapping(ListQuery.XLSX)
    @Allowed(Right.READ)
    void spreadsheet(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws IOException {
        Phrases phrases = voice.phrases();
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(phrases.text("posts.csv.file").replace(".csv", ".xlsx"))
                        .build()
                        .toString());
        table.write(
                pages.ordered(ListQuery.of(parameters), phrases),
                ServletUriComponentsBuilder.fromCurrentContextPath().toUriString(),
                phrases,
                response.getOutputStream());
    }
}
