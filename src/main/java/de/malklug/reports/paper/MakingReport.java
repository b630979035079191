/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the steps of the job do for one report. Each can be done again: what is there already is left as it is. */
@Component
@StepScope
class MakingReport {

    private final ReportStore store;
    private final FrozenReports frozen;
    private final ReportFiles files;
    private final Clock clock;
    private final String id;
    private boolean given;

    MakingReport(
            ReportStore store,
            FrozenReports frozen,
            ReportFiles files,
            Clock clock,
            @Value("#{jobParameters['" + MakeReport.REPORT + "']}") String id) {
        this.store = store;
        this.frozen = frozen;
        this.files = files;
        this.clock = clock;
        this.id = id;
    }

    /** The report's id, once per step; then null. */
    @Nullable
    String once() {
        if (given) {
            return null;
        }
        given = true;
        return id;
    }

    void freeze() {
        StoredReport report = report();
        if (report.checksum() == null) {
            frozen.freeze(report);
        }
    }

    void seal() {
        if (report().checksum() == null) {
            store.seal(id, store.checksum(id), frozen.oldest(id).orElse(null));
        }
    }

    void write(ReportFormat format) {
        files.path(report(), format);
        store.alive(id, clock.instant());
    }

    void finish() {
        store.state(id, StoredReport.State.READY, null, clock.instant());
    }

    private StoredReport report() {
        return store.find(id).orElseThrow(() -> new IllegalStateException("There is no report " + id));
    }
}
