/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.campaign.MunicipalityId;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Page;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import de.malklug.web.layout.Voice;
import de.malklug.web.queue.QueuePage.Group;
import de.malklug.web.queue.QueuePage.Tab;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Looks up what a page of the queue shows. */
@Component
class QueuePages {

    static final int LONG_LIST = 50;

    private static final List<DeliveryStatus> TABS = List.of(
            DeliveryStatus.UNCONFIRMED,
            DeliveryStatus.FAILED,
            DeliveryStatus.MISSED,
            DeliveryStatus.PUBLISHING,
            DeliveryStatus.SCHEDULED,
            DeliveryStatus.HELD,
            DeliveryStatus.PUBLISHED,
            DeliveryStatus.CANCELLED);

    private final Deliveries deliveries;
    private final Rows rows;
    private final Choices choices;
    private final Rights rights;
    private final Voice voice;
    private final Clock clock;

    QueuePages(Deliveries deliveries, Rows rows, Choices choices, Rights rights, Voice voice, Clock clock) {
        this.deliveries = deliveries;
        this.rows = rows;
        this.choices = choices;
        this.rights = rights;
        this.voice = voice;
        this.clock = clock;
    }

    /** @param shown rows that are on the page already and must not move; empty for a fresh page */
    QueuePage page(QueueQuery query, ShownRows shown) {
        Phrases phrases = voice.phrases();
        Set<MunicipalityId> visible = rights.visibleMunicipalities();
        DeliveryFilter filter = query.filter(visible, phrases.zone());
        Map<DeliveryStatus, Integer> counts = deliveries.countByStatus(filter);
        Listing fresh = query.isOneList() ? oneList(query, filter) : allGroups(filter);
        Listing listing = shown.isEmpty() ? withOpened(fresh, query, visible) : steady(fresh, shown, visible);
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        Instant now = clock.instant();
        return new QueuePage(
                query,
                tabs(query, counts, total, phrases),
                groups(listing, query, counts, phrases),
                total,
                query.isFiltered() ? unfiltered(visible) : total,
                phrases.text("queue.stand", phrases.timeToSecond(now)),
                phrases.text("queue.lost", phrases.timeToSecond(now)),
                refresh(query, listing),
                shown.isEmpty() ? 0 : fresh.countWithout(shown),
                listing.next() == null ? null : query.from(listing.next()).href(),
                phrases.text(
                        "queue.announcement",
                        RowGroup.WAITING.count(counts),
                        counts.getOrDefault(DeliveryStatus.PUBLISHED, 0)),
                choices.of(query, visible, phrases),
                counts.getOrDefault(DeliveryStatus.MISSED, 0) > 1 && rights.may(Right.DECIDE));
    }

