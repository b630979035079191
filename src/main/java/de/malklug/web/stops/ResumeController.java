/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.stops;

import de.malklug.queue.Stops;
import de.malklug.queue.Stops.Caught;
import de.malklug.queue.Stops.Choice;
import de.malklug.queue.Stops.Going;
import de.malklug.queue.Stops.NotResumed;
import de.malklug.queue.Stops.Resumed;
import de.malklug.queue.Stops.Stop;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.StopWords;
import de.malklug.web.layout.Voice;
import de.malklug.web.stops.StopPage.Effect;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /stops/{id}}: what a stop caught, and letting it go item by item. Nothing goes on that nobody chose. */
@Controller
class ResumeController {

    private final Stops stops;
    private final StopPages pages;
    private final StopWords words;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    ResumeController(Stops stops, StopPages pages, StopWords words, Rights rights, Voice voice, Clock clock) {
        this.stops = stops;
        this.pages = pages;
        this.words = words;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    @GetMapping("/stops/{id}")
    @Allowed(Right.STOP)
    String page(@PathVariable String id, Model model) {
        return page(visible(id), List.of(), List.of(), model);
    }

    /** Says what the choices will do, before anything changes. */
    @PostMapping("/stops/{id}/preview")
    @Allowed(Right.STOP)
    String preview(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model) {
        Stop stop = decidable(id);
        List<Chosen> chosen = Chosen.of(form);
        List<String> problems = problems(chosen);
        if (!problems.isEmpty() || "yes".equals(form.getFirst("back"))) {
            if (!problems.isEmpty()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            }
            return page(stop, chosen, problems, model);
        }
        List<Effect> effects = pages.effects(stop, chosen);
        boolean restToo = restToo(form);
        StopPage page = pages.page(stop, chosen);
        model.addAttribute("page", page);
        model.addAttribute("effects", effects);
        model.addAttribute("chosen", chosen);
        model.addAttribute("restToo", restToo);
        model.addAttribute(
                "going",
                effects.stream().filter(each -> each.icon().equals("scheduled")).count()
                        + (restToo ? page.moreUsual() : 0));
        model.addAttribute(
                "withdrawn",
                effects.stream().filter(each -> each.icon().equals("cancelled")).count());
        model.addAttribute(
                "soon",
                chosen.stream().filter(each -> each.going().equals("soon")).count());
        return "stops/preview";
    }

    @PostMapping("/stops/{id}/resume")
    @Allowed(Right.STOP)
    String resume(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Stop stop = decidable(id);
        Phrases phrases = voice.phrases();
        List<Chosen> chosen = Chosen.of(form);
        List<String> problems = problems(chosen);
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(stop, chosen, problems, model);
        }
        Resumed resumed = stops.resume(stop.id(), choices(stop, chosen, restToo(form), phrases), rights.actor());
        next.addFlashAttribute(Flash.NAME, told(resumed, phrases));
        return "redirect:/stops/" + stop.id();
    }

    /** Lifts the stop and decides nothing: what it caught stays on hold. */
    @PostMapping("/stops/{id}/lift")
    @Allowed(Right.STOP)
    String lift(@PathVariable String id, RedirectAttributes next) {
        Phrases phrases = voice.phrases();
        Stop stop = decidable(id);
        if (!stop.inForce()) {
            next.addFlashAttribute(Flash.NAME, Flash.refused(phrases.text("stop.gone")));
            return "redirect:/stops/" + stop.id();
        }
        stops.lift(stop.id(), rights.actor());
        next.addFlashAttribute(
                Flash.NAME,
                Flash.done(phrases.text("stop.lifted", words.subject(stop, phrases), stops.onHold(stop.id()))));
        return "redirect:/stops/" + stop.id();
    }

    private String page(Stop stop, List<Chosen> chosen, List<String> problems, Model model) {
        model.addAttribute("page", pages.page(stop, chosen));
        model.addAttribute("problems", problems);
        model.addAttribute("zone", voice.phrases().zoneName(clock.instant()));
        return "stops/stop";
    }

    private List<String> problems(List<Chosen> chosen) {
        Phrases phrases = voice.phrases();
        Instant now = clock.instant();
        List<String> problems = new ArrayList<>();
        for (Chosen each : chosen) {
            if (each.problem(now, phrases) != null) {
                problems.add(each.delivery().value());
            }
        }
        return problems;
    }

    /** What was chosen, and for what stands on no page yet what the campaign's rule says, if the person wants that. */
    private List<Choice> choices(Stop stop, List<Chosen> chosen, boolean restToo, Phrases phrases) {
        Instant now = clock.instant();
        List<Caught> caught = pages.caught(stop);
        Set<String> known =
                caught.stream().map(each -> each.delivery().id().value()).collect(Collectors.toSet());
        Set<String> named = chosen.stream().map(each -> each.delivery().value()).collect(Collectors.toSet());
        List<Choice> choices = new ArrayList<>();
        chosen.stream()
                .filter(each -> known.contains(each.delivery().value()))
                .forEach(each -> choices.add(new Choice(
                        each.delivery(), each.version(), each.meant(phrases).orElseGet(Going.StayOnHold::new))));
        if (restToo) {
            caught.stream()
                    .filter(Caught::waits)
                    .filter(each -> !named.contains(each.delivery().id().value()))
                    .forEach(each -> choices.add(
                            new Choice(each.delivery().id(), each.delivery().version(), each.usual(now))));
        }
        return choices;
    }

    private static boolean restToo(MultiValueMap<String, String> form) {
        return "usual".equals(form.getFirst("rest"));
    }

    private static Flash told(Resumed resumed, Phrases phrases) {
        String done = phrases.text("stop.resumed", resumed.going(), resumed.withdrawn(), resumed.onHold());
        if (resumed.refused().isEmpty()) {
            return Flash.done(done);
        }
        String not = resumed.refused().stream()
                .collect(Collectors.groupingBy(NotResumed::why, Collectors.counting()))
                .entrySet()
                .stream()
                .map(each -> phrases.text("stop.not-resumed." + each.getKey(), each.getValue()))
                .collect(Collectors.joining(" "));
        return Flash.refused(done + " " + not);
    }

    private Stop visible(String id) {
        return stops.find(id)
                .filter(words::concerns)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Stop decidable(String id) {
        Stop stop = visible(id);
        if (!words.mayStop(stop)) {
            throw new AccessDeniedException("Not this person's to decide");
        }
        return stop;
    }
}
