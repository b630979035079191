/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.notices;

import de.malklug.notices.Notice;
import de.malklug.notices.NoticeWords;
import de.malklug.notices.Notices;
import de.malklug.notices.Notices.Told;
import de.malklug.wording.Phrases;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Notices as pages show them. */
@Component
public class NoticeLines {

    private final Notices notices;
    private final NoticeWords words;

    NoticeLines(Notices notices, NoticeWords words) {
        this.notices = notices;
        this.words = words;
    }

    /**
     * @param items how many items it has now: what came later stays unread
     * @param titles what it is about, where that is more than one thing
     * @param more how many further things; empty for none
     * @param told who was told; empty where that is nobody's concern
     */
    public record Line(
            String id,
            int items,
            boolean urgent,
            boolean unread,
            boolean open,
            NoticeWords.Told words,
            List<String> titles,
            String more,
            Instant at,
            String since,
            String told) {}

    Line line(Notice notice, Phrases phrases) {
        List<String> titles = notice.titles().size() > 1 ? notice.titles() : List.of();
        int more = notice.stillOpen() - titles.size();
        Instant at = notice.settledAt() == null ? notice.openedAt() : notice.settledAt();
        return new Line(
                notice.id(),
                notice.items(),
                notice.urgent(),
                notice.unread(),
                notice.isOpen(),
                words.tell(notice, phrases),
                titles,
                titles.isEmpty() || more <= 0 ? "" : phrases.text("notice.more", more),
                at,
                phrases.text(notice.isOpen() ? "notice.since" : "notice.settled-at", phrases.instant(at)),
                notice.isOpen() && notice.urgent() ? told(notice, phrases) : "");
    }

    private String told(Notice notice, Phrases phrases) {
        List<Told> told = notices.told(notice.id());
        if (told.isEmpty()) {
            return phrases.text("notice.told", phrases.text("notice.told.nobody"));
        }
        return phrases.text(
                "notice.told", told.stream().map(each -> name(each, phrases)).collect(Collectors.joining(", ")));
    }

    private static String name(Told told, Phrases phrases) {
        String how = told.read() ? "notice.told.read" : told.mailed() ? "notice.told.mailed" : "notice.told.here";
        return phrases.text(how, told.person());
    }
}
