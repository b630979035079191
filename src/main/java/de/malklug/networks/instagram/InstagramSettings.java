/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import de.malklug.networks.graph.ContainerTimes;
import de.malklug.networks.graph.GraphBudget;
import de.malklug.networks.graph.GraphTokens;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code malklug.networks.instagram.*}.
 *
 * @param version of the Graph API
 * @param facebookHosts servers whose accounts log in with Facebook and have a Page token
 * @param settlingTime how long after a lost answer Instagram may still be working on a post
 * @param repeatAfterLooks whether a post that no look found may be sent again more than once without asking a person
 * @param pollInterval pause before the first questions whether a container is ready; later ones are asked less often
 * @param longestPoll longest pause between two such questions
 * @param processingLimit a container that is still not ready then counts as failed
 * @param hiddenFor how long a container that can't be seen is asked for before it is published all the same
 * @param containerMaxAge an older container is made anew; Instagram throws them away after 24 h
 * @param containerTries how often containers of the same post may fail over there before it is given up
 * @param containerRetryAfter pause before a failed container is made anew
 * @param readyFor how long the word that a container is ready is believed
 * @param missingRetries pauses before a container that is said to be missing is published again
 * @param rateLimitWait pause where Instagram says "too many" without saying for how long
 * @param quotaWait pause before the daily number of posts is asked for again, once it is used up
 * @param quotaMemory how long that number is remembered
 * @param lookMargin how far before the first attempt a search begins
 * @param lookPageSize posts or comments asked for at once in a search
 * @param lookPages most pages read in a search; if they do not reach back far enough, nothing can be told
 * @param batchSize posts whose figures are read at once; with Instagram's own login each of them is a call
 * @param metrics names of the figures that every kind of post has
 * @param usage when to step back before Instagram refuses
 * @param renewal when tokens of Instagram's own login are renewed
 * @param limits what a post may be
 */
@ConfigurationProperties("malklug.networks.instagram")
record InstagramSettings(
        @DefaultValue("v25.0") String version,
        @DefaultValue("graph.facebook.com") Set<String> facebookHosts,
        @DefaultValue("300s") Duration settlingTime,
        @DefaultValue("false") boolean repeatAfterLooks,
        @DefaultValue("5s") Duration pollInterval,
        @DefaultValue("30s") Duration longestPoll,
        @DefaultValue("1h") Duration processingLimit,
        @DefaultValue("10m") Duration hiddenFor,
        @DefaultValue("20h") Duration containerMaxAge,
        @DefaultValue("2") int containerTries,
        @DefaultValue("60s") Duration containerRetryAfter,
        @DefaultValue("30s") Duration readyFor,
        @DefaultValue({"30s", "60s"}) List<Duration> missingRetries,
        @DefaultValue("15m") Duration rateLimitWait,
        @DefaultValue("1h") Duration quotaWait,
        @DefaultValue("1h") Duration quotaMemory,
        @DefaultValue("2m") Duration lookMargin,
        @DefaultValue("25") int lookPageSize,
        @DefaultValue("20") int lookPages,
        @DefaultValue("50") int batchSize,

        @DefaultValue({"views", "reach", "likes", "comments", "shares", "saved", "reposts"})
        List<String> metrics,

        @NestedConfigurationProperty @DefaultValue GraphBudget.Thresholds usage,
        @NestedConfigurationProperty @DefaultValue GraphTokens.Renewal renewal,
        @DefaultValue Limits limits) {

    /**
     * Settings {@code malklug.networks.instagram.limits.*}.
     *
     * @param caption characters of a caption or comment
     * @param hashtags most of them in a caption
     * @param mentions most of them in a caption
     * @param media pictures and videos of one post
     * @param comments most comments below the post by its own account; our own limit
     * @param altText characters of a picture's alt text; videos have none
     * @param imageSize largest picture
     * @param imageSide most pixels on a picture's longer side
     * @param imageWidth fewest pixels across
     * @param imageNarrowest smallest width divided by height of a picture
     * @param imageWidest largest width divided by height of a picture
     * @param videoSize largest video
     * @param videoShortest shortest video
     * @param videoLongest longest video
     * @param videoNarrowest smallest width divided by height of a video
     * @param videoWidest largest width divided by height of a video
     */
    record Limits(
            @DefaultValue("2200") int caption,
            @DefaultValue("30") int hashtags,
            @DefaultValue("20") int mentions,
            @DefaultValue("10") int media,
            @DefaultValue("10") int comments,
            @DefaultValue("1000") int altText,
            @DefaultValue("8MB") DataSize imageSize,
            @DefaultValue("1440") int imageSide,
            @DefaultValue("320") int imageWidth,
            @DefaultValue("0.8") double imageNarrowest,
            @DefaultValue("1.91") double imageWidest,
            @DefaultValue("300MB") DataSize videoSize,
            @DefaultValue("3s") Duration videoShortest,
            @DefaultValue("15m") Duration videoLongest,
            @DefaultValue("0.01") double videoNarrowest,
            @DefaultValue("10") double videoWidest) {}

    ContainerTimes containers() {
        return new ContainerTimes(
                pollInterval,
                longestPoll,
                Duration.ZERO,
                processingLimit,
                hiddenFor,
                containerMaxAge,
                containerTries,
                containerRetryAfter,
                readyFor,
                missingRetries,
                rateLimitWait,
                quotaWait);
    }
}
