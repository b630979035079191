/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.media.Library;
import de.malklug.media.LibraryItem;
import de.malklug.web.compose.Typed.Own;
import de.malklug.web.compose.Typed.Part;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Buttons that change what there is to fill in: more parts, more pictures, a wording of its own for a network. Stores nothing. */
@Component
class SheetSteps {

    private final LiveParts live;
    private final Library library;
    private final Starters starters;
    private final Towns towns;

    SheetSteps(LiveParts live, Library library, Starters starters, Towns towns) {
        this.live = live;
        this.library = library;
        this.starters = starters;
        this.towns = towns;
    }

    /**
     * @param action a verb, and after a colon what it is about
     * @param model is told which field comes into focus
     */
    Typed take(String action, Sheet sheet, Phrases phrases, Model model) {
        Typed typed = sheet.typed();
        int colon = action.indexOf(':');
        String verb = colon < 0 ? action : action.substring(0, colon);
        String what = colon < 0 ? "" : action.substring(colon + 1);
        return switch (verb) {
            case "add-part" -> {
                model.addAttribute("focus", "part-" + typed.thread().size() + "-text");
                yield typed.withPart(new Part("", ""));
            }
            case "remove-part" -> {
                model.addAttribute("focus", "add-part");
                yield within(what, typed.thread().size()) ? typed.withoutPart(Integer.parseInt(what)) : typed;
            }
            case "add-media" -> withMedia(typed, what, model);
            case "remove-media" -> {
                model.addAttribute("focus", "add-media");
                yield within(what, typed.media().size()) ? typed.withoutMedia(Integer.parseInt(what)) : typed;
            }
            case "earlier" -> {
                boolean possible = within(what, typed.media().size()) && !what.equals("0");
                model.addAttribute("focus", "media-" + (possible ? Integer.parseInt(what) - 1 : 0) + "-alt");
                yield possible ? typed.earlier(Integer.parseInt(what)) : typed;
            }
            case "own" -> {
                model.addAttribute("focus", "text-" + what);
                yield typed.with(what, new Own(typed.text(), ""));
            }
            case "same" -> {
                model.addAttribute("focus", "tab-" + what);
                yield typed.without(what);
            }
            case "starter" -> {
                model.addAttribute("focus", "text");
                String text = starters.text(
                        sheet.campaign(),
                        typed.theme(),
                        towns.find(sheet.campaign().id(), sheet.municipality()).name());
                yield typed.withText(
                        typed.text().isBlank() ? text : typed.text().stripTrailing() + "\n\n" + text);
            }
            case "apply" -> apply(action, sheet, phrases, model);
            case "put-back" -> {
                String field = what.split(":", 2)[0];
                Replacement undone =
                        Replacement.undone(field, what.substring(field.length()).replaceFirst("^:", ""), typed);
                model.addAttribute("focus", field);
                yield undone == null ? typed : undone.in(typed);
            }
            default -> typed;
        };
    }

    /** Puts in what a finding proposes. */
    private Typed apply(String action, Sheet sheet, Phrases phrases, Model model) {
        Optional<Replacement> replacement = live.findings(sheet, phrases).stream()
                .filter(finding -> finding.fixAction().equals(action))
                .findFirst()
                .flatMap(finding -> Replacement.of(finding, sheet.typed()));
        replacement.ifPresent(found -> {
            model.addAttribute("focus", found.field());
            model.addAttribute("replaced", found);
        });
        return replacement.map(found -> found.in(sheet.typed())).orElseGet(sheet::typed);
    }

    private Typed withMedia(Typed typed, String file, Model model) {
        String name = file.startsWith(LibraryItem.PREFIX) ? file.substring(LibraryItem.PREFIX.length()) : file;
        Optional<LibraryItem> item = library.find(name);
        model.addAttribute("focus", "media-" + typed.media().size() + "-alt");
        return item.map(found -> typed.withMedia(LibraryItem.PREFIX + found.name(), found.alt()))
                .orElse(typed);
    }

    private static boolean within(String number, int size) {
        try {
            int index = Integer.parseInt(number);
            return index >= 0 && index < size;
        } catch (NumberFormatException none) {
            return false;
        }
    }
}
