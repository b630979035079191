/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.plan.*}.
 *
 * @param horizon how far ahead the appearances of a series stand in the queue; it moves on by itself
 * @param fillAhead how far ahead queue slots are filled that nothing takes
 * @param look how often free slots are looked for
 */
@ConfigurationProperties("malklug.plan")
public record PlanAhead(
        @DefaultValue("60d") Duration horizon,
        @DefaultValue("7d") Duration fillAhead,
        @DefaultValue("1m") Duration look) {

    /** As it is without settings. */
    public static final PlanAhead USUAL = new PlanAhead(Duration.ofDays(60), Duration.ofDays(7), Duration.ofMinutes(1));
}
