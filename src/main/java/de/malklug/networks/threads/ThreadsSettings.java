/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import de.malklug.networks.graph.ContainerTimes;
import de.malklug.networks.graph.GraphBudget;
import de.malklug.networks.graph.GraphTokens;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code malklug.networks.threads.*}.
 *
 * @param version of the Threads API, which has a line of its own
 * @param replyControl who may answer: {@code everyone}, {@code accounts_you_follow}, {@code mentioned_only}, {@code
 *     parent_post_author_only} or {@code followers_only}
 * @param settlingTime how long after a lost answer Threads may still be working on a post
 * @param repeatAfterLooks whether a post that no look found may be sent again more than once without asking a person
 * @param pollInterval pause before the first questions whether a container is ready; later ones are asked less often
 * @param longestPoll longest pause between two such questions
 * @param publishAfter how old a container has to be before it is published
 * @param processingLimit a container that is still not ready then counts as failed
 * @param hiddenFor how long a container that can't be seen is asked for before it is published all the same
 * @param containerMaxAge an older container is made anew; Threads throws them away after 24 h
 * @param containerTries how often containers of the same part may fail over there before it is given up
 * @param containerRetryAfter pause before a failed container is made anew
 * @param readyFor how long the word that a container is ready is believed
 * @param missingRetries pauses before a container that is said to be missing is published again
 * @param rateLimitWait pause where Threads says "too many" without saying for how long
 * @param quotaWait pause before the daily number of posts is asked for again, once it is used up
 * @param quotaMemory how long that number is remembered
 * @param lookMargin how far before the first attempt a search begins
 * @param lookPageSize posts asked for at once in a search
 * @param lookPages most pages read in a search; if they do not reach back far enough, nothing can be told
 * @param metrics names of a post's figures
 * @param usage when to step back before Threads refuses
 * @param renewal when tokens are renewed
 * @param limits what a post may be
 */
@ConfigurationProperties("malklug.networks.threads")
record ThreadsSettings(
        @DefaultValue("v1.0") String version,
        @DefaultValue("everyone") String replyControl,
        @DefaultValue("300s") Duration settlingTime,
        @DefaultValue("false") boolean repeatAfterLooks,
        @DefaultValue("5s") Duration pollInterval,
        @DefaultValue("30s") Duration longestPoll,
        @DefaultValue("30s") Duration publishAfter,
        @DefaultValue("1h") Duration processingLimit,
        @DefaultValue("10m") Duration hiddenFor,
        @DefaultValue("20h") Duration containerMaxAge,
        @DefaultValue("2") int containerTries,
        @DefaultValue("60s") Duration containerRetryAfter,
        @DefaultValue("30s") Duration readyFor,
        @DefaultValue({"5s", "15s", "30s"}) List<Duration> missingRetries,
        @DefaultValue("5m") Duration rateLimitWait,
        @DefaultValue("1h") Duration quotaWait,
        @DefaultValue("1h") Duration quotaMemory,
        @DefaultValue("2m") Duration lookMargin,
        @DefaultValue("25") int lookPageSize,
        @DefaultValue("20") int lookPages,

        @DefaultValue({"views", "likes", "replies", "reposts", "quotes", "shares"})
        List<String> metrics,

        @NestedConfigurationProperty @DefaultValue GraphBudget.Thresholds usage,
        @NestedConfigurationProperty @DefaultValue GraphTokens.Renewal renewal,
        @DefaultValue Limits limits) {

    /**
     * Settings {@code malklug.networks.threads.limits.*}.
     *
     * @param characters of a post; emoji count as their bytes
     * @param links most of them in a post
     * @param media pictures and videos of one post
     * @param parts most parts of a thread; our own limit
     * @param altText characters of an alt text
     * @param imageSize largest picture
     * @param imageSide most pixels on a picture's longer side
     * @param imageNarrowest smallest width divided by height of a picture
     * @param imageWidest largest width divided by height of a picture
     * @param videoSize largest video
     * @param videoLongest longest video
     * @param videoNarrowest smallest width divided by height of a video
     * @param videoWidest largest width divided by height of a video
     */
    record Limits(
            @DefaultValue("500") int characters,
            @DefaultValue("5") int links,
            @DefaultValue("20") int media,
            @DefaultValue("25") int parts,
            @DefaultValue("1000") int altText,
            @DefaultValue("8MB") DataSize imageSize,
            @DefaultValue("1440") int imageSide,
            @DefaultValue("0.1") double imageNarrowest,
            @DefaultValue("10") double imageWidest,
            @DefaultValue("1GB") DataSize videoSize,
            @DefaultValue("5m") Duration videoLongest,
            @DefaultValue("0.01") double videoNarrowest,
            @DefaultValue("10") double videoWidest) {}

    ContainerTimes containers() {
        return new ContainerTimes(
                pollInterval,
                longestPoll,
                publishAfter,
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
