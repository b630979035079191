/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.queue.*}.
 *
 * @param lease how long a claim holds; longer than the longest call
 * @param sweep how often ledger and triggers are compared
 * @param tries how often a step is tried before a person is told
 * @param inFlight how many publications may be under way at once, over all accounts
 * @param hourlyCap the most attempts per account within an hour, against runaways
 * @param accountPause how long an account whose access broke is left alone before the next try
 * @param grace how late a claim may be before the watchdog raises an alarm
 */
@ConfigurationProperties("malklug.queue")
public record QueueSettings(
        @DefaultValue("5m") Duration lease,
        @DefaultValue("20s") Duration sweep,
        @DefaultValue("8") int tries,
        @DefaultValue("500") int inFlight,
        @DefaultValue("60") int hourlyCap,
        @DefaultValue("15m") Duration accountPause,
        @DefaultValue("60s") Duration grace) {}
