/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import de.malklug.queue.Timetable;
import de.malklug.storage.WhileServing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Lets the clockwork look regularly whether a reading is due. */
@Component
@WhileServing
class CollectingTimetable implements SmartInitializingSingleton {

    private final ObjectProvider<Timetable> timetable;
    private final EngagementRuns runs;
    private final EngagementSettings settings;

    CollectingTimetable(ObjectProvider<Timetable> timetable, EngagementRuns runs, EngagementSettings settings) {
        this.timetable = timetable;
        this.runs = runs;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        timetable.ifAvailable(clockwork -> clockwork.every("collect-engagement", settings.interval(), runs::start));
    }
}
