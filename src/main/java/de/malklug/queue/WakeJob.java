/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.springframework.beans.factory.annotation.Autowired;

/** What every slot trigger runs: wakes the lanes of whatever is due or about to be, and is done. */
final class WakeJob implements Job {

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Wakeup wakeup;

    @Override
    public void execute(JobExecutionContext context) {
        wakeup.soon();
    }
}
