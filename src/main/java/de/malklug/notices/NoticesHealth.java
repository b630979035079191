/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import java.time.Clock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether somebody learns of what is urgent. */
@Component("noticesHealthIndicator")
final class NoticesHealth implements HealthIndicator {

    private final Notices notices;
    private final NoticeSettings settings;
    private final Clock clock;

    NoticesHealth(Notices notices, NoticeSettings settings, Clock clock) {
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Health health() {
        int unreached = notices.unreached(clock.instant().minus(settings.patience()));
        Health.Builder health = unreached == 0 ? Health.up() : Health.down();
        health.withDetail("urgentUnreached", unreached).withDetail("mail", notices.canMail());
        return health.build();
    }
}
