/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.campaigns}, {@code malklug.anchor} and {@code malklug.watch}.
 *
 * @param campaigns a folder of campaigns, or the folder of one campaign
 * @param anchor moves campaigns in time, see {@link AnchorSetting}
 * @param watch how often a serving malklug looks whether campaign files changed
 */
@ConfigurationProperties("malklug")
public record EditorialSettings(
        @DefaultValue("campaigns") Path campaigns,
        @Nullable String anchor,
        @DefaultValue("500ms") Duration watch) {}
