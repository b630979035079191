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
import de.malklug.web.layout.StopWords;
import de.malklug.web.layout.Voice;
import de.malklug.web.stops.StopChoices.Group;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /stops}: what is stopped, and stopping more. */
@Controller
class StopsController {

    private static final int LONGEST_REASON = 500;

    private final Stops stops;
    private final StopChoices choices;
    private final StopWords words;
    private final Rights rights;
    private final Voice voice;

    StopsController(Stops stops, StopChoices choices, StopWords words, Rights rights, Voice voice) {
        this.stops = stops;
        this.choices = choices;
        this.words = words;
        this.rights = rights;
        this.voice = voice;
    }

    /**
     * @param onHold how much of its catch still waits
     * @param mine whether the reader may lift it
     */
    record StopRow(
            String id,
            String covers,
            String reason,
            String person,
            Instant at,
            String since,
            int onHold,
            boolean mine) {}

    /** @param field id of the field it is about */
    record Problem(String field, String text) {}

    @GetMapping("/stops")
    @Allowed(Right.STOP)
    String inForce(Model model) {
        Phrases phrases = voice.phrases();
        model.addAttribute("stops", rows(stops.inForce(), phrases));
        model.addAttribute("leftovers", rows(stops.withLeftovers(), phrases));
        return "stops/stops";
    }

    private List<StopRow> rows(List<Stop> shown, Phrases phrases) {
        return shown.stream()
                .filter(words::concerns)
                .map(stop -> new StopRow(
                        stop.id(),
                        words.subject(stop, phrases),
                        stop.reason(),
                        stop.person(),
                        stop.at(),
                        phrases.instant(stop.at()),
                        stops.onHold(stop.id()),
                        words.mayStop(stop)))
                .toList();
    }

    @GetMapping("/stops/new")
    @Allowed(Right.STOP)
    String ask(@RequestParam(required = false) @Nullable String what, Model model) {
        return ask(what == null ? "" : what, "", List.of(), model);
    }

    /** What the chosen stop would do, for the page that asks. */
    @GetMapping("/stops/new/effect")
    @Allowed(Right.STOP)
    String effect(@RequestParam(defaultValue = "") String what, Model model) {
        model.addAttribute(
                "chosen", choices.find(choices.groups(voice.phrases()), what).orElse(null));
        return "stops/new :: effect";
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
        List<Problem> problems = new ArrayList<>();
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
        if (!words.mayStop(scope.get(), subject)) {
            throw new AccessDeniedException("Not this person's to stop");
        }
        Stopped stopped = stops.stop(scope.get(), subject, reason.strip(), rights.actor());
        next.addFlashAttribute(
                Flash.NAME,
                Flash.done(phrases.text(
                        "stop.done",
                        words.subject(scope.get(), subject, phrases),
                        stopped.held(),
                        stopped.underWay())));
        return "redirect:/stops/" + stopped.stop().id();
    }

    private String ask(String what, String reason, List<Problem> problems, Model model) {
        List<Group> groups = choices.groups(voice.phrases());
        model.addAttribute("groups", groups);
        model.addAttribute("what", what);
        model.addAttribute("chosen", choices.find(groups, what).orElse(null));
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
