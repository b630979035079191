/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

import de.malklug.exchange.TableReading.Reason;
import de.malklug.exchange.TableReading.Unreadable;
import de.malklug.exchange.TableSheet.Line;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reads CSV files and spreadsheets. Of CSV it finds out by itself whether it is UTF-8 or what Excel writes in Germany (Windows-1252), and
 * whether semicolons, commas or tabs stand between the cells. No file can make it read more than the limits allow.
 */
public final class TableReader {

    /** Largest file. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    static final int MOST_LINES = 10_000;
    private static final int MOST_COLUMNS = 100;
    private static final long MOST_UNPACKED = 128L * 1024 * 1024;
    private static final Charset OF_EXCEL = Charset.forName("windows-1252");
    private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(24 * 60 * 60);

    private TableReader() {}

    public static TableReading read(byte[] file) {
        if (file.length > MOST_BYTES) {
            return new Unreadable(Reason.TOO_LARGE, 0);
        }
        if (ReadableWorkbook.isOLE2Header(start(file))) {
            return new Unreadable(Reason.OLD_EXCEL, 0);
        }
        try {
            return ReadableWorkbook.isOOXMLZipHeader(start(file)) ? spreadsheet(file) : csv(file);
        } catch (CsvParseException e) {
            return new Unreadable(Reason.DAMAGED, 0);
        } catch (IOException | ExcelReaderException | IllegalArgumentException | IllegalStateException e) {
            return new Unreadable(Reason.DAMAGED, 0);
        }
    }

    private static byte[] start(byte[] file) {
        return java.util.Arrays.copyOf(file, Math.max(8, Math.min(file.length, 512)));
    }

    private static TableReading csv(byte[] file) throws IOException {
        String text = text(file);
        if (text.indexOf('\0') >= 0) {
            return new Unreadable(Reason.UNKNOWN_FORMAT, 0);
        }
        Rows rows = new Rows();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord line : reader) {
                if (!rows.add((int) line.getStartingLineNumber(), line.getFields())) {
                    return new Unreadable(Reason.TOO_MANY_LINES, line.getStartingLineNumber());
                }
            }
        }
        return rows.sheet();
    }

    private static String text(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(file, OF_EXCEL);
        }
        String whole = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return whole.startsWith("sep=") ? whole.substring(Math.max(0, whole.indexOf('\n') + 1)) : whole;
    }

    /** What stands most often in the first line, outside of quotes. */
    private static char separator(String text) {
        int[] counts = new int[3];
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"') {
                quoted = !quoted;
            } else if (!quoted && (each == '\n' || each == '\r')) {
                break;
            } else if (!quoted && ";,\t".indexOf(each) >= 0) {
                counts[";,\t".indexOf(each)]++;
            }
        }
        int best = counts[0] >= counts[1] ? 0 : 1;
        return ";,\t".charAt(counts[2] > counts[best] ? 2 : best);
    }

    private static TableReading spreadsheet(byte[] file) throws IOException {
        if (unpacksTooLarge(file)) {
            return new Unreadable(Reason.TOO_LARGE, 0);
        }
        Rows rows = new Rows();
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true))) {
            try (Stream<Row> all = book.getFirstSheet().openStream()) {
                for (Row row : (Iterable<Row>) all::iterator) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
                        cells.add(row.getOptionalCell(i).map(TableReader::text).orElse(""));
                    }
                    if (!rows.add(row.getRowNum(), cells)) {
                        return new Unreadable(Reason.TOO_MANY_LINES, row.getRowNum());
                    }
                }
            }
        }
        return rows.sheet();
    }

    /** Counts what really comes out, whatever the file claims about itself. */
    private static boolean unpacksTooLarge(byte[] file) throws IOException {
        Path packed = Files.createTempFile("malklug-table", ".xlsx");
        try {
            Files.write(packed, file);
            return unpacksTooLarge(packed);
        } finally {
            Files.deleteIfExists(packed);
        }
    }

    private static boolean unpacksTooLarge(Path packed) throws IOException {
        long unpacked = 0;
        byte[] buffer = new byte[64 * 1024];
        try (ZipFile zip = new ZipFile(packed.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        unpacked += read;
                        if (unpacked > MOST_UNPACKED) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static String text(Cell cell) {
        if (cell.getType() != CellType.NUMBER) {
            return cell.getType() == CellType.ERROR ? "" : Objects.requireNonNullElse(cell.getText(), "");
        }
        BigDecimal number = cell.asNumber();
        String format =
                Objects.requireNonNullElse(cell.getDataFormatString(), "").toLowerCase(Locale.ROOT);
        String form = format.replaceAll("\\[[^\\]]*\\]|\"[^\"]*\"|\\\\.", "");
        boolean day = form.contains("y") || form.contains("d");
        boolean time = form.contains("h");
        if (!day && !time) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (!day || number.compareTo(BigDecimal.ONE) < 0) {
            BigDecimal part = number.remainder(BigDecimal.ONE);
            long second = part.multiply(SECONDS_OF_DAY)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            return LocalTime.ofSecondOfDay(Math.min(second, 86_399)).toString();
        }
        LocalDateTime moment = cell.asDate().plusNanos(500_000_000).withNano(0);
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT) && !time
                ? moment.toLocalDate().toString()
                : moment.toString();
    }

    /** Lines as they come; the first that says something has the headings. */
    private static final class Rows {

        private List<String> heads = List.of();
        private final List<Line> lines = new ArrayList<>();

        /** @return false if there are too many */
        boolean add(int number, List<String> cells) {
            List<String> clean = cells.stream()
                    .limit(MOST_COLUMNS)
                    .map(each -> each.replace("\r\n", "\n").strip())
                    .toList();
            if (clean.stream().allMatch(String::isEmpty)) {
                return true;
            }
            if (heads.isEmpty()) {
                heads = clean;
            } else {
                lines.add(new Line(number, clean));
            }
            return lines.size() <= MOST_LINES;
        }

        TableReading sheet() {
            return lines.isEmpty() ? new Unreadable(Reason.EMPTY, 0) : new TableSheet(heads, lines);
        }
    }
}
