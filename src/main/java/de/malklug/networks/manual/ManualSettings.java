/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.manual;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code malklug.networks.manual.*}. Every channel is different, so these are no more than a frame.
 *
 * @param characters longest text of a part
 * @param media most pictures and videos of a part
 * @param imageSize largest picture
 * @param imageTypes content types of pictures
 * @param videoSize largest video
 * @param videoTypes content types of videos
 * @param altText longest alt text
 * @param parts most parts of a post
 */
@ConfigurationProperties("malklug.networks.manual")
record ManualSettings(
        @DefaultValue("10000") int characters,
        @DefaultValue("20") int media,
        @DefaultValue("50MB") DataSize imageSize,

        @DefaultValue({"image/jpeg", "image/png", "image/webp", "image/gif"})
        Set<String> imageTypes,

        @DefaultValue("1GB") DataSize videoSize,
        @DefaultValue({"video/mp4", "video/quicktime"}) Set<String> videoTypes,
        @DefaultValue("2000") int altText,
        @DefaultValue("25") int parts) {}
