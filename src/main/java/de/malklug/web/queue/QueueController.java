/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.queue.QueueSettings;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Voice;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /queue}: every delivery, and {@code /queue.csv}: the same as a table for a spreadsheet. */
@Controller
@EnableConfigurationProperties(QueueSettings.class)
class QueueController {

    private final QueuePages pages;
    private final Pace pace;
    private final QueueTable table;
    private final Rights rights;
    private final Voice voice;

    QueueController(QueuePages pages, Pace pace, QueueTable table, Rights rights, Voice voice) {
        this.pages = pages;
        this.pace = pace;
        this.table = table;
        this.rights = rights;
        this.voice = voice;
    }

    /** @param part whether only the live part is wanted, to be put in its place */
    @GetMapping("/queue")
    @Allowed(Right.SEE_QUEUE)
    String queue(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            @RequestHeader(name = "HX-History-Restore-Request", required = false) @Nullable String restored,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.VARY, "HX-Request");
        QueueQuery query = QueueQuery.of(parameters);
        model.addAttribute("page", pages.page(query, ShownRows.parse(parameters.getFirst("rows"))));
        model.addAttribute("csv", query.href(QueueTable.PATH));
        if (part != null && restored == null) {
            return "queue/queue :: live";
        }
        model.addAttribute("figures", pace.figures(voice.phrases()));
        return "queue/queue";
    }

    @GetMapping(QueueTable.PATH)
    @Allowed(Right.SEE_QUEUE)
    void table(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(voice.phrases().text("queue.csv.file"))
                        .build()
                        .toString());
        table.write(QueueQuery.of(parameters), rights.visibleMunicipalities(), voice.phrases(), response.getWriter());
    }
}
