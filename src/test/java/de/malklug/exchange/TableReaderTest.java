/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.exchange.TableReading.Reason;
import de.malklug.exchange.TableReading.Unreadable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.Assertions;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class TableReaderTest {

    @Test
    void reads_what_german_and_other_programs_write() {
        String table = "Datum;Text\r\n09.11.2026;\"Grüße; aus \"\"Soest\"\"\r\nund mehr\"\r\n\r\n10.11.2026;Zwei\r\n";
        for (byte[] file : List.of(
                table.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + table).getBytes(StandardCharsets.UTF_8),
                table.getBytes(Charset.forName("windows-1252")),
                ("sep=;\r\n" + table).getBytes(StandardCharsets.UTF_8))) {
            TableSheet sheet = (TableSheet) TableReader.read(file);
            assertThat(sheet.heads()).containsExactly("Datum", "Text");
            assertThat(sheet.lines().get(0).cells()).containsExactly("09.11.2026", "Grüße; aus \"Soest\"\nund mehr");
            assertThat(sheet.lines()).hasSize(2);
        }
        TableSheet commas = (TableSheet) TableReader.read("a,b\n1,\"2;3\"\n".getBytes(StandardCharsets.UTF_8));
        assertThat(commas.lines().getFirst()).isEqualTo(new TableSheet.Line(2, List.of("1", "2;3")));
        TableSheet tabs = (TableSheet) TableReader.read("a\tb\n1\t2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(tabs.lines().getFirst().cells()).containsExactly("1", "2");
    }

    @Test
    void reads_dates_and_times_of_spreadsheets() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("Beiträge");
            List<String> heads = List.of("Datum", "Uhrzeit", "Beides", "Zahl", "Text");
            for (int i = 0; i < heads.size(); i++) {
                sheet.value(0, i, heads.get(i));
            }
            sheet.value(1, 0, LocalDate.of(2026, 11, 9));
            sheet.style(1, 0).format("dd.mm.yyyy").set();
            sheet.value(1, 1, 9.5 / 24);
            sheet.style(1, 1).format("hh:mm").set();
            sheet.value(1, 2, LocalDateTime.of(2026, 11, 9, 14, 5));
            sheet.style(1, 2).format("dd.mm.yyyy hh:mm").set();
            sheet.value(1, 3, 12);
            sheet.value(1, 4, "=1+1 & Grüße");
        }

        TableSheet sheet = (TableSheet) TableReader.read(file.toByteArray());

        assertThat(sheet.lines().getFirst().cells())
                .containsExactly("2026-11-09", "09:30", "2026-11-09T14:05", "12", "=1+1 & Grüße");
    }

    @Test
    void no_file_does_harm() throws IOException {
        assertThat(TableReader.read(new byte[0])).isEqualTo(new Unreadable(Reason.EMPTY, 0));
        assertThat(TableReader.read("a;b\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Unreadable(Reason.EMPTY, 0));
        assertThat(TableReader.read(new byte[] {1, 0, 2, 0})).isEqualTo(new Unreadable(Reason.UNKNOWN_FORMAT, 0));
        assertThat(TableReader.read(("a;b\n" + "1;2\n".repeat(10_001)).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Unreadable.class, found -> assertThat(found.reason()).isEqualTo(Reason.TOO_MANY_LINES));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] nothing = new byte[1024 * 1024];
            for (int i = 0; i < 130; i++) {
                zip.write(nothing);
            }
        }
        assertThat(TableReader.read(bomb.toByteArray())).isEqualTo(new Unreadable(Reason.TOO_LARGE, 0));
        assertThat(TableReader.read("PK\u0003\u0004kaputt".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Unreadable(Reason.DAMAGED, 0));
    }

    @Test
    void understands_headings_in_german_and_english() {
        assertThat(TableField.of("Alternativ-Text")).contains(TableField.ALT);
        assertThat(TableField.of("Überschrift")).contains(TableField.TITLE);
        assertThat(TableField.of("Date")).contains(TableField.DATE);
        assertThat(TableField.of("Kanäle")).contains(TableField.NETWORKS);
        assertThat(TableField.of("Bemerkung")).isEmpty();
    }

    @Test
    void understands_days_and_times_as_people_write_them() {
        LocalDate day = LocalDate.of(2026, 11, 9);
        for (String text : List.of("09.11.2026", "9.11.26", "Mo., 9. 11. 2026", "Montag, 9.11.2026", "2026-11-09")) {
            assertThat(TableTimes.day(text)).as(text).isEqualTo(day);
        }
        for (String text : List.of("9:00", "09:00", "09.00 Uhr", "9 Uhr", "09:00:00")) {
            assertThat(TableTimes.time(text)).as(text).isEqualTo(LocalTime.of(9, 0));
        }
        for (String text : List.of("09.11.2026 09:00", "2026-11-09T09:00", "9.11.2026, 9:00 Uhr", "2026-11-09 9:00")) {
            assertThat(TableTimes.moment(text)).as(text).isEqualTo(day.atTime(9, 0));
        }
        Assertions.assertThatThrownBy(() -> TableTimes.day("31.02.2026")).isInstanceOf(DateTimeException.class);
        Assertions.assertThatThrownBy(() -> TableTimes.time("900")).isInstanceOf(DateTimeException.class);
    }
}
