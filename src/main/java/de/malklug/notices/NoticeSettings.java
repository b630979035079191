/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.notices;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.notices.*}.
 *
 * @param every how often malklug looks for what people must know
 * @param patience how long an urgent notice may be read by nobody and mailed to nobody before health says so
 * @param repeat how soon a further mail may follow about a cause that goes on
 * @param keep how long settled notices are kept
 */
@ConfigurationProperties("malklug.notices")
record NoticeSettings(
        @DefaultValue("15s") Duration every,
        @DefaultValue("10m") Duration patience,
        @DefaultValue("1h") Duration repeat,
        @DefaultValue("90d") Duration keep) {}
