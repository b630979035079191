/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.engagement.*}.
 *
 * @param ages at which ages a post's figures are read, counted from its publication
 * @param interval how often malklug looks whether a reading is due
 * @param followers how old an account's follower count may get while none of its posts is due
 * @param lease how long a run may be silent before another may begin; longer than the longest call
 * @param accountsAtOnce from how many accounts of a network figures are read at the same time
 * @param callsPerHour how many calls an account may cost in an hour; what is due beyond that waits for the next runs
 */
@ConfigurationProperties("malklug.engagement")
public record EngagementSettings(
        @DefaultValue({"15m", "1h", "6h", "24h", "3d", "7d", "14d", "30d", "90d"})
        List<Duration> ages,

        @DefaultValue("5m") Duration interval,
        @DefaultValue("24h") Duration followers,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("16") int accountsAtOnce,
        @DefaultValue("600") int callsPerHour) {

    public EngagementSettings {
        ages = List.copyOf(ages);
    }
}