    private int unfiltered(Set<MunicipalityId> visible) {
        return deliveries.countByStatus(DeliveryFilter.ALL.of(visible)).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private Listing allGroups(DeliveryFilter filter) {
        Map<RowGroup, List<Delivery>> found = new EnumMap<>(RowGroup.class);
        for (RowGroup group : RowGroup.values()) {
            found.put(
                    group,
                    group.inOrder(read(group, filter.being(group.statuses()), null, group.shown())
                            .items()));
        }
        return new Listing(found, null);
    }

    private Listing oneList(QueueQuery query, DeliveryFilter filter) {
        DeliveryStatus status = query.status();
        RowGroup group =
                status == null ? Optional.ofNullable(query.group()).orElse(RowGroup.NEXT) : RowGroup.of(status);
        DeliveryFilter wanted = status == null ? filter.being(group.statuses()) : filter.being(status);
        Page<Delivery> page = read(group, wanted, query.after(), LONG_LIST);
        return new Listing(Map.of(group, page.items()), page.next());
    }

    private Page<Delivery> read(RowGroup group, DeliveryFilter filter, @Nullable String after, int limit) {
        return group.isNewestFirst()
                ? deliveries.newestFirst(filter, after, limit)
                : deliveries.page(filter, after, limit);
    }

    /** An opened delivery is shown even if it is not among the first of its group. */
    private Listing withOpened(Listing fresh, QueueQuery query, Set<MunicipalityId> visible) {
        DeliveryId open = query.open();
        if (open == null || fresh.contains(open)) {
            return fresh;
        }
        Optional<Delivery> opened = find(open, visible);
        if (opened.isEmpty()) {
            return fresh;
        }
        Map<RowGroup, List<Delivery>> groups = new TreeMap<>(fresh.groups());
        RowGroup group = RowGroup.of(opened.get().status());
        List<Delivery> rows = new ArrayList<>(groups.getOrDefault(group, List.of()));
        rows.addFirst(opened.get());
        groups.put(group, rows);
        return new Listing(groups, fresh.next());
    }

    /** The rows somebody is reading, as they are now but where they were. */
    private Listing steady(Listing fresh, ShownRows shown, Set<MunicipalityId> visible) {
        Map<DeliveryId, Delivery> known =
                fresh.all().stream().collect(Collectors.toMap(Delivery::id, each -> each, (one, same) -> one));
        Map<RowGroup, List<Delivery>> groups = new EnumMap<>(RowGroup.class);
        shown.groups()
                .forEach((group, ids) -> groups.put(
                        group,
                        ids.stream()
                                .map(id -> Optional.ofNullable(known.get(id)).or(() -> find(id, visible)))
                                .flatMap(Optional::stream)
                                .toList()));
        return new Listing(groups, fresh.next());
    }

    private Optional<Delivery> find(DeliveryId id, Set<MunicipalityId> visible) {
        return deliveries.find(id).filter(found -> visible.isEmpty() || visible.contains(found.municipality()));
    }

    private List<Tab> tabs(QueueQuery query, Map<DeliveryStatus, Integer> counts, int total, Phrases phrases) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab(
                null,
                "queue",
                phrases.text("queue.all"),
                total,
                query.onlyStatus(null).href(),
                !query.isOneList()));
        for (DeliveryStatus status : TABS) {
            tabs.add(new Tab(
                    status,
                    History.icon(status),
                    phrases.status(status),
                    counts.getOrDefault(status, 0),
                    query.onlyStatus(status).href(),
                    status == query.status()));
        }
        return tabs;
    }

    private List<Group> groups(
            Listing listing, QueueQuery query, Map<DeliveryStatus, Integer> counts, Phrases phrases) {
        List<Group> groups = new ArrayList<>();
        listing.groups().forEach((kind, found) -> {
            if (!found.isEmpty()) {
                int count = query.status() == null ? kind.count(counts) : counts.getOrDefault(query.status(), 0);
                groups.add(group(kind, found, count, query, phrases));
            }
        });
        return groups;
    }

    private Group group(RowGroup kind, List<Delivery> found, int count, QueueQuery query, Phrases phrases) {
        String name = query.status() == null ? phrases.text(kind.key()) : phrases.status(query.status());
        String heading = found.size() < count
                ? phrases.text("queue.heading-some", name, found.size(), count)
                : phrases.text("queue.heading-all", name, count);
        List<QueueRow> told =
                found.stream().map(each -> rows.row(each, query, phrases)).toList();
        String more = !query.isOneList() && found.size() < count
                ? query.onlyGroup(kind).href()
                : null;
        return new Group(kind, heading, told, more, count);
    }

    private static String refresh(QueueQuery query, Listing listing) {
        Map<RowGroup, List<DeliveryId>> rows = new EnumMap<>(RowGroup.class);
        listing.groups()
                .forEach((group, found) ->
                        rows.put(group, found.stream().map(Delivery::id).toList()));
        return UriComponentsBuilder.fromUriString(query.href())
                .queryParam("rows", new ShownRows(rows))
                .build(true)
                .toUriString();
    }

    private record Listing(
            Map<RowGroup, List<Delivery>> groups, @Nullable String next) {

        List<Delivery> all() {
            return groups.values().stream().flatMap(List::stream).toList();
        }

        boolean contains(DeliveryId id) {
            return all().stream().anyMatch(each -> each.id().equals(id));
        }

        int countWithout(ShownRows shown) {
            return (int)
                    all().stream().filter(each -> !shown.contains(each.id())).count();
        }
    }
}
