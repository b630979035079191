/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.library;

import de.malklug.campaign.MediaReference;
import de.malklug.editorial.LibraryTrail;
import de.malklug.media.FocusPoint;
import de.malklug.media.Library;
import de.malklug.media.Library.Change;
import de.malklug.media.Library.Removal;
import de.malklug.media.LibraryItem;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.web.library.LibraryView.Problem;
import de.malklug.web.library.LibraryView.Typed;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /media/files/<name>}: one picture or video, what is said about it, and deleting it. */
@Controller
class LibraryItemController {

    private static final int LONGEST_TEXT = 4_000;
    private static final Pattern FOCUS = Pattern.compile("(\\d{1,3}),(\\d{1,3})");

    private final Library library;
    private final LibraryPages pages;
    private final LibraryTrail trail;
    private final Rights rights;
    private final Voice voice;

    LibraryItemController(Library library, LibraryPages pages, LibraryTrail trail, Rights rights, Voice voice) {
        this.library = library;
        this.pages = pages;
        this.trail = trail;
        this.rights = rights;
        this.voice = voice;
    }

    @GetMapping("/media/files/{name}")
    @Allowed(Right.KEEP_MEDIA)
    String item(@PathVariable String name, Model model) {
        LibraryItem item = visible(name);
        return show(item, typed(item), List.of(), model);
    }

    @PostMapping("/media/files/{name}")
    @Allowed(Right.KEEP_MEDIA)
    String change(
            @PathVariable String name,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String alt,
            @RequestParam(defaultValue = "") String rightsNote,
            @RequestParam(defaultValue = "50") String x,
            @RequestParam(defaultValue = "50") String y,
            @RequestParam(required = false) @Nullable String focus,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        LibraryItem item = changeable(name);
        Phrases phrases = voice.phrases();
        List<Problem> problems = new ArrayList<>();
        FocusPoint point = point(focus == null ? x.strip() + "," + y.strip() : focus);
        if (point == null) {
            problems.add(new Problem("x", phrases.text("library.problem.focus")));
        }
        if (MediaReference.isFileName(alt)) {
            problems.add(new Problem("alt", phrases.text("library.problem.alt-is-file-name")));
        }
        if (alt.length() > LONGEST_TEXT || rightsNote.length() > LONGEST_TEXT) {
            problems.add(new Problem("alt", phrases.text("library.problem.long", LONGEST_TEXT)));
        }
        Typed typed = new Typed(version, alt, rightsNote, x, y);
        if (point == null || !problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(item, typed, problems, model);
        }
        switch (library.change(name, version, alt, rightsNote, point, trail.of(rights.actor()))) {
            case Change.Changed changed -> next.addFlashAttribute(Flash.NAME, Flash.done(saved(changed, phrases)));
            case Change.Stale stale -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                problems.add(new Problem(
                        "alt",
                        phrases.text("library.problem.stale", stale.theirs().alt())));
                return show(
                        stale.theirs(), new Typed(stale.theirs().version(), alt, rightsNote, x, y), problems, model);
            }
            case Change.Gone gone -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/media/files/" + name;
    }

    /** Posts keep the alt text they were written with; the person hears in how many. */
    private String saved(Change.Changed changed, Phrases phrases) {
        boolean reworded = !changed.before().alt().equals(changed.item().alt());
        long old = library.usesOf(changed.item()).stream()
                .filter(use -> !use.alts().contains(changed.item().alt()))
                .count();
        return reworded && old > 0 ? phrases.text("library.saved.old-stays", old) : phrases.text("library.saved");
    }

    @GetMapping("/media/files/{name}/delete")
    @Allowed(Right.KEEP_MEDIA)
    String askToDelete(@PathVariable String name, Model model) {
        model.addAttribute("item", pages.item(changeable(name)));
        return "library/delete";
    }

    @PostMapping("/media/files/{name}/delete")
    @Allowed(Right.KEEP_MEDIA)
    String delete(@PathVariable String name, HttpServletResponse response, Model model, RedirectAttributes next) {
        LibraryItem item = changeable(name);
        switch (library.remove(name, trail.of(rights.actor()))) {
            case Removal.Removed removed ->
                next.addFlashAttribute(
                        Flash.NAME,
                        Flash.done(voice.phrases()
                                .text("library.deleted", removed.item().name())));
            case Removal.InUse inUse -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("item", pages.item(item));
                return "library/delete";
            }
            case Removal.Gone gone -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/media";
    }

    private LibraryItem visible(String name) {
        return library.find(name)
                .filter(pages::maySee)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private LibraryItem changeable(String name) {
        LibraryItem item = visible(name);
        if (!pages.mayChange(item)) {
            throw new AccessDeniedException("Not this person's to change");
        }
        return item;
    }

    private static @Nullable FocusPoint point(String focus) {
        var figures = FOCUS.matcher(focus);
        if (!figures.matches()) {
            return null;
        }
        int x = Integer.parseInt(figures.group(1));
        int y = Integer.parseInt(figures.group(2));
        return FocusPoint.isInside(x) && FocusPoint.isInside(y) ? new FocusPoint(x, y) : null;
    }

    private static Typed typed(LibraryItem item) {
        return new Typed(
                item.version(),
                item.alt(),
                item.rights(),
                Integer.toString(item.focus().x()),
                Integer.toString(item.focus().y()));
    }

    private String show(LibraryItem item, Typed typed, List<Problem> problems, Model model) {
        model.addAttribute("item", pages.item(item));
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "library/item";
    }
}
