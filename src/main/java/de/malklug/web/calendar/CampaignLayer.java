/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.campaign.Anchor;
import de.malklug.campaign.Campaign;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.wording.Phrases;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The anchor events of the campaigns, and their first and last days. */
@Component
@Order(0)
class CampaignLayer implements CalendarLayer {

    private final CampaignShelf shelf;

    CampaignLayer(CampaignShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Map<LocalDate, List<DayNote>> notes(LocalDate from, LocalDate to, Phrases phrases) {
        Map<LocalDate, List<DayNote>> notes = new LinkedHashMap<>();
        for (Campaign campaign : shelf.all()) {
            Anchor anchor = campaign.anchor();
            if (anchor != null) {
                anchorNotes(anchor, from, to, phrases, notes);
            }
            LocalDate first = campaign.period().from();
            LocalDate last = campaign.period().to();
            add(notes, first, new DayNote("star", "period", phrases.text("calendar.begins", campaign.hashtag())));
            add(notes, last, new DayNote("star", "period", phrases.text("calendar.ends", campaign.hashtag())));
        }
        notes.keySet().removeIf(day -> day.isBefore(from) || day.isAfter(to));
        return notes;
    }

    private static void anchorNotes(
            Anchor anchor, LocalDate from, LocalDate to, Phrases phrases, Map<LocalDate, List<DayNote>> notes) {
        LocalDate end = anchor.until() == null
                ? anchor.at().toLocalDate()
                : anchor.until().toLocalDate();
        LocalDate first =
                anchor.at().toLocalDate().isBefore(from) ? from : anchor.at().toLocalDate();
        for (LocalDate day = first; !day.isAfter(end) && !day.isAfter(to); day = day.plusDays(1)) {
            add(notes, day, new DayNote("star", "anchor", text(anchor, day, phrases)));
        }
    }

    private static String text(Anchor anchor, LocalDate day, Phrases phrases) {
        DateTimeFormatter clock = DateTimeFormatter.ofPattern(phrases.text("calendar.pattern.clock"), phrases.locale());
        LocalDateTime begin = anchor.at().toLocalDate().equals(day) ? anchor.at() : null;
        LocalDateTime end = endOn(anchor.until(), day);
        if (begin != null && end != null) {
            return phrases.text("calendar.anchor.from-to", anchor.title(), clock.format(begin), clock.format(end));
        }
        return begin != null
                ? phrases.text("calendar.anchor.from", anchor.title(), clock.format(begin))
                : anchor.title();
    }

    private static @Nullable LocalDateTime endOn(@Nullable LocalDateTime until, LocalDate day) {
        return until != null && until.toLocalDate().equals(day) ? until : null;
    }

    private static void add(Map<LocalDate, List<DayNote>> notes, LocalDate day, DayNote note) {
        notes.computeIfAbsent(day, none -> new ArrayList<>()).add(note);
    }
}
