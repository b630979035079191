/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much people may upload.
 *
 * @param largestPicture largest picture, as it is uploaded
 * @param largestVideo largest video, as it is uploaded
 */
@ConfigurationProperties("malklug.library")
public record LibrarySettings(
        @DefaultValue("30MB") DataSize largestPicture,
        @DefaultValue("1GB") DataSize largestVideo) {}
