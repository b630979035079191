/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.PlannedPost;
import de.malklug.reports.CsvForm;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Phrases;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** The list as a table for spreadsheets, in the form German ones read. */
@Component
class ListTable {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Towns towns;

    ListTable(Towns towns) {
        this.towns = towns;
    }

    void write(List<PlannedPost> posts, String server, Phrases phrases, Writer to) throws IOException {
        CsvForm form = CsvForm.EXCEL;
        to.write(form.start());
        to.write(form.line(heads(phrases)));
        for (PlannedPost post : posts) {
            to.write(form.line(cells(post, server, phrases)));
        }
    }

    /** The same as a spreadsheet, with real dates. */
    void write(List<PlannedPost> posts, String server, Phrases phrases, OutputStream to) throws IOException {
        try (Workbook book = new Workbook(to, "malklug", "1.0")) {
            Worksheet sheet = book.newWorksheet(phrases.text("posts.title"));
            List<String> heads = heads(phrases);
            for (int i = 0; i < heads.size(); i++) {
                sheet.value(0, i, heads.get(i));
                sheet.style(0, i).bold().fillColor("EBEAE3").set();
                sheet.width(i, 18);
            }
            sheet.freezePane(0, 1);
            for (int row = 1; row <= posts.size(); row++) {
                PlannedPost post = posts.get(row - 1);
                List<Object> cells = cells(post, server, phrases);
                for (int i = 0; i < cells.size(); i++) {
                    if (cells.get(i) instanceof Number number) {
                        sheet.value(row, i, number);
                    } else {
                        sheet.value(row, i, cells.get(i).toString());
                    }
                }
                ZonedDateTime due = post.dueAt().atZone(phrases.zone());
                sheet.value(row, 0, due.toLocalDate());
                sheet.style(row, 0).format("dd.mm.yyyy").set();
                sheet.value(row, 1, due.toLocalTime().toSecondOfDay() / 86_400.0);
                sheet.style(row, 1).format("hh:mm").set();
            }
        }
    }

    private static List<String> heads(Phrases phrases) {
        return Stream.of(
                        "day",
                        "time",
                        "zone",
                        "post",
                        "municipality",
                        "networks",
                        "theme",
                        "status",
                        "published",
                        "accounts",
                        "address")
                .map(column -> phrases.text("posts.csv." + column))
                .toList();
    }

    private List<Object> cells(PlannedPost post, String server, Phrases phrases) {
        ZonedDateTime due = post.dueAt().atZone(phrases.zone());
        return List.of(
                DAY.format(due),
                TIME.format(due),
                phrases.zoneName(post.dueAt()),
                post.title(),
                towns.find(post.campaign(), post.municipality()).name(),
                post.networks().stream().map(phrases::network).collect(Collectors.joining(", ")),
                post.theme() == null ? "" : post.theme(),
                Tiles.word(post.state(), phrases),
                post.statuses().stream()
                        .filter(status -> status == DeliveryStatus.PUBLISHED)
                        .count(),
                post.targets().size(),
                server + Tiles.postHref(Tiles.key(post)));
    }
}
