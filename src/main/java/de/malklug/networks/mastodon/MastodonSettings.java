/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code malklug.networks.mastodon.*}.
 *
 * @param settlingTime how long after a lost answer the server may still be working on a post: longer than the 120 s its
 *     proxy waits
 * @param pollInterval pause before the first questions whether media is processed; later ones are asked less often
 * @param processingLimit media that is still not processed then counts as failed
 * @param mediaMaxAge media uploaded longer ago is uploaded anew; servers remove what is unattached after 24 h
 * @param mediaTries how often the same picture or video may fail over there before it is given up
 * @param mediaRetryAfter pause before such a picture is sent again
 * @param lookMargin how far before the first attempt a search begins
 * @param lookPageSize posts asked for at once in a search; servers give at most 40
 * @param lookPages most pages read in a search; if they do not reach back far enough, nothing can be told
 * @param lookSources most posts whose exact text is fetched in one search
 * @param visibility of a post: {@code public}, {@code unlisted}, {@code private} or {@code direct}
 * @param replyVisibility of the further parts of a thread
 * @param batchSize posts whose figures are read in one call; servers take at most 20
 * @param limitsMaxAge how long a server's own limits are remembered
 * @param limitsRetryAfter pause before a server that did not tell its limits is asked again
 * @param limits what is assumed of a server that does not tell
 */
@ConfigurationProperties("malklug.networks.mastodon")
record MastodonSettings(
        @DefaultValue("150s") Duration settlingTime,
        @DefaultValue("3s") Duration pollInterval,
        @DefaultValue("1h") Duration processingLimit,
        @DefaultValue("20h") Duration mediaMaxAge,
        @DefaultValue("2") int mediaTries,
        @DefaultValue("60s") Duration mediaRetryAfter,
        @DefaultValue("2m") Duration lookMargin,
        @DefaultValue("40") int lookPageSize,
        @DefaultValue("10") int lookPages,
        @DefaultValue("20") int lookSources,
        @DefaultValue("public") String visibility,
        @DefaultValue("unlisted") String replyVisibility,
        @DefaultValue("20") int batchSize,
        @DefaultValue("6h") Duration limitsMaxAge,
        @DefaultValue("5m") Duration limitsRetryAfter,
        @DefaultValue Assumed limits) {

    /**
     * Settings {@code malklug.networks.mastodon.limits.*}: Mastodon's own defaults.
     *
     * @param characters of a post, content warning included
     * @param urlCharacters what every link counts, however long it is
     * @param attachments pictures per post
     * @param altText characters of a description
     * @param imageSize largest picture
     * @param imagePixels largest picture, width times height
     * @param gifPixels largest GIF, width times height
     * @param videoSize largest video
     * @param parts most parts of a thread; our own limit, servers have none
     * @param mediaTypes accepted content types
     */
    record Assumed(
            @DefaultValue("500") int characters,
            @DefaultValue("23") int urlCharacters,
            @DefaultValue("4") int attachments,
            @DefaultValue("1500") int altText,
            @DefaultValue("16MB") DataSize imageSize,
            @DefaultValue("33177600") long imagePixels,
            @DefaultValue("921600") long gifPixels,
            @DefaultValue("99MB") DataSize videoSize,
            @DefaultValue("25") int parts,

            @DefaultValue({
                "image/jpeg",
                "image/png",
                "image/gif",
                "image/heic",
                "image/heif",
                "image/webp",
                "image/avif",
                "video/webm",
                "video/mp4",
                "video/quicktime",
                "video/ogg"
            })
            Set<String> mediaTypes) {}
}
