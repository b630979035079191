/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Effect;
import de.malklug.campaign.Layer;
import de.malklug.campaign.LayerDay;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.NeutralityWindow;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.wording.Phrases;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows the days of campaigns' layers and the weeks before elections. What goes on for weeks is said each day where there is room. */
@Component
@Order(1)
class RulesLayer implements CalendarLayer {

    /** Of a longer stretch only first days, last days and Mondays are marked. */
    private static final int ROOMY_DAYS = 7;

    private final CampaignShelf shelf;

    RulesLayer(CampaignShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Map<LocalDate, List<DayNote>> notes(LocalDate from, LocalDate to, Phrases phrases) {
        boolean roomy = ChronoUnit.DAYS.between(from, to) < ROOMY_DAYS;
        Map<LocalDate, List<DayNote>> notes = new LinkedHashMap<>();
        for (Campaign campaign : shelf.all()) {
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                List<DayNote> said = notes(campaign, day, roomy, phrases);
                if (!said.isEmpty()) {
                    notes.computeIfAbsent(day, none -> new ArrayList<>()).addAll(said);
                }
            }
        }
        return notes;
    }

    private static List<DayNote> notes(Campaign campaign, LocalDate day, boolean roomy, Phrases phrases) {
        List<DayNote> notes = new ArrayList<>();
        for (Layer layer : campaign.rules().layers()) {
            for (LayerDay each : layer.on(day, null)) {
                if (roomy || marks(day, each.from(), each.to())) {
                    add(new DayNote(icon(layer.effect()), kind(layer.effect()), text(each, campaign, phrases)), notes);
                }
            }
        }
        for (NeutralityWindow window : campaign.rules().neutrality()) {
            boolean open = !day.isBefore(window.from()) && !day.isAfter(window.to());
            if (open && (roomy || marks(day, window.from(), window.to()))) {
                String text = phrases.text("calendar.neutrality", window.title(), phrases.longDate(window.to()));
                notes.add(new DayNote("scale", "restraint", of(text, window.municipalities(), campaign, phrases)));
            }
        }
        return notes;
    }

    /** A day that two layers name the same, for example as a holiday and as a silent day, is said once: as what weighs more. */
    private static void add(DayNote note, List<DayNote> notes) {
        boolean silent = note.kind().equals(kind(Effect.BLOCKS));
        boolean known = notes.stream().anyMatch(each -> each.text().equals(note.text()));
        if (known && !silent) {
            return;
        }
        notes.removeIf(each -> each.text().equals(note.text()));
        notes.add(note);
    }

    private static boolean marks(LocalDate day, LocalDate first, LocalDate last) {
        return day.equals(first) || day.equals(last) || day.getDayOfWeek() == DayOfWeek.MONDAY;
    }

    private static String text(LayerDay each, Campaign campaign, Phrases phrases) {
        String text = each.from().equals(each.to())
                ? each.title()
                : phrases.text("calendar.layer.ends", each.title(), phrases.longDate(each.to()));
        return of(text, each.municipalities(), campaign, phrases);
    }

    private static String of(String text, List<MunicipalityId> towns, Campaign campaign, Phrases phrases) {
        if (towns.isEmpty()) {
            return text;
        }
        String names = towns.stream()
                .map(town ->
                        campaign.municipality(town).map(each -> each.name()).orElse(town.value()))
                .collect(Collectors.joining(", "));
        return phrases.text("calendar.layer.of", text, names);
    }

    private static String icon(Effect effect) {
        return switch (effect) {
            case PROPOSES -> "info";
            case WARNS -> "warn";
            case BLOCKS -> "stop";
        };
    }

    private static String kind(Effect effect) {
        return switch (effect) {
            case PROPOSES -> "hint";
            case WARNS -> "care";
            case BLOCKS -> "silent";
        };
    }
}
