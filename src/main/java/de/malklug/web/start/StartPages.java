/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.start;

import de.malklug.accounts.Account;
import de.malklug.accounts.AccountHealth;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.MunicipalityId;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Explanation;
import de.malklug.security.Rights;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.web.queue.DeliveryCards;
import de.malklug.web.queue.QueueRow;
import de.malklug.web.start.StartPage.Care;
import de.malklug.web.start.StartPage.Network;
import de.malklug.web.start.StartPage.Next;
import de.malklug.web.start.StartPage.Waiting;
import de.malklug.web.start.StartPage.Week;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what the first page tells. */
@Component
class StartPages {

    private static final int MOST_WAITING = 5;
    private static final int MOST_NEXT = 5;
    private static final int MOST_READ = 500;
    private static final DeliveryStatus[] WAITING = {
        DeliveryStatus.UNCONFIRMED, DeliveryStatus.FAILED, DeliveryStatus.MISSED
    };

    private final Deliveries deliveries;
    private final DeliveryCards cards;
    private final Accounts accounts;
    private final CampaignShelf shelf;
    private final Towns towns;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    StartPages(
            Deliveries deliveries,
            DeliveryCards cards,
            Accounts accounts,
            CampaignShelf shelf,
            Towns towns,
            Rights rights,
            Voice voice,
            Clock clock) {
        this.deliveries = deliveries;
        this.cards = cards;
        this.accounts = accounts;
        this.shelf = shelf;
        this.towns = towns;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    StartPage page() {
        Phrases phrases = voice.phrases();
        Instant now = clock.instant();
        LocalDate today = now.atZone(phrases.zone()).toLocalDate();
        List<Delivery> ofToday = deliveries
                .page(between(DeliveryFilter.ALL, today, today.plusDays(1), phrases), null, MOST_READ)
                .items();
        List<Waiting> waiting = rights.maySeeQueue() ? waiting(phrases) : List.of();
        int waitingInAll = rights.maySeeQueue() ? count(own(), WAITING) : 0;
        long posts = ofToday.stream()
                .map(each -> each.municipality() + "/" + each.post())
                .distinct()
                .count();
        List<Care> care = care(phrases);
        return new StartPage(
                phrases.text("start.today", phrases.longDay(today)),
                phrases.text("start.lead", posts)
                        + (waitingInAll > 0 ? " " + phrases.text("start.look", waitingInAll) : ""),
                waiting,
                waitingInAll,
                nothingWaits(now, phrases),
                DayRail.of(ofToday, towns.all(), now, towns, phrases),
                phrases.time(now),
                next(phrases),
                rights.maySeeQueue() ? week(today, phrases) : null,
                care,
                accounts.all().size() - care.size());
    }

    private DeliveryFilter own() {
        Set<MunicipalityId> visible = rights.visibleMunicipalities();
        return DeliveryFilter.ALL.of(visible);
    }

    private int count(DeliveryFilter filter, DeliveryStatus... statuses) {
        return deliveries.countByStatus(filter.being(statuses)).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private List<Waiting> waiting(Phrases phrases) {
        List<Waiting> waiting = new ArrayList<>();
        for (DeliveryStatus status : WAITING) {
            deliveries.newestFirst(own().being(status), null, MOST_WAITING).items().stream()
                    .limit(Math.max(0, MOST_WAITING - waiting.size()))
                    .forEach(each -> waiting.add(waiting(each, phrases)));
        }
        return waiting;
    }

    private Waiting waiting(Delivery delivery, Phrases phrases) {
        Explanation why = delivery.explanation();
        QueueRow row = cards.row(delivery, phrases);
        String href = row.packageHref() == null ? cards.href(delivery) : row.packageHref();
        return new Waiting(row, why == null ? "" : phrases.explain(why), href);
    }

    private String nothingWaits(Instant now, Phrases phrases) {
        return deliveries
                .nextDue()
                .filter(next -> next.isAfter(now))
                .map(next -> phrases.text("start.nothing-waits-next", phrases.instant(next)))
                .orElseGet(() -> phrases.text("start.nothing-waits"));
    }

    private List<Next> next(Phrases phrases) {
        Map<String, List<Delivery>> posts = new LinkedHashMap<>();
        deliveries
                .page(DeliveryFilter.ALL.being(DeliveryStatus.SCHEDULED), null, MOST_NEXT * 10)
                .items()
                .forEach(each -> posts.computeIfAbsent(
                                each.campaign() + "/" + each.municipality() + "/" + each.post() + " " + each.dueAt(),
                                post -> new ArrayList<>())
                        .add(each));
        return posts.values().stream()
                .limit(MOST_NEXT)
                .map(post -> next(post, phrases))
                .toList();
    }

    private Next next(List<Delivery> post, Phrases phrases) {
        Delivery first = post.getFirst();
        Town town = towns.find(first.campaign(), first.municipality());
        List<Network> networks = post.stream()
                .map(each -> phrases.network(each.network()))
                .distinct()
                .sorted()
                .map(name -> new Network(name.substring(0, Math.min(2, name.length())), name))
                .toList();
        return new Next(
                first.dueAt(),
                phrases.shortTime(first.dueAt()),
                phrases.day(first.dueAt()).equals(phrases.day(clock.instant())) ? "" : phrases.day(first.dueAt()),
                town,
                first.title(),
                "/posts/" + first.campaign() + "/" + first.municipality() + "/" + first.post(),
                networks);
    }

    private Week week(LocalDate today, Phrases phrases) {
        LocalDate from = today.minusDays(7);
        DeliveryFilter filter = between(own(), from, today, phrases);
        List<Delivery> published = deliveries
                .newestFirst(filter.being(DeliveryStatus.PUBLISHED), null, MOST_READ)
                .items();
        int open = count(filter, WAITING);
        int stillToday = count(between(own(), today, today.plusDays(1), phrases), DeliveryStatus.SCHEDULED);
        int sent = count(filter, DeliveryStatus.PUBLISHED);
        return new Week(
                phrases.days(from, today.minusDays(1)),
                sent,
                sent + open,
                open,
                slowest(published, phrases),
                stillToday);
    }

    private static String slowest(List<Delivery> published, Phrases phrases) {
        return published.stream()
                .map(each -> took(each.dueAt(), each.publishedAt()))
                .max(Duration::compareTo)
                .filter(took -> !took.isNegative())
                .map(took -> phrases.text("start.week.slowest", took.toMillis() / 1000.0))
                .orElse("");
    }

    private static Duration took(Instant due, @Nullable Instant published) {
        return published == null ? Duration.ZERO : Duration.between(due, published);
    }

    private static DeliveryFilter between(DeliveryFilter filter, LocalDate from, LocalDate before, Phrases phrases) {
        return filter.due(
                from.atStartOfDay(phrases.zone()).toInstant(),
                before.atStartOfDay(phrases.zone()).toInstant());
    }

    private List<Care> care(Phrases phrases) {
        List<Care> care = new ArrayList<>();
        for (Account account : accounts.all()) {
            AccountHealth health = accounts.health(account.id());
            if (!(health instanceof AccountHealth.Ready) && rights.maySee(account.municipality())) {
                Town town = shelf.running()
                        .map(campaign -> towns.find(campaign.id(), account.municipality()))
                        .orElse(null);
                String name = (town == null ? account.municipality().value() : town.name()) + ", "
                        + phrases.network(account.network());
                care.add(new Care(name, phrases.health(health)));
            }
        }
        return care;
    }
}
