/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.editorial.Actor;
import de.malklug.queue.Decisions;
import de.malklug.queue.Decisions.Decision;
import de.malklug.queue.Decisions.Refusal;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Flash;
import de.malklug.web.layout.Voice;
import de.malklug.wording.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /queue/{delivery}/{step}}: asks where that is needed, and does what was decided. */
@Controller
class DecisionController {

    private final Deliveries deliveries;
    private final Decisions decisions;
    private final Rows rows;
    private final Steps steps;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    DecisionController(
            Deliveries deliveries,
            Decisions decisions,
            Rows rows,
            Steps steps,
            Rights rights,
            Voice voice,
            Clock clock) {
        this.deliveries = deliveries;
        this.decisions = decisions;
        this.rows = rows;
        this.steps = steps;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    @GetMapping("/queue/{id}/{word}")
    @Allowed(Right.DECIDE)
    String ask(
            @PathVariable String id,
            @PathVariable String word,
            @RequestParam(required = false) @Nullable String back,
            HttpServletResponse response,
            Model model) {
        Delivery delivery = decidable(id);
        Step step = step(word);
        if (!step.asks()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (!steps.of(delivery).contains(step)) {
            return changed(delivery, null, null, back, response, model);
        }
        return ask(delivery, step, Typed.at(delivery.dueAt(), voice.phrases().zone()), null, back, model);
    }

    @PostMapping("/queue/{id}/{word}")
    @Allowed(Right.DECIDE)
    String decide(
            @PathVariable String id,
            @PathVariable String word,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable DeliveryStatus seenStatus,
            @RequestParam(required = false) @Nullable Instant seenDue,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String time,
            @RequestParam(required = false) @Nullable String url,
            @RequestParam(required = false) @Nullable String back,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Delivery delivery = decidable(id);
        Step step = step(word);
        Typed typed = Typed.of(day, time, url);
        Optional<Typed.Problem> problem =
                typed.problem(step, steps.needsNoAddress(delivery), clock.instant(), voice.phrases());
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ask(delivery, step, typed, problem.get(), back, model);
        }
        Decision decision = carryOut(step, delivery.id(), version, typed);
        return switch (decision) {
            case Decision.Done done -> {
                next.addFlashAttribute(Flash.NAME, Flash.done(done(step, done.delivery())));
                yield "redirect:" + safe(back, done.delivery().id());
            }
            case Decision.Refused refused -> {
                if (refused.why() == Refusal.OTHER_ADDRESS) {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    Typed.Problem other =
                            new Typed.Problem("url", voice.phrases().text("ask.problem.other-address"));
                    yield ask(delivery, step, typed, other, back, model);
                }
                if (refused.why() == Refusal.STILL_STOPPED) {
                    next.addFlashAttribute(
                            Flash.NAME, Flash.refused(voice.phrases().text("queue.refused.stopped")));
                    yield "redirect:" + safe(back, delivery.id());
                }
                yield changed(
                        refused.now() == null ? delivery : refused.now(), seenStatus, seenDue, back, response, model);
            }
        };
    }

    private Decision carryOut(Step step, DeliveryId id, int version, Typed typed) {
        Actor person = rights.actor();
        return switch (step) {
            case HOLD -> decisions.hold(id, version, person);
            case RESUME -> decisions.resume(id, version, person);
            case CANCEL -> decisions.cancel(id, version, person);
            case SEND -> decisions.sendNow(id, version, person);
            case LOOK -> decisions.lookNow(id, version, person);
            case NOT_THERE -> decisions.itIsNotThere(id, version, person);
            case NOT_POSTED -> decisions.notPosted(id, version, person);
            case THERE -> decisions.itIsThere(id, version, typed.address().orElse(null), person);
            case MOVE ->
                decisions.moveTo(
                        id, version, typed.instant(voice.phrases().zone()).orElseThrow(), person);
        };
    }

    private String done(Step step, Delivery delivery) {
        Phrases phrases = voice.phrases();
        return phrases.text(
                "queue.done." + step.word(),
                delivery.title(),
                phrases.network(delivery.network()),
                phrases.instant(delivery.dueAt()));
    }

    private String ask(
            Delivery delivery,
            Step step,
            Typed typed,
            Typed.@Nullable Problem problem,
            @Nullable String back,
            Model model) {
        Phrases phrases = voice.phrases();
        model.addAttribute("row", rows.row(delivery, opened(delivery), phrases));
        model.addAttribute("delivery", delivery);
        model.addAttribute("step", step);
        model.addAttribute("typed", typed);
        model.addAttribute("problem", problem);
        model.addAttribute("addressOptional", steps.needsNoAddress(delivery));
        model.addAttribute("zone", phrases.zoneName(delivery.dueAt()));
        model.addAttribute("back", safe(back, delivery.id()));
        return "queue/ask";
    }

    /** Nothing was done: it is no longer as the person saw it. Says what changed. */
    private String changed(
            Delivery now,
            @Nullable DeliveryStatus seenStatus,
            @Nullable Instant seenDue,
            @Nullable String back,
            HttpServletResponse response,
            Model model) {
        Phrases phrases = voice.phrases();
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("row", rows.row(now, opened(now), phrases));
        model.addAttribute("statusThen", seenStatus == null ? null : phrases.status(seenStatus));
        model.addAttribute("statusNow", phrases.status(now.status()));
        model.addAttribute("dueThen", seenDue == null ? null : phrases.instant(seenDue));
        model.addAttribute("dueNow", phrases.instant(now.dueAt()));
        model.addAttribute("back", safe(back, now.id()));
        return "queue/changed";
    }

    private static QueueQuery opened(Delivery delivery) {
        return QueueQuery.of(new LinkedMultiValueMap<>()).opening(delivery.id());
    }

    private Delivery decidable(String id) {
        Delivery delivery = Optional.of(id)
                .filter(text -> text.matches("[0-9a-v]{26}"))
                .flatMap(text -> deliveries.find(new DeliveryId(text)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!rights.mayDecide(delivery.municipality())) {
            throw new AccessDeniedException("Not this person's delivery");
        }
        return delivery;
    }

    private static Step step(String word) {
        return Step.named(word).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Where the person came from, if that is a page of ours. */
    private static String safe(@Nullable String back, DeliveryId id) {
        boolean ours = back != null && back.matches("/(queue|posts/|\\?|$)[^\\\\\\r\\n]*");
        return ours && back != null ? back : "/queue?open=" + id;
    }
}
