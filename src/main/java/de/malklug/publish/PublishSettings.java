/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.publish.*}.
 *
 * @param firstRetry wait before the second try where the network names none; three times as long before each further one
 * @param longestRetry the longest such wait
 * @param rateLimitWait wait where a network says "too many" without saying for how long
 * @param askAfter how long malklug looks by itself for an unconfirmed post before it asks a person
 * @param longestLook the longest wait between two looks
 * @param unclearPause how long an account waits after a lost answer on a network that can't be asked: what was lost may
 *     still be on its way there
 */
@ConfigurationProperties("malklug.publish")
record PublishSettings(
        @DefaultValue("10s") Duration firstRetry,
        @DefaultValue("15m") Duration longestRetry,
        @DefaultValue("60s") Duration rateLimitWait,
        @DefaultValue("30m") Duration askAfter,
        @DefaultValue("1h") Duration longestLook,
        @DefaultValue("2m") Duration unclearPause) {}
