/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code malklug.networks.linkedin.*}.
 *
 * @param version of the API, as year and month
 * @param versionMonths how many months LinkedIn serves a version
 * @param versionDay on which day of the last month a version may end
 * @param versionWarning how long before that malklug begins to warn
 * @param webAddress where people read posts; the permalink is {@code <web-address>/feed/update/<urn>/}
 * @param oauthAddress where tokens are exchanged
 * @param uploadDomains hosts and domains to which pictures and videos may be sent; LinkedIn names the address
 * @param settlingTime how long after a lost answer a post may still be missing from the page's list
 * @param lookMargin how far before the first attempt a search begins
 * @param lookPageSize posts asked for at once in a search; LinkedIn gives at most 100
 * @param lookPages most pages read in a search; if they do not reach back far enough, nothing can be told
 * @param duplicateMargin how far a post's birth may lie outside the unclear attempt it is taken to come from
 * @param batchSize posts whose figures are read in one call; LinkedIn names no limit
 * @param pollInterval pause before the first question whether media is processed; later ones are asked less often
 * @param unseenWait pause instead of such questions, where a member's access may not ask them
 * @param processingLimit media that is still not processed then counts as failed
 * @param mediaTries how often the same picture or video may fail over there before it is given up
 * @param mediaRetryAfter pause before such media is sent again
 * @param commentWait pause after LinkedIn does not know yet what is to be commented on
 * @param throttledFor how long an account waits after too many calls where LinkedIn names no wait; until midnight UTC, when
 *     its limits begin anew, if not set
 * @param tokenWarning age of an access token from which malklug warns; it lives 60 days
 * @param refreshAhead how long before its end an access token is renewed, where it can be
 * @param limits what LinkedIn takes
 */
@ConfigurationProperties("malklug.networks.linkedin")
record LinkedInSettings(
        @DefaultValue("202609") String version,
        @DefaultValue("12") int versionMonths,
        @DefaultValue("15") int versionDay,
        @DefaultValue("60d") Duration versionWarning,
        @DefaultValue("https://www.linkedin.com") URI webAddress,
        @DefaultValue("https://www.linkedin.com") URI oauthAddress,

        @DefaultValue({"linkedin.com", "licdn.com"}) Set<String> uploadDomains,

        @DefaultValue("300s") Duration settlingTime,
        @DefaultValue("2m") Duration lookMargin,
        @DefaultValue("20") int lookPageSize,
        @DefaultValue("10") int lookPages,
        @DefaultValue("60s") Duration duplicateMargin,
        @DefaultValue("50") int batchSize,
        @DefaultValue("5s") Duration pollInterval,
        @DefaultValue("10s") Duration unseenWait,
        @DefaultValue("1h") Duration processingLimit,
        @DefaultValue("2") int mediaTries,
        @DefaultValue("60s") Duration mediaRetryAfter,
        @DefaultValue("10s") Duration commentWait,
        @Nullable Duration throttledFor,
        @DefaultValue("50d") Duration tokenWarning,
        @DefaultValue("10d") Duration refreshAhead,
        @DefaultValue Limits limits) {

    LinkedInSettings {
        if (!version.matches("\\d{4}(?:0[1-9]|1[0-2])")) {
            throw new IllegalArgumentException("malklug.networks.linkedin.version is a year and a month, like 202609");
        }
    }

    /**
     * Settings {@code malklug.networks.linkedin.limits.*}.
     *
     * @param characters of a post, counted after reserved characters were escaped
     * @param commentCharacters of a comment
     * @param comments most further parts of a post, sent as comments below it
     * @param images pictures per post
     * @param imagePixels largest picture, width times height
     * @param imageSize largest picture; LinkedIn names no limit
     * @param videoSize largest video
     * @param videoShortest shortest video
     * @param videoLongest longest video
     * @param altText characters of an alt text
     */
    record Limits(
            @DefaultValue("3000") int characters,
            @DefaultValue("1250") int commentCharacters,
            @DefaultValue("5") int comments,
            @DefaultValue("20") int images,
            @DefaultValue("36152319") long imagePixels,
            @DefaultValue("20MB") DataSize imageSize,
            @DefaultValue("500MB") DataSize videoSize,
            @DefaultValue("3s") Duration videoShortest,
            @DefaultValue("30m") Duration videoLongest,
            @DefaultValue("4086") int altText) {}
}
