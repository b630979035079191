/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.NetworkId;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryId;
import de.malklug.queue.DeliveryStatus;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody wants to see of the queue, as the address says it. What the address says wrongly is left out.
 *
 * @param status only this one
 * @param group only this group
 * @param open whose details are shown
 * @param after where the stretch begins, from the ledger
 * @param live whether the page renews itself
 */
record QueueQuery(
        @Nullable DeliveryStatus status,
        @Nullable RowGroup group,
        @Nullable MunicipalityId municipality,
        @Nullable NetworkId network,
        @Nullable Days days,
        @Nullable DeliveryId open,
        @Nullable String after,
        boolean live) {

    static final String PATH = "/queue";

    private static final int LONGEST_CURSOR = 200;

    /** @param from first day, to last day, both included */
    record Days(LocalDate from, LocalDate to) {

        static Days parse(String text) {
            String[] halves = text.split("\\.\\.", 2);
            return new Days(LocalDate.parse(halves[0]), LocalDate.parse(halves[halves.length - 1]));
        }

        @Override
        public String toString() {
            return from + ".." + to;
        }
    }

    static QueueQuery of(MultiValueMap<String, String> parameters) {
        String after = parameters.getFirst("after");
        return new QueueQuery(
                read(parameters, "status", text -> DeliveryStatus.valueOf(text.toUpperCase(Locale.ROOT))),
                read(parameters, "group", text -> RowGroup.valueOf(text.toUpperCase(Locale.ROOT))),
                read(parameters, "municipality", MunicipalityId::new),
                read(parameters, "network", NetworkId::new),
                read(parameters, "days", Days::parse),
                read(parameters, "open", DeliveryId::new),
                after != null && after.length() <= LONGEST_CURSOR ? after : null,
                !"off".equals(parameters.getFirst("live")));
    }

    private static <T> @Nullable T read(
            MultiValueMap<String, String> parameters, String name, Function<String, T> reading) {
        String text = parameters.getFirst(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return reading.apply(text.strip());
        } catch (IllegalArgumentException | DateTimeException misspelt) {
            return null;
        }
    }

    /** Whether one list is shown instead of all groups. */
    public boolean isOneList() {
        return status != null || group != null;
    }

    /** Whether anything is left out besides what the reader may not see. */
    public boolean isFiltered() {
        return municipality != null || network != null || days != null;
    }

    /** Everything the filters let through, whatever its status. */
    DeliveryFilter filter(Set<MunicipalityId> visible, ZoneId zone) {
        Set<MunicipalityId> wanted = municipality == null || (!visible.isEmpty() && !visible.contains(municipality))
                ? visible
                : Set.of(municipality);
        DeliveryFilter filter = DeliveryFilter.ALL.of(wanted);
        if (network != null) {
            filter = filter.on(network);
        }
        if (days != null) {
            filter = filter.due(
                    days.from().atStartOfDay(zone).toInstant(),
                    days.to().plusDays(1).atStartOfDay(zone).toInstant());
        }
        return filter;
    }

    public String href() {
        return href(PATH);
    }

    String href(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "status", status == null ? null : status.name().toLowerCase(Locale.ROOT));
        add(address, "group", group == null ? null : group.name().toLowerCase(Locale.ROOT));
        add(address, "municipality", municipality);
        add(address, "network", network);
        add(address, "days", days);
        add(address, "open", open);
        add(address, "after", after);
        add(address, "live", live ? null : "off");
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, value);
        }
    }

    QueueQuery onlyStatus(@Nullable DeliveryStatus wanted) {
        return new QueueQuery(wanted, null, municipality, network, days, null, null, live);
    }

    QueueQuery onlyGroup(RowGroup wanted) {
        return new QueueQuery(null, wanted, municipality, network, days, null, null, live);
    }

    QueueQuery opening(@Nullable DeliveryId wanted) {
        return new QueueQuery(status, group, municipality, network, days, wanted, after, live);
    }

    public QueueQuery from(@Nullable String cursor) {
        return new QueueQuery(status, group, municipality, network, days, null, cursor, live);
    }

    public QueueQuery renewing(boolean wanted) {
        return new QueueQuery(status, group, municipality, network, days, open, after, wanted);
    }

    public QueueQuery withoutFilters() {
        return new QueueQuery(null, null, null, null, null, null, null, live);
    }
}
