/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.storage.DataFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Documents of reports in the data folder. They are only a convenience: whatever is missing is written again from the frozen data,
 * and a text that was changed makes a new document.
 */
@Component
class ReportFiles {

    private static final String FOLDER = "reports";

    private final DataFolder data;
    private final ReportStore store;
    private final FrozenReports frozen;
    private final Papers papers;

    ReportFiles(DataFolder data, ReportStore store, FrozenReports frozen, Papers papers) {
        this.data = data;
        this.store = store;
        this.frozen = frozen;
        this.papers = papers;
    }

    /** The document of a report as it is now. */
    Path path(StoredReport report, ReportFormat format) {
        Path file = folder(report).resolve("v" + report.version() + "." + format.ending());
        if (Files.isRegularFile(file)) {
            return file;
        }
        Path draft = file.resolveSibling("." + UUID.randomUUID());
        try {
            try (OutputStream to = Files.newOutputStream(draft)) {
                papers.write(
                        format,
                        frozen.compute(report),
                        store.texts(report.id()),
                        report.checksum(),
                        report.language(),
                        to);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The " + format + " of report " + report.id() + " could not be written", e);
        } finally {
            deleteQuietly(draft);
        }
    }

    /** Deletes all documents of a report. */
    void delete(String id) {
        try {
            FileSystemUtils.deleteRecursively(data.folder(FOLDER).resolve(id));
        } catch (IOException e) {
            throw new UncheckedIOException("Documents of report " + id + " could not be deleted", e);
        }
    }

    private Path folder(StoredReport report) {
        try {
            return Files.createDirectories(data.folder(FOLDER).resolve(report.id()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteQuietly(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            draft.toFile().deleteOnExit();
        }
    }
}
