/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.exchange;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.PostFilter;
import de.malklug.exchange.TableDraft;
import de.malklug.exchange.TableExport;
import de.malklug.exchange.TableField;
import de.malklug.exchange.TableImport;
import de.malklug.exchange.TableMapping;
import de.malklug.exchange.TableReader;
import de.malklug.exchange.TableReading;
import de.malklug.exchange.TableSheet;
import de.malklug.exchange.TableStore;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /posts/import}: posts from a table, looked at before they are taken up; and posts as a table. */
@Controller
class TableController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final TableImport imports;
    private final TableExport exports;
    private final TableStore store;
    private final TablePages pages;
    private final CampaignShelf shelf;
    private final Rights rights;
    private final Voice voice;

    TableController(
            TableImport imports,
            TableExport exports,
            TableStore store,
            TablePages pages,
            CampaignShelf shelf,
            Rights rights,
            Voice voice) {
        this.imports = imports;
        this.exports = exports;
        this.store = store;
        this.pages = pages;
        this.shelf = shelf;
        this.rights = rights;
        this.voice = voice;
    }

    @GetMapping("/posts/import")
    @Allowed(Right.WRITE_POSTS)
    String form(@RequestParam(required = false) @Nullable String municipality, Model model) {
        return form(municipality, null, model);
    }

    private String form(@Nullable String chosen, @Nullable String problem, Model model) {
        model.addAttribute("towns", towns());
        model.addAttribute("chosen", chosen == null ? "" : chosen);
        model.addAttribute("problem", problem);
        return "exchange/table-form";
    }

    @PostMapping("/posts/import")
    @Allowed(Right.WRITE_POSTS)
    String read(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam String municipality,
            HttpServletResponse response,
            Model model)
            throws IOException {
        MunicipalityId town = town(municipality);
        TableReading reading = file == null || file.isEmpty() ? null : TableReader.read(file.getBytes());
        if (reading instanceof TableSheet sheet) {
            String name =
                    Objects.requireNonNullElse(Objects.requireNonNull(file).getOriginalFilename(), "");
            TableDraft draft = store.keep(campaign().id(), town, rights.actor().name(), name, sheet);
            return "redirect:/posts/import/" + draft.id();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        Phrases phrases = voice.phrases();
        String problem = reading instanceof TableReading.Unreadable unreadable
                ? phrases.text(unreadable.messageKey(), unreadable.line())
                : phrases.text("table.no-file");
        return form(municipality, problem, model);
    }

    @GetMapping("/posts/import/{id}")
    @Allowed(Right.WRITE_POSTS)
    String look(@PathVariable String id, Model model, RedirectAttributes next) {
        return store.find(id, rights.actor().name())
                .map(draft -> show(draft, null, model))
                .orElseGet(() -> gone(next));
    }

    private String show(TableDraft draft, @Nullable String refused, Model model) {
        TableMapping mapping = imports.mapping(draft.campaign(), draft.municipality(), draft.sheet());
        model.addAttribute(
                "table",
                pages.view(
                        draft,
                        mapping,
                        imports.preview(draft.campaign(), draft.municipality(), draft.sheet(), mapping, rights.actor()),
                        refused,
                        voice.phrases()));
        return "exchange/table";
    }

    @PostMapping("/posts/import/{id}/columns")
    @Allowed(Right.WRITE_POSTS)
    String columns(@PathVariable String id, @RequestParam Map<String, String> parameters, RedirectAttributes next) {
        TableDraft draft = store.find(id, rights.actor().name()).orElse(null);
        if (draft == null) {
            return gone(next);
        }
        store.remember(draft.campaign(), draft.municipality(), draft.sheet(), mapping(draft.sheet(), parameters));
        return "redirect:/posts/import/" + draft.id();
    }

    @PostMapping("/posts/import/{id}")
    @Allowed(Right.WRITE_POSTS)
    String run(
            @PathVariable String id,
            @RequestParam String mark,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        TableDraft draft = store.find(id, rights.actor().name()).orElse(null);
        if (draft == null) {
            return gone(next);
        }
        TableMapping mapping = imports.mapping(draft.campaign(), draft.municipality(), draft.sheet());
        return switch (imports.run(draft, mapping, rights.actor(), mark)) {
            case TableImport.Done done -> {
                next.addFlashAttribute(
                        Flash.NAME, Flash.done(voice.phrases().text("table.done", done.added(), done.changed())));
                yield "redirect:/posts";
            }
            case TableImport.Refused refused -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield show(draft, voice.phrases().text("table.changed"), model);
            }
            case TableImport.Gone gone -> gone(next);
        };
    }

    @GetMapping("/posts/table.{form}")
    @Allowed(Right.READ)
    void table(
            @PathVariable String form,
            @RequestParam(required = false) @Nullable String municipality,
            HttpServletResponse response)
            throws IOException {
        PostFilter filter = PostFilter.ALL.in(campaign().id());
        if (municipality != null && MunicipalityId.isValid(municipality)) {
            filter = filter.of(Set.of(new MunicipalityId(municipality)));
        }
        Phrases phrases = voice.phrases();
        boolean csv = form.equals("csv");
        if (!csv && !form.equals("xlsx")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        response.setContentType(csv ? "text/csv;charset=UTF-8" : XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(phrases.text("table.file-name") + "." + form)
                        .build()
                        .toString());
        if (csv) {
            exports.csv(filter, phrases, response.getOutputStream());
        } else {
            exports.xlsx(filter, phrases, response.getOutputStream());
        }
    }

    private String gone(RedirectAttributes next) {
        next.addFlashAttribute(Flash.NAME, Flash.refused(voice.phrases().text("table.gone")));
        return "redirect:/posts/import";
    }

    private static TableMapping mapping(TableSheet sheet, Map<String, String> parameters) {
        Map<Integer, TableField> fields = new HashMap<>();
        for (int i = 0; i < sheet.heads().size(); i++) {
            String wanted = parameters.getOrDefault("column" + i, "").toUpperCase(Locale.ROOT);
            int place = i;
            Stream.of(TableField.values())
                    .filter(field -> field.name().equals(wanted) && !fields.containsValue(field))
                    .findFirst()
                    .ifPresent(field -> fields.put(place, field));
        }
        return new TableMapping(fields);
    }

    private Campaign campaign() {
        return shelf.running().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<Municipality> towns() {
        return campaign().municipalities().stream()
                .filter(each -> rights.may(Right.WRITE_POSTS, each.id()))
                .toList();
    }

    private MunicipalityId town(String id) {
        return towns().stream()
                .map(Municipality::id)
                .filter(each -> each.value().equals(id))
                .findFirst()
                .orElseThrow(() -> new AccessDeniedException("Not this municipality"));
    }
}
