/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** What every slot trigger runs: wakes the lanes of whatever is due or about to be, and is done. */
final class WakeJob implements Job {

    private final Wakeup wakeup;

    WakeJob(Wakeup wakeup) {
        this.wakeup = wakeup;
    }

    @Override
    public void execute(JobExecutionContext context) {
        wakeup.soon();
    }
}
