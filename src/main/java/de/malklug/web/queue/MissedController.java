/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.queue.Decisions;
import de.malklug.queue.Decisions.Decision;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.web.queue.MissedPage.Line;
import de.malklug.web.queue.MissedPage.Stage;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /queue/missed}: decides about many missed deliveries at once. Shows what would happen before anything does. */
@Controller
class MissedController {

    private static final int MOST = 500;

    private final Deliveries deliveries;
    private final Decisions decisions;
    private final Rows rows;
    private final Towns towns;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    MissedController(
            Deliveries deliveries,
            Decisions decisions,
            Rows rows,
            Towns towns,
            Rights rights,
            Voice voice,
            Clock clock) {
        this.deliveries = deliveries;
        this.decisions = decisions;
        this.rows = rows;
        this.towns = towns;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    /** What is to become of those chosen. */
    private record Wish(String decision, String day, Optional<LocalDate> date) {

        static Wish of(String decision, String day) {
            try {
                return new Wish(decision, day, Optional.of(LocalDate.parse(day)));
            } catch (DateTimeException none) {
                return new Wish(decision, day, Optional.empty());
            }
        }
    }

    @GetMapping("/queue/missed")
    @Allowed(Right.DECIDE)
    String choose(Model model) {
        Phrases phrases = voice.phrases();
        LocalDate tomorrow =
                clock.instant().atZone(phrases.zone()).toLocalDate().plusDays(1);
        List<Line> lines = missed().stream()
                .map(each -> line(each, true, "", false, phrases))
                .toList();
        model.addAttribute("page", new MissedPage("move", tomorrow.toString(), Stage.CHOOSING, 0, lines, null));
        return "queue/missed";
    }

    /** @param chosen ids and versions; nothing happens unless {@code run} */
    @PostMapping("/queue/missed")
    @Allowed(Right.DECIDE)
    String decide(
            @RequestParam(name = "delivery", required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "move") String decision,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "false") boolean run,
            Model model) {
        Phrases phrases = voice.phrases();
        Wish wish = Wish.of(decision, day.strip());
        Map<String, Integer> seen = versions(chosen);
        if (seen.isEmpty() || wish.decision().equals("move") && wish.date().isEmpty()) {
            List<Line> lines = missed().stream()
                    .map(each -> line(each, seen.containsKey(each.id().value()), "", false, phrases))
                    .toList();
            String problem = phrases.text(seen.isEmpty() ? "missed.problem.none" : "missed.problem.day");
            model.addAttribute("page", new MissedPage(decision, day, Stage.CHOOSING, 0, lines, problem));
            return "queue/missed";
        }
        List<Line> lines = new ArrayList<>();
        for (Delivery each : missed()) {
            Integer version = seen.get(each.id().value());
            if (version != null) {
                lines.add(run ? done(each, version, wish, phrases) : preview(each, wish, phrases));
            }
        }
        int going = (int) lines.stream().filter(Line::goes).count();
        model.addAttribute("page", new MissedPage(decision, day, run ? Stage.DONE : Stage.PREVIEW, going, lines, null));
        return "queue/missed";
    }

    private List<Delivery> missed() {
        DeliveryFilter own =
                DeliveryFilter.ALL.of(rights.visibleMunicipalities()).being(DeliveryStatus.MISSED);
        return deliveries.page(own, null, MOST).items().stream()
                .filter(each -> rights.mayDecide(each.municipality()))
                .toList();
    }

    private static Map<String, Integer> versions(@Nullable List<String> chosen) {
        Map<String, Integer> versions = new HashMap<>();
        for (String each : chosen == null ? List.<String>of() : chosen) {
            String[] parts = each.split(":", 2);
            if (parts.length == 2 && parts[1].matches("\\d{1,9}")) {
                versions.put(parts[0], Integer.valueOf(parts[1]));
            }
        }
        return versions;
    }

    private Line preview(Delivery each, Wish wish, Phrases phrases) {
        if (!wish.decision().equals("move")) {
            return line(each, true, phrases.text("missed.then." + word(wish)), true, phrases);
        }
        Optional<Instant> to = target(each, wish, phrases);
        return to.isPresent()
                ? line(each, true, phrases.text("missed.then.move", phrases.instant(to.get())), true, phrases)
                : line(each, true, phrases.text("missed.not.past"), false, phrases);
    }

    private Line done(Delivery each, int version, Wish wish, Phrases phrases) {
        Optional<Instant> to = target(each, wish, phrases);
        if (wish.decision().equals("move") && to.isEmpty()) {
            return line(each, true, phrases.text("missed.not.past"), false, phrases);
        }
        Decision decision = switch (word(wish)) {
            case "send" -> decisions.sendNow(each.id(), version, rights.actor());
            case "cancel" -> decisions.cancel(each.id(), version, rights.actor());
            default -> decisions.moveTo(each.id(), version, to.orElseThrow(), rights.actor());
        };
        return switch (decision) {
            case Decision.Done done ->
                line(
                        each,
                        true,
                        phrases.text(
                                "missed.done." + word(wish),
                                phrases.instant(done.delivery().dueAt())),
                        true,
                        phrases);
            case Decision.Refused refused ->
                line(
                        each,
                        true,
                        phrases.text(
                                refused.why() == Decisions.Refusal.STILL_STOPPED
                                        ? "queue.refused.stopped"
                                        : "missed.not.changed"),
                        false,
                        phrases);
        };
    }

    private static String word(Wish wish) {
        return switch (wish.decision()) {
            case "send", "cancel" -> wish.decision();
            default -> "move";
        };
    }

    /** The same time of the day on the wanted day; empty if that is over. */
    private Optional<Instant> target(Delivery each, Wish wish, Phrases phrases) {
        return wish.date()
                .map(date -> LocalDateTime.of(
                        date, each.dueAt().atZone(phrases.zone()).toLocalTime()))
                .map(local -> local.atZone(phrases.zone()).toInstant())
                .filter(to -> to.isAfter(clock.instant()));
    }

    private Line line(Delivery each, boolean chosen, String then, boolean goes, Phrases phrases) {
        return new Line(
                each.id() + ":" + each.version(),
                each.title(),
                Rows.postHref(each),
                towns.find(each.campaign(), each.municipality()),
                phrases.network(each.network()) + ", " + rows.accountName(each),
                each.dueAt(),
                phrases.instant(each.dueAt()),
                each.explanation() == null ? "" : phrases.explain(each.explanation()),
                chosen,
                then,
                goes);
    }
}
