/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.start;

import de.malklug.notices.Notice;
import de.malklug.notices.NoticeKind;
import de.malklug.notices.NoticeWords;
import de.malklug.notices.Notices;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.queue.DeliveryCards;
import de.malklug.web.queue.QueueRow;
import de.malklug.web.start.StartPage.Item;
import de.malklug.web.start.StartPage.Waiting;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What waits for the reader: deliveries that need a person, and what else there is notice of. */
@Component
class StartWaiting {

    private static final int MOST = 7;
    private static final int MOST_READ = 200;

    static final DeliveryStatus[] WAITING = {DeliveryStatus.UNCONFIRMED, DeliveryStatus.FAILED, DeliveryStatus.MISSED};

    /** Told from the ledger itself. */
    private static final Set<NoticeKind> OF_DELIVERIES =
            EnumSet.of(NoticeKind.FAILED, NoticeKind.UNCONFIRMED, NoticeKind.BY_HAND, NoticeKind.MISSED);

    private final Deliveries deliveries;
    private final DeliveryCards cards;
    private final Notices notices;
    private final NoticeWords words;
    private final Rights rights;
    private final Clock clock;

    StartWaiting(
            Deliveries deliveries,
            DeliveryCards cards,
            Notices notices,
            NoticeWords words,
            Rights rights,
            Clock clock) {
        this.deliveries = deliveries;
        this.cards = cards;
        this.notices = notices;
        this.words = words;
        this.rights = rights;
        this.clock = clock;
    }

    Waiting waiting(Phrases phrases) {
        List<Item> items = new ArrayList<>();
        int inAll = 0;
        Set<String> troubled = new HashSet<>();
        if (rights.maySeeQueue()) {
            DeliveryFilter own = DeliveryFilter.ALL.of(rights.visibleMunicipalities());
            inAll = deliveries.countByStatus(own.being(WAITING)).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            items.addAll(deliveries(own, troubled, phrases));
        }
        items.addAll(others(troubled, phrases));
        return new Waiting(items.stream().limit(MOST).toList(), nothing(phrases), inAll);
    }

    /** Deliveries that wait for the same reason on the same account are one. */
    private List<Item> deliveries(DeliveryFilter own, Set<String> troubled, Phrases phrases) {
        List<Item> items = new ArrayList<>();
        for (DeliveryStatus status : WAITING) {
            Map<String, List<Delivery>> groups = new LinkedHashMap<>();
            deliveries
                    .newestFirst(own.being(status), null, MOST_READ)
                    .items()
                    .forEach(each -> groups.computeIfAbsent(each.account() + " " + code(each), key -> new ArrayList<>())
                            .add(each));
            groups.values().forEach(group -> {
                items.add(item(group, phrases));
                troubled.add(group.getFirst().account());
            });
        }
        return items;
    }

    private static String code(Delivery delivery) {
        Explanation why = delivery.explanation();
        return why == null ? "" : why.code();
    }

    private Item item(List<Delivery> group, Phrases phrases) {
        Delivery first = group.getFirst();
        QueueRow row = cards.row(first, phrases);
        Explanation why = first.explanation();
        String heading = phrases.text("start.waiting.heading", row.town().name(), row.network(), row.title());
        boolean one = group.size() == 1;
        String href = row.packageHref() != null && one
                ? row.packageHref()
                : one
                        ? cards.href(first)
                        : first.status() == DeliveryStatus.MISSED && rights.may(Right.DECIDE)
                                ? "/queue/missed"
                                : "/queue?status=" + row.icon() + "&municipality=" + first.municipality();
        return new Item(
                row.icon(),
                row.word(),
                one ? heading : phrases.text("start.waiting.more", heading, group.size() - 1),
                why == null ? "" : phrases.explain(why),
                row.packageHref() != null && one
                        ? phrases.text("queue.package")
                        : phrases.text("start.waiting." + row.icon()),
                href);
    }

    /** @param troubled accounts whose trouble is told already */
    private List<Item> others(Set<String> troubled, Phrases phrases) {
        List<Notice> open = notices.open(rights.current().name()).stream()
                .filter(each -> !OF_DELIVERIES.contains(each.kind()))
                .filter(each -> each.kind() != NoticeKind.ACCOUNT
                        || !troubled.contains(each.content().account()))
                .toList();
        List<Item> items = new ArrayList<>();
        List<Notice> approvals =
                open.stream().filter(each -> each.kind() == NoticeKind.APPROVAL).toList();
        if (approvals.size() > 1) {
            NoticeWords.Told first = words.tell(approvals.getLast(), phrases);
            items.add(new Item(
                    "submitted",
                    phrases.text("start.approvals", approvals.size()),
                    phrases.text("start.approvals.heading", approvals.size()),
                    phrases.text("start.approvals.text", first.heading()),
                    first.action(),
                    first.href()));
        }
        open.stream()
                .filter(each -> each.kind() != NoticeKind.APPROVAL || approvals.size() == 1)
                .filter(each -> !each.kind().isNews() || each.unread())
                .forEach(each -> {
                    NoticeWords.Told told = words.tell(each, phrases);
                    items.add(new Item(
                            told.icon(), told.word(), told.heading(), told.text(), told.action(), told.href()));
                });
        return items;
    }

    private String nothing(Phrases phrases) {
        Instant now = clock.instant();
        return deliveries
                .nextDue()
                .filter(next -> next.isAfter(now))
                .map(next -> phrases.text("start.nothing-waits-next", phrases.instant(next)))
                .orElseGet(() -> phrases.text("start.nothing-waits"));
    }
}
