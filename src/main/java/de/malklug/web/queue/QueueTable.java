/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.campaign.MunicipalityId;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.Page;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queue as a table for a spreadsheet: semicolons, UTF-8 with its mark, every matching delivery. */
@Component
class QueueTable {

    static final String PATH = "/queue.csv";

    private static final String MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r";
    private static final int STRETCH = 500;

    private final Deliveries deliveries;
    private final Rows rows;
    private final Towns towns;

    QueueTable(Deliveries deliveries, Rows rows, Towns towns) {
        this.deliveries = deliveries;
        this.rows = rows;
        this.towns = towns;
    }

    void write(QueueQuery query, Set<MunicipalityId> visible, Phrases phrases, Writer to) throws IOException {
        DeliveryFilter filter = query.filter(visible, phrases.zone());
        if (query.status() != null) {
            filter = filter.being(query.status());
        } else if (query.group() != null) {
            filter = filter.being(query.group().statuses());
        }
        to.write(MARK);
        to.write(line(Stream.of(
                        "due",
                        "post",
                        "municipality",
                        "network",
                        "account",
                        "status",
                        "attempts",
                        "published",
                        "address",
                        "explanation",
                        "id")
                .map(column -> phrases.text("queue.csv." + column))
                .toList()));
        String after = null;
        do {
            Page<Delivery> page = deliveries.page(filter, after, STRETCH);
            for (Delivery delivery : page.items()) {
                to.write(line(cells(delivery, phrases)));
            }
            after = page.next();
        } while (after != null);
    }

    private List<String> cells(Delivery delivery, Phrases phrases) {
        return List.of(
                local(delivery.dueAt(), phrases.zone()),
                delivery.title(),
                towns.find(delivery.campaign(), delivery.municipality()).name(),
                phrases.network(delivery.network()),
                rows.accountName(delivery),
                phrases.status(delivery.status()),
                Integer.toString(delivery.attempts()),
                local(delivery.publishedAt(), phrases.zone()),
                delivery.remoteUrl() == null ? "" : delivery.remoteUrl().toString(),
                delivery.explanation() == null ? "" : phrases.explain(delivery.explanation()),
                delivery.id().value());
    }

    private static String local(@Nullable Instant instant, ZoneId zone) {
        return instant == null
                ? ""
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(QueueTable::cell).collect(Collectors.joining(";", "", "\r\n"));
    }

    /** Quoted, and never taken for a formula. */
    private static String cell(String text) {
        String plain = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + plain.replace("\"", "\"\"") + '"';
    }
}
