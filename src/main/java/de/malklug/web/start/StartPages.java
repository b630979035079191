/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.start;

import de.malklug.accounts.Account;
import de.malklug.accounts.AccountHealth;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.MunicipalityId;
import de.malklug.mail.Outbox;
import de.malklug.queue.Clockwork;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.security.People;
import de.malklug.security.Person;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.security.Role;
import de.malklug.web.layout.CampaignShelf;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.web.start.StartPage.Care;
import de.malklug.web.start.StartPage.Line;
import de.malklug.web.start.StartPage.Network;
import de.malklug.web.start.StartPage.Next;
import de.malklug.web.start.StartPage.Waiting;
import de.malklug.web.start.StartPage.Work;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what the first page tells, as the reader's role needs it. */
@Component
class StartPages {

    private static final int MOST_NEXT = 5;
    private static final int MOST_READ = 500;

    private final Deliveries deliveries;
    private final StartWaiting waiting;
    private final StartWeek weeks;
    private final StartFigures figures;
    private final Accounts accounts;
    private final StartInbox inbox;
    private final Clockwork clockwork;
    private final People people;
    private final Outbox outbox;
    private final CampaignShelf shelf;
    private final Towns towns;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    StartPages(
            Deliveries deliveries,
            StartWaiting waiting,
            StartWeek weeks,
            StartFigures figures,
            Accounts accounts,
            StartInbox inbox,
            Clockwork clockwork,
            People people,
            Outbox outbox,
            CampaignShelf shelf,
            Towns towns,
            Rights rights,
            Voice voice,
            Clock clock) {
        this.deliveries = deliveries;
        this.waiting = waiting;
        this.weeks = weeks;
        this.figures = figures;
        this.accounts = accounts;
        this.inbox = inbox;
        this.clockwork = clockwork;
        this.people = people;
        this.outbox = outbox;
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
        Person reader = rights.current();
        MunicipalityId own = reader.municipality();
        Tile<List<Delivery>> ofToday = Tile.of(
                "posts of today",
                () -> deliveries
                        .page(StartWeek.between(DeliveryFilter.ALL, today, today.plusDays(1), phrases), null, MOST_READ)
                        .items());
        Tile<Waiting> waits = Tile.of("what waits", () -> waiting.waiting(phrases));
        return new StartPage(
                reader.role().name().toLowerCase(Locale.ROOT),
                title(own, today, phrases),
                lead(ofToday.value(), waits.value(), phrases),
                rights.may(Right.WRITE_POSTS),
                waits,
                Tile.of("day", () -> day(ofToday, now, phrases)),
                phrases.time(now),
                Tile.of("next posts", () -> next(own, phrases)),
                rights.maySeeQueue() ? Tile.of("week", () -> weeks.week(today, phrases)) : null,
                Tile.of("shares", () -> weeks.fair(today, own, phrases)),
                rights.may(Right.SEE_ACCOUNTS) ? Tile.of("accounts", () -> accounts(phrases)) : null,
                reader.role() == Role.MARKETING ? Tile.of("reports", () -> figures.reporting(today, phrases)) : null,
                rights.may(Right.WRITE_POSTS) ? Tile.of("inbox", () -> inbox.came(phrases)) : null,
                reader.role() == Role.MARKETING || reader.role() == Role.ADMIN
                        ? Tile.of("figures", () -> figures.figures(today, phrases))
                        : null,
                rights.mayAdminister() ? Tile.of("work", () -> work(phrases)) : null);
    }

    private String title(@Nullable MunicipalityId own, LocalDate today, Phrases phrases) {
        if (own == null) {
            return phrases.text("start.today", phrases.longDay(today));
        }
        String town = towns.all().stream()
                .filter(each -> each.id().equals(own))
                .map(Town::name)
                .findFirst()
                .orElse(own.value());
        return phrases.text("start.town", town, phrases.longDay(today));
    }

