/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.networks.telegram.*}.
 *
 * @param webAddress where people read posts; the permalink is {@code <web-address>/<channel>/<message id>}
 * @param stagingChat a private channel in which every bot may post: pictures and videos are sent there first, so that the one
 *     call that makes a post public carries no bytes; null to send them with that call
 * @param silent whether followers get no sound with a new post
 * @param protect whether posts can't be forwarded or saved
 * @param preview whether a post without pictures shows a preview of its link
 * @param reactions whether malklug reads reactions; the bot must be administrator and have no other reader of its updates
 * @param batchSize posts whose reactions are read at once; one call tells about all of them
 * @param pace own limits below those of Telegram
 * @param limits what Telegram takes
 */
@ConfigurationProperties("malklug.networks.telegram")
record TelegramSettings(
        @DefaultValue("https://t.me") URI webAddress,
        @Nullable String stagingChat,
        @DefaultValue("false") boolean silent,
        @DefaultValue("false") boolean protect,
        @DefaultValue("true") boolean preview,
        @DefaultValue("false") boolean reactions,
        @DefaultValue("1000") int batchSize,
        @DefaultValue Pace pace,
        @DefaultValue Assumed limits) {

    /**
     * Settings {@code malklug.networks.telegram.pace.*}: Telegram holds back what comes faster, and may deliver it after the
     * call was given up.
     *
     * @param distance least time between two messages in a channel
     * @param perMinute most messages in a channel within a minute; each picture of an album is one
     */
    record Pace(
            @DefaultValue("1s") Duration distance,
            @DefaultValue("20") int perMinute) {}

    /**
     * Settings {@code malklug.networks.telegram.limits.*}, by the Bot API's own documentation. There is no limit of a server's
     * own to ask for.
     *
     * @param text characters (code points) of a message
     * @param caption characters (code points) below pictures; what is longer follows as a message of its own
     * @param album pictures and videos in one message
     * @param imageBytes largest picture
     * @param imageSide longest side of a picture, so that width and height together stay below 10,000
     * @param imageRatio how many times longer one side may be than the other
     * @param imageTypes accepted content types of pictures
     * @param videoBytes largest video
     * @param videoTypes accepted content types of videos
     * @param parts most parts of a chain of replies; our own limit
     */
    record Assumed(
            @DefaultValue("4096") int text,
            @DefaultValue("1024") int caption,
            @DefaultValue("10") int album,
            @DefaultValue("10000000") long imageBytes,
            @DefaultValue("5000") int imageSide,
            @DefaultValue("20") double imageRatio,

            @DefaultValue({"image/jpeg", "image/png", "image/webp", "image/gif"})
            Set<String> imageTypes,

            @DefaultValue("50000000") long videoBytes,
            @DefaultValue("video/mp4") Set<String> videoTypes,
            @DefaultValue("25") int parts) {}
}
