/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.paper;

import de.malklug.queue.Timetable;
import de.malklug.storage.WhileServing;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Lets the clockwork look whether reports are due, and whether one was left half made. */
@Component
@WhileServing
class ReportTimetable implements SmartInitializingSingleton {

    private static final Duration OFTEN = Duration.ofMinutes(1);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration NOW_AND_THEN = Duration.ofMinutes(15);

    private final ObjectProvider<Timetable> timetable;
    private final ReportJobs jobs;
    private final MonthlyReports monthly;
    private final Forgetting forgetting;

    ReportTimetable(
            ObjectProvider<Timetable> timetable, ReportJobs jobs, MonthlyReports monthly, Forgetting forgetting) {
        this.timetable = timetable;
        this.jobs = jobs;
        this.monthly = monthly;
        this.forgetting = forgetting;
    }

    @Override
    public void afterSingletonsInstantiated() {
        timetable.ifAvailable(clockwork -> {
            clockwork.every("resume-reports", OFTEN, jobs::resume);
            clockwork.every("monthly-reports", NOW_AND_THEN, monthly::run);
            clockwork.every("forget-figures", DAILY, forgetting::run);
        });
    }
}