    private static String lead(@Nullable List<Delivery> today, @Nullable Waiting waits, Phrases phrases) {
        if (today == null) {
            return "";
        }
        long posts = today.stream()
                .map(each -> each.municipality() + "/" + each.post())
                .distinct()
                .count();
        int inAll = waits == null ? 0 : waits.inAll();
        return phrases.text("start.lead", posts) + (inAll > 0 ? " " + phrases.text("start.look", inAll) : "");
    }

    private DayRail day(Tile<List<Delivery>> ofToday, Instant now, Phrases phrases) {
        List<Delivery> known = ofToday.value();
        if (known == null) {
            throw new IllegalStateException("The posts of today are not known");
        }
        return DayRail.of(known, towns.all(), now, towns, phrases);
    }

    private List<Next> next(@Nullable MunicipalityId own, Phrases phrases) {
        DeliveryFilter filter = own == null ? DeliveryFilter.ALL : DeliveryFilter.ALL.of(java.util.Set.of(own));
        Map<String, List<Delivery>> posts = new LinkedHashMap<>();
        deliveries
                .page(filter.being(DeliveryStatus.SCHEDULED, DeliveryStatus.PUBLISHING), null, MOST_NEXT * 10)
                .items()
                .forEach(each -> posts.computeIfAbsent(
                                each.campaign() + "/" + each.municipality() + "/" + each.post() + " " + each.dueAt(),
                                post -> new ArrayList<>())
                        .add(each));
        return posts.values().stream()
                .limit(MOST_NEXT)
                .map(post -> next(post, own != null, phrases))
                .toList();
    }

    private Next next(List<Delivery> post, boolean withState, Phrases phrases) {
        Delivery first = post.getFirst();
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
                towns.find(first.campaign(), first.municipality()),
                first.title(),
                "/posts/" + first.campaign() + "/" + first.municipality() + "/" + first.post(),
                networks,
                withState ? state(first, phrases) : "");
    }

    /** How far the post is on all its accounts. */
    private String state(Delivery first, Phrases phrases) {
        Map<DeliveryStatus, Integer> counts = deliveries.countByStatus(DeliveryFilter.ALL
                .in(first.campaign())
                .of(java.util.Set.of(first.municipality()))
                .ofPost(first.post()));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum()
                - counts.getOrDefault(DeliveryStatus.CANCELLED, 0);
        int published = counts.getOrDefault(DeliveryStatus.PUBLISHED, 0);
        return published == 0
                ? phrases.text("start.next.accounts", all)
                : phrases.text("start.next.published", published, all);
    }

    private StartPage.Accounts accounts(Phrases phrases) {
        List<Care> care = new ArrayList<>();
        int own = 0;
        for (Account account : accounts.all()) {
            if (!rights.may(Right.SEE_ACCOUNTS, account.municipality())) {
                continue;
            }
            own++;
            AccountHealth health = accounts.health(account.id());
            if (!(health instanceof AccountHealth.Ready)) {
                String town = shelf.running()
                        .map(campaign -> towns.find(campaign.id(), account.municipality())
                                .name())
                        .orElse(account.municipality().value());
                care.add(new Care("failed", town + ", " + phrases.network(account.network()), phrases.health(health)));
            }
        }
        return new StartPage.Accounts(care, own - care.size());
    }

    private Work work(Phrases phrases) {
        List<Line> lines = new ArrayList<>();
        Clockwork.Pulse pulse = clockwork.pulse();
        lines.add(new Line(
                pulse.running() ? "published" : "failed",
                phrases.text(
                        pulse.running() ? "start.work.runs" : "start.work.stands", phrases.instant(pulse.lastBeat())),
                "/queue",
                phrases.text("notice.action.queue")));
        int failed = outbox.failed();
        boolean ready = outbox.isReady();
        String mail = !ready
                ? phrases.text("start.work.no-mail")
                : failed > 0 ? phrases.text("start.work.mail-failed", failed) : phrases.text("start.work.mail");
        lines.add(new Line(
                !ready ? "missed" : failed > 0 ? "failed" : "published",
                mail,
                "/admin/mails",
                phrases.text("start.work.mails")));
        lines.add(new Line(
                "published",
                phrases.text("start.work.people", people.all().size()),
                "/admin/users",
                phrases.text("nav.people")));
        return new Work(lines);
    }
}
