/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.afterwards.*}.
 *
 * @param keepTrying how long malklug goes on trying to change or delete a published post
 * @param look how often it looks for what is to be tried again
 */
@ConfigurationProperties("malklug.afterwards")
record AfterwardsSettings(
        @DefaultValue("3h") Duration keepTrying,
        @DefaultValue("20s") Duration look) {}
