/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code malklug.networks.x.*}.
 *
 * @param webAddress where people read posts; the permalink is {@code <web-address>/<name>/status/<id>}
 * @param settlingTime how long after a lost answer a post may still be missing from the account's own list
 * @param lookMargin how far before the first attempt a search begins
 * @param lookPageSize posts asked for at once in a search, 5 to 100; every post read costs money
 * @param lookPages most pages read in a search; if they do not reach back far enough, nothing can be told
 * @param batchSize posts whose figures are read in one call; X takes at most 100
 * @param privateFigures for how long after a post X tells its clicks
 * @param segment how much of a video is sent in one call; X takes at most 5 MB, and 1,000 segments
 * @param mediaMargin media that expires sooner than this is uploaded anew; X keeps unattached media for a day
 * @param mediaTries how often the same picture or video may fail over there before it is given up
 * @param mediaRetryAfter pause before such media is sent again
 * @param processingLimit a video that is still not processed then counts as failed
 * @param limits what X takes
 * @param session life of tokens
 */
@ConfigurationProperties("malklug.networks.x")
record XSettings(
        @DefaultValue("https://x.com") URI webAddress,
        @DefaultValue("900s") Duration settlingTime,
        @DefaultValue("2m") Duration lookMargin,
        @DefaultValue("20") int lookPageSize,
        @DefaultValue("10") int lookPages,
        @DefaultValue("100") int batchSize,
        @DefaultValue("30d") Duration privateFigures,
        @DefaultValue("4MB") DataSize segment,
        @DefaultValue("1h") Duration mediaMargin,
        @DefaultValue("2") int mediaTries,
        @DefaultValue("60s") Duration mediaRetryAfter,
        @DefaultValue("1h") Duration processingLimit,
        @DefaultValue Limits limits,
        @DefaultValue Session session) {

    /**
     * Settings {@code malklug.networks.x.limits.*}.
     *
     * @param characters weighted characters of a post
     * @param premiumCharacters weighted characters of a post by an account with a Premium subscription
     * @param parts most parts of a thread; our own limit
     * @param media pictures per post
     * @param altText characters of an alt text
     * @param imageSize largest picture
     * @param videoSize largest video
     * @param videoShortest shortest video
     * @param videoLongest longest video
     * @param imageTypes accepted pictures
     * @param videoTypes accepted videos
     */
    record Limits(
            @DefaultValue("280") int characters,
            @DefaultValue("25000") int premiumCharacters,
            @DefaultValue("25") int parts,
            @DefaultValue("4") int media,
            @DefaultValue("1000") int altText,
            @DefaultValue("5MB") DataSize imageSize,
            @DefaultValue("512MB") DataSize videoSize,
            @DefaultValue("500ms") Duration videoShortest,
            @DefaultValue("140s") Duration videoLongest,

            @DefaultValue({"image/jpeg", "image/png", "image/webp", "image/gif"})
            Set<String> imageTypes,

            @DefaultValue({"video/mp4", "video/quicktime", "video/webm", "video/mp2t"})
            Set<String> videoTypes) {}

    /**
     * Settings {@code malklug.networks.x.session.*}.
     *
     * @param accessLifetime of an access token whose answer does not tell it
     * @param refreshAhead how much life a token must have left for anything but the call that makes a post public
     * @param needed how much life it must have left for that call: longer than the longest call
     * @param lease how long one process may take to exchange the refresh token; longer than two such calls
     */
    record Session(
            @DefaultValue("120m") Duration accessLifetime,
            @DefaultValue("30m") Duration refreshAhead,
            @DefaultValue("130s") Duration needed,
            @DefaultValue("90s") Duration lease) {}
}
