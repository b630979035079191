/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.stops;

import de.malklug.queue.Stops;
import de.malklug.queue.Stops.Scope;
import de.malklug.queue.Stops.Stop;
import de.malklug.queue.Stops.Stopped;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /stops}: what is stopped, stopping more, and letting go. */
@Controller
class StopsController {

    private static final int LONGEST_REASON = 500;

    private final Stops stops;
    private final StopChoices choices;
    private final Rights rights;
    private final Voice voice;

    StopsController(Stops stops, StopChoices choices, Rights rights, Voice voice) {
        this.stops = stops;
        this.choices = choices;
        this.rights = rights;
        this.voice = voice;
    }

    /** @param mine whether the reader may lift it */
    record StopRow(String id, String covers, String reason, String person, Instant at, String since, boolean mine) {}

    /** @param field id of the field it is about */
    record Problem(String field, String text) {}

    @GetMapping("/stops")
    @Allowed(Right.STOP)
    String inForce(Model model) {
        Phrases phrases = voice.phrases();
        List<StopRow> rows = stops.inForce().stream()
                .map(stop -> new StopRow(
                        stop.id(),
                        choices.subject(stop.scope(), stop.subject(), phrases),
                        stop.reason(),
                        stop.person(),
                        stop.at(),
                        phrases.instant(stop.at()),
                        choices.mayStop(stop)))
                .toList();
        model.addAttribute("stops", rows);
        return "stops/stops";
    }

    @GetMapping("/stops/new")
    @Allowed(Right.STOP)
    String ask(@RequestParam(required = false) @Nullable String what, Model model) {
        return ask(what == null ? "" : what, "", List.of(), model);
    }

    @PostMapping("/stops")
    @Allowed(Right.STOP)
    String stop(
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        List<Problem> problems = new java.util.ArrayList<>();
        Optional<Scope> scope = scope(what);
        String subject = what.substring(what.indexOf(':') + 1);
        if (scope.isEmpty() || subject.isBlank()) {
            problems.add(new Problem("what", phrases.text("stop.problem.what")));
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            problems.add(new Problem("reason", phrases.text("stop.problem.reason")));
        }
        if (!problems.isEmpty() || scope.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ask(what, reason, problems, model);
        }
        if (!choices.mayStop(scope.get(), subject)) {
            throw new AccessDeniedException("Not this person's to stop");
        }
        Stopped stopped = stops.stop(
                scope.get(), subject, reason.strip(), rights.current().title());
        next.addFlashAttribute(
                Flash.NAME,
                Flash.done(phrases.text(
                        "stop.done",
                        choices.subject(scope.get(), subject, phrases),
                        stopped.held(),
                        stopped.underWay())));
        return "redirect:/stops";
    }

    @PostMapping("/stops/{id}/lift")
    @Allowed(Right.STOP)
    String lift(@PathVariable String id, RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        Optional<Stop> stop =
                stops.inForce().stream().filter(each -> each.id().equals(id)).findFirst();
        if (stop.isEmpty()) {
            next.addFlashAttribute(Flash.NAME, Flash.refused(phrases.text("stop.gone")));
            return "redirect:/stops";
        }
        if (!choices.mayStop(stop.get())) {
            throw new AccessDeniedException("Not this person's to lift");
        }
        stops.lift(id, rights.current().title());
        next.addFlashAttribute(
                Flash.NAME,
                Flash.done(phrases.text(
                        "stop.lifted",
                        choices.subject(stop.get().scope(), stop.get().subject(), phrases))));
        return "redirect:/stops";
    }

    private String ask(String what, String reason, List<Problem> problems, Model model) {
        model.addAttribute("groups", choices.groups(voice.phrases()));
        model.addAttribute("what", what);
        model.addAttribute("reason", reason);
        model.addAttribute("problems", problems);
        model.addAttribute("badWhat", problem(problems, "what"));
        model.addAttribute("badReason", problem(problems, "reason"));
        return "stops/new";
    }

    private static @Nullable String problem(List<Problem> problems, String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(Problem::text)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Scope> scope(String what) {
        return Arrays.stream(Scope.values())
                .filter(scope -> what.startsWith(scope + ":"))
                .findFirst();
    }
}
