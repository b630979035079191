/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.exchange;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.CampaignExport;
import de.malklug.editorial.ExportCopy;
import de.malklug.editorial.ExportPlan;
import de.malklug.editorial.ExportResult;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /files}: where campaign files and desk differ, and how they become the same again. */
@Controller
class FilesController {

    private final CampaignExport export;
    private final FilesPages pages;
    private final Rights rights;
    private final Voice voice;

    FilesController(CampaignExport export, FilesPages pages, Rights rights, Voice voice) {
        this.export = export;
        this.pages = pages;
        this.rights = rights;
        this.voice = voice;
    }

    @GetMapping("/files")
    @Allowed(Right.WRITE_POSTS)
    String files(Model model) {
        model.addAttribute("files", pages.view(voice.phrases()));
        return "exchange/files";
    }

    @PostMapping("/files/write")
    @Allowed(Right.START_WORK)
    String write(RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        Flash flash = switch (export.run(null, rights.actor())) {
            case ExportResult.Done done ->
                Flash.done(
                        done.plan().isEmpty()
                                ? phrases.text("files.equal")
                                : phrases.text(
                                        "files.written", done.plan().files().size()));
            case ExportResult.Refused refused ->
                Flash.refused(phrases.text(
                        "export.obstacle."
                                + refused.obstacle()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                        refused.file()));
        };
        next.addFlashAttribute(Flash.NAME, flash);
        return "redirect:/files";
    }

    /** The file of one town, or its files and pictures, as an export would leave them. */
    @GetMapping("/files/{campaign}/{municipality}")
    @Allowed(Right.WRITE_POSTS)
    void town(@PathVariable String campaign, @PathVariable String municipality, HttpServletResponse response)
            throws IOException {
        if (!CampaignId.isValid(campaign) || !MunicipalityId.isValid(municipality)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        MunicipalityId town = new MunicipalityId(municipality);
        if (!pages.isMine(town)) {
            throw new AccessDeniedException("Not this municipality");
        }
        ExportPlan plan = export.preview(town);
        var names = export.filesOf(new CampaignId(campaign), town, plan);
        if (names.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (names.size() == 1) {
            download(municipality + ".yaml", "application/yaml", response);
            ExportCopy.one(plan, names.iterator().next(), response.getOutputStream());
        } else {
            download(municipality + ".zip", "application/zip", response);
            ExportCopy.zip(plan, names::contains, response.getOutputStream());
        }
    }

    @GetMapping("/files/all.zip")
    @Allowed(Right.START_WORK)
    void all(HttpServletResponse response) throws IOException {
        ExportPlan plan = export.preview(null);
        download("campaigns.zip", "application/zip", response);
        ExportCopy.zip(plan, name -> true, response.getOutputStream());
    }

    private static void download(String name, String type, HttpServletResponse response) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
    }
}
