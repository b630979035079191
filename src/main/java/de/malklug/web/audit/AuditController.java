/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.audit;

import de.malklug.editorial.AuditTrail;
import de.malklug.editorial.AuditTrail.Entry;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /audit}: who did what. */
@Controller
class AuditController {

    private static final int STRETCH = 500;

    private final AuditPages pages;
    private final AuditTrail trail;
    private final Rights rights;
    private final Voice voice;

    AuditController(AuditPages pages, AuditTrail trail, Rights rights, Voice voice) {
        this.pages = pages;
        this.trail = trail;
        this.rights = rights;
        this.voice = voice;
    }

    @GetMapping("/audit")
    @Allowed(Right.SEE_AUDIT)
    String audit(
            @RequestParam(required = false) @Nullable String municipality,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String what,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        AuditQuery query = new AuditQuery(municipality, person, what, subject, from, to);
        model.addAttribute("page", pages.page(query, AuditQuery.given(after), voice.phrases()));
        return "audit/audit";
    }

    /** All that the filters let through, newest first, for a spreadsheet. */
    @GetMapping("/audit.csv")
    @Allowed(Right.SEE_AUDIT)
    void csv(
            @RequestParam(required = false) @Nullable String municipality,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String what,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletResponse response)
            throws IOException {
        Phrases phrases = voice.phrases();
        AuditTrail.Filter filter = new AuditQuery(municipality, person, what, subject, from, to)
                .filter(rights.visibleMunicipalities(), phrases.zone());
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("audit.csv").build().toString());
        Writer out = response.getWriter();
        out.write('\uFEFF');
        line(
                out,
                "time",
                "person",
                "name",
                "role",
                "what",
                "kind",
                "subject",
                "title",
                "municipality",
                "before",
                "after");
        @Nullable String last = null;
        List<Entry> stretch;
        do {
            stretch = trail.page(filter, last, STRETCH);
            for (Entry entry : stretch) {
                line(out, cells(entry));
                last = entry.id();
            }
        } while (stretch.size() == STRETCH);
    }

    private static String[] cells(Entry entry) {
        return new String[] {
            entry.at().toString(),
            entry.who().name(),
            entry.who().title(),
            entry.who().role().name(),
            entry.what(),
            entry.subject().kind(),
            entry.subject().id(),
            entry.subject().title(),
            entry.subject().municipality() == null
                    ? ""
                    : entry.subject().municipality().value(),
            Objects.requireNonNullElse(entry.before(), ""),
            Objects.requireNonNullElse(entry.after(), "")
        };
    }

    /** As German spreadsheets like it; what they would take for a formula gets an apostrophe in front. */
    private static void line(Writer out, String... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            String text = cells[i];
            boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
            out.write(i == 0 ? "" : ";");
            out.write('"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"');
        }
        out.write("\r\n");
    }
}
