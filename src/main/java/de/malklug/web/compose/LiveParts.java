/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.campaign.Anchor;
import de.malklug.campaign.Destination;
import de.malklug.campaign.Post;
import de.malklug.campaign.Series;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.web.compose.ComposePage.Counter;
import de.malklug.web.compose.ComposePage.Live;
import de.malklug.web.compose.ComposePage.Marks;
import de.malklug.web.compose.ComposePage.TabState;
import de.malklug.wording.Phrases;
import de.malklug.wording.Rhythms;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is told anew after every pause in typing: counters, previews, findings. Changes nothing and calls nobody. */
@Component
class LiveParts {

    private final List<DraftCheck> checks;
    private final Counting counting;
    private final Previews previews;

    LiveParts(List<DraftCheck> checks, Counting counting, Previews previews) {
        this.checks = List.copyOf(checks);
        this.counting = counting;
        this.previews = previews;
    }

    Live of(Sheet sheet, Phrases phrases) {
        List<Finding> findings = findings(sheet, phrases);
        int musts = (int) findings.stream().filter(Finding::must).count();
        return new Live(
                counters(sheet, phrases),
                tabs(sheet, phrases),
                previews.of(sheet, phrases),
                findings,
                musts,
                findings.size() - musts,
                due(sheet, phrases),
                again(sheet, phrases) + slot(sheet, phrases),
                marks(sheet),
                blocked(sheet, findings, phrases),
                sheet.settled() != null);
    }

    List<Finding> findings(Sheet sheet, Phrases phrases) {
        List<Finding> all = new ArrayList<>();
        checks.forEach(check -> all.addAll(check.findings(sheet, phrases)));
        return Finding.inOrder(all);
    }

    private List<Counter> counters(Sheet sheet, Phrases phrases) {
        List<Counter> counters = new ArrayList<>();
        for (Network network : sheet.targets()) {
            Message message = sheet.message(network.id());
            String own = sheet.typed().own(network.id().value()) == null ? "text" : "text-" + network.id();
            for (int part = 1; part <= message.parts().size(); part++) {
                String field = part == 1 ? own : "part-" + (part - 2) + "-text";
                counters.add(counter(network, field, counting.count(network, message, part), phrases));
            }
        }
        return counters;
    }

    private static Counter counter(Network network, String field, Counting.Count count, Phrases phrases) {
        String unit = count.unit().equals("bytes") ? "bytes" : "characters";
        String figures = count.isOver()
                ? phrases.text("compose.count.over." + unit, count.max(), -count.left())
                : phrases.text("compose.count.of." + unit, count.max());
        return new Counter(
                field,
                network.displayName(),
                count.count(),
                count.max(),
                count.shown(),
                count.left(),
                count.isOver(),
                figures,
                phrases.text("compose.count.name." + unit, network.displayName(), count.count(), count.max()));
    }

    private List<TabState> tabs(Sheet sheet, Phrases phrases) {
        return sheet.networks().stream()
                .map(network -> tab(network, sheet, phrases))
                .toList();
    }

    private TabState tab(Network network, Sheet sheet, Phrases phrases) {
        String id = network.id().value();
        boolean own = sheet.typed().own(id) != null;
        if (sheet.goesTo(network.id()).isEmpty()) {
            return new TabState(id, phrases.text("compose.tab.not-ticked"), false, own);
        }
        Counting.Count count = counting.count(network, sheet.message(network.id()), 1);
        if (count.isOver()) {
            return new TabState(id, phrases.text("compose.tab.over", -count.left()), true, true);
        }
        return new TabState(id, phrases.text(own ? "compose.tab.own" : "compose.tab.same"), false, true);
    }

    /** In each field, what the strictest of the networks that read it would not take. */
    private List<Marks> marks(Sheet sheet) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Integer> fits = new LinkedHashMap<>();
        texts.put("text", sheet.draft().wording().text());
        for (Network network : sheet.targets()) {
            Message message = sheet.message(network.id());
            String own = sheet.typed().own(network.id().value()) == null ? "text" : "text-" + network.id();
            for (int part = 1; part <= message.parts().size(); part++) {
                String field = part == 1 ? own : "part-" + (part - 2) + "-text";
                texts.put(field, message.parts().get(part - 1).text());
                fits.merge(field, counting.fits(network, message, part), Math::min);
            }
        }
        List<Marks> marks = new ArrayList<>();
        texts.forEach((field, text) ->
                marks.add(new Marks(field, marked(text, fits.getOrDefault(field, text.length())))));
        return marks;
    }

    private static List<Piece> marked(String text, int fits) {
        if (fits >= text.length()) {
            return List.of(new Piece("", text));
        }
        return List.of(new Piece("", text.substring(0, fits)), new Piece("is-bad", text.substring(fits)));
    }

    private static String due(Sheet sheet, Phrases phrases) {
        if (!sheet.draft().nextSlot()) {
            Series series = sheet.series();
            return phrases.instant(
                    series == null || series.occurrences().isEmpty()
                            ? sheet.dueAt()
                            : series.occurrences().getFirst().at());
        }
        List<Destination> accounts = sheet.destinations();
        boolean fits = sheet.campaign()
                .rules()
                .slots()
                .haveOneFor(sheet.municipality(), sheet.draft().theme(), accounts);
        return fits
                ? phrases.text(
                        sheet.settled() == Post.Status.APPROVED ? "compose.again.slot.kept" : "compose.again.slot",
                        phrases.instant(sheet.dueAt()))
                : phrases.text("compose.again.slot.none");
    }

    /** How it comes again, in plain words; nothing if it does not. */
    private static String again(Sheet sheet, Phrases phrases) {
        Series series = sheet.series();
        if (series != null) {
            int dates = series.occurrences().size();
            return phrases.text("compose.again.series", Rhythms.tell(series, phrases), dates) + " ";
        }
        return sheet.draft().evergreen()
                ? phrases.text("compose.again.gaps", phrases.instant(sheet.dueAt())) + " "
                : "";
    }

    private static String slot(Sheet sheet, Phrases phrases) {
        ZonedDateTime due = sheet.draft().at().atZone(sheet.campaign().zone());
        Anchor anchor = sheet.campaign().anchor();
        if (anchor == null) {
            return "";
        }
        LocalDate event = anchor.at().toLocalDate();
        long days = ChronoUnit.DAYS.between(due.toLocalDate(), event);
        String key = days == 0 ? "same" : days > 0 ? "before" : "after";
        return phrases.text("compose.slot." + key, Math.abs(days), anchor.title());
    }

    private static @Nullable String blocked(Sheet sheet, List<Finding> findings, Phrases phrases) {
        Post.Status settled = sheet.settled();
        if (settled != null) {
            return phrases.text("compose.blocked." + settled.name().toLowerCase(Locale.ROOT));
        }
        List<String> musts = findings.stream()
                .filter(Finding::must)
                .map(Finding::title)
                .distinct()
                .toList();
        int shown = 3;
        if (musts.isEmpty()) {
            return null;
        }
        String first = String.join(", ", musts.subList(0, Math.min(shown, musts.size())));
        return musts.size() <= shown ? first + "." : phrases.text("compose.blocked.more", first, musts.size() - shown);
    }
}
