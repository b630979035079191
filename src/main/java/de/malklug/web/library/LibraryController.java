/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.library;

import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.LibraryTrail;
import de.malklug.media.Addition;
import de.malklug.media.Library;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.FileSizes;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.web.library.LibraryView.Owner;
import de.malklug.web.library.LibraryView.Problem;
import de.malklug.web.library.LibraryView.Wanted;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /media}: pictures and videos by municipality, and adding some. */
@Controller
class LibraryController {

    private static final int LAST_PAGE = 1000;
    private static final int LONGEST_TEXT = 4_000;

    private final Library library;
    private final LibraryPages pages;
    private final LibraryTrail trail;
    private final Rights rights;
    private final Voice voice;

    LibraryController(Library library, LibraryPages pages, LibraryTrail trail, Rights rights, Voice voice) {
        this.library = library;
        this.pages = pages;
        this.trail = trail;
        this.rights = rights;
        this.voice = voice;
    }

    @GetMapping("/media")
    @Allowed(Right.KEEP_MEDIA)
    String list(
            @RequestParam(defaultValue = "") String municipality,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean missing,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable String refused,
            HttpServletResponse response,
            Model model) {
        List<Problem> problems = new ArrayList<>();
        if (UploadGate.TOO_LARGE.equals(refused)) {
            problems.add(new Problem("files", voice.phrases().text("library.refused.all-too-large")));
        }
        Wanted wanted = new Wanted(municipality, text, missing, Math.clamp(page, 0, LAST_PAGE));
        return show(wanted, problems, "", response, model);
    }

    @PostMapping("/media")
    @Allowed(Right.KEEP_MEDIA)
    String add(
            @RequestParam List<MultipartFile> files,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String alt,
            @RequestParam(defaultValue = "") String rightsNote,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        MunicipalityId municipality = municipality(owner);
        List<MultipartFile> chosen = files.stream()
                .filter(each -> !Optional.ofNullable(each.getOriginalFilename())
                        .orElse("")
                        .isEmpty())
                .toList();
        List<Problem> problems = new ArrayList<>();
        if (chosen.isEmpty()) {
            problems.add(new Problem("files", phrases.text("library.refused.none")));
        }
        if (alt.length() > LONGEST_TEXT || rightsNote.length() > LONGEST_TEXT) {
            problems.add(new Problem("alt", phrases.text("library.problem.long", LONGEST_TEXT)));
        }
        List<Addition> additions = new ArrayList<>();
        for (MultipartFile each : problems.isEmpty() ? chosen : List.<MultipartFile>of()) {
            Addition addition = add(each, municipality, chosen.size() == 1 ? alt : "", rightsNote);
            additions.add(addition);
            if (addition instanceof Addition.Refused refused) {
                problems.add(new Problem("files", words(refused, each.getOriginalFilename(), phrases)));
            }
        }
        String done = done(additions, phrases);
        if (!problems.isEmpty()) {
            return show(new Wanted("", "", false, 0), problems, done, response, model);
        }
        next.addFlashAttribute(Flash.NAME, Flash.done(done));
        return additions.size() == 1 ? "redirect:/media/files/" + name(additions.getFirst()) : "redirect:/media";
    }

    private @Nullable MunicipalityId municipality(String owner) {
        MunicipalityId own = rights.current().municipality();
        if (owner.isEmpty() && own != null) {
            return own;
        }
        if (pages.owners(voice.phrases()).stream().noneMatch(each -> each.id().equals(owner))) {
            throw new AccessDeniedException("Not this person's to upload for");
        }
        return owner.equals(Owner.SHARED) ? null : new MunicipalityId(owner);
    }

    private Addition add(MultipartFile file, @Nullable MunicipalityId municipality, String alt, String rightsNote) {
        try {
            Path draft = Files.createTempFile("malklug-upload", "");
            try {
                file.transferTo(draft);
                return library.add(
                        draft,
                        Optional.ofNullable(file.getOriginalFilename()).orElse(""),
                        municipality,
                        alt,
                        rightsNote,
                        rights.current().title(),
                        trail.of(rights.actor()));
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("An upload could not be kept", e);
        }
    }

    private String show(Wanted wanted, List<Problem> problems, String done, HttpServletResponse response, Model model) {
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("library", pages.list(wanted));
        model.addAttribute("problems", problems);
        model.addAttribute("done", done);
        return "library/library";
    }

    private static String name(Addition addition) {
        return switch (addition) {
            case Addition.Added added -> added.item().name();
            case Addition.Known known -> known.item().name();
            case Addition.Refused refused -> throw new IllegalStateException("Refused: " + refused.reason());
        };
    }

    private static String done(List<Addition> additions, Phrases phrases) {
        long added = additions.stream()
                .filter(each -> each instanceof Addition.Added)
                .count();
        long known = additions.stream()
                .filter(each -> each instanceof Addition.Known)
                .count();
        if (known == 0) {
            return added == 0 ? "" : phrases.text("library.added", added);
        }
        String again = phrases.text("library.known", known);
        return added == 0 ? again : phrases.text("library.added", added) + " " + again;
    }

    private static String words(Addition.Refused refused, @Nullable String name, Phrases phrases) {
        String reason = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String limit = switch (refused.reason()) {
            case TOO_LARGE -> FileSizes.words(refused.limit(), phrases);
            case TOO_MANY_PIXELS -> phrases.number(refused.limit() / 1_000_000);
            case EMPTY, ACTIVE_CONTENT, HEIC, UNKNOWN_FORMAT, DAMAGED -> "";
        };
        return phrases.text("library.refused." + reason, name == null ? "" : name, limit);
    }
}
