/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.graph.GraphBudget;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code malklug.networks.facebook.*}.
 *
 * @param version of the Graph API; Meta serves an expired one as the oldest it still has
 * @param uploadAddress where the bytes of reels go
 * @param webAddress where people read posts, for links Facebook does not name itself
 * @param settlingTime how long after a lost answer Facebook may still be working on a comment or video; an own figure
 * @param lookMargin how far before the first attempt a search begins
 * @param lookPageSize entries asked for at once in a search; Facebook gives at most 100
 * @param lookPages most pages read in a search; if they do not reach back far enough, nothing can be told
 * @param clocksAgree how far before a call the hidden post it made may be dated
 * @param photoMaxAge a hidden post is begun anew if its pictures were uploaded longer ago; Facebook removes unused ones after 24 h
 * @param pollInterval pause before the first questions whether a video is processed; later ones are asked less often
 * @param longestPoll longest pause between two such questions
 * @param processingLimit a video that is still not public then is a person's business
 * @param videoTries how often a video may fail to upload before it is given up
 * @param missingTries how often an object may be missing that should be there; Meta loses sight of fresh ones
 * @param missingRetryAfter pause between these tries
 * @param linkTries how often Facebook may fail to read a linked page
 * @param linkRetryAfter pause between these tries
 * @param tooFastWait pause where Facebook says that the Page posts too fast and not for how long
 * @param metricsMaxAge how long a metric counts as abolished before it is asked for again
 * @param usage how full a budget may be
 * @param metrics Meta's names of what is read
 * @param limits what Facebook takes
 */
@ConfigurationProperties("malklug.networks.facebook")
record FacebookSettings(
        @DefaultValue("v26.0") String version,
        @DefaultValue("https://rupload.facebook.com") URI uploadAddress,
        @DefaultValue("https://www.facebook.com") URI webAddress,
        @DefaultValue("300s") Duration settlingTime,
        @DefaultValue("2m") Duration lookMargin,
        @DefaultValue("25") int lookPageSize,
        @DefaultValue("8") int lookPages,
        @DefaultValue("5s") Duration clocksAgree,
        @DefaultValue("20h") Duration photoMaxAge,
        @DefaultValue("5s") Duration pollInterval,
        @DefaultValue("1m") Duration longestPoll,
        @DefaultValue("2h") Duration processingLimit,
        @DefaultValue("3") int videoTries,
        @DefaultValue("3") int missingTries,
        @DefaultValue("5m") Duration missingRetryAfter,
        @DefaultValue("2") int linkTries,
        @DefaultValue("60s") Duration linkRetryAfter,
        @DefaultValue("3h") Duration tooFastWait,
        @DefaultValue("24h") Duration metricsMaxAge,
        @NestedConfigurationProperty @DefaultValue GraphBudget.Thresholds usage,
        @DefaultValue Metrics metrics,
        @DefaultValue Allowed limits) {

    /**
     * Settings {@code malklug.networks.facebook.metrics.*}.
     *
     * @param batchSize posts whose figures are read in one call; Meta takes at most 50
     * @param impressions of a post
     * @param reach of a post
     * @param clicks of a post, told apart by type
     * @param linkClicks the type that means clicks on the link
     * @param reelPlays how often a reel was shown
     * @param reelViews how often a reel was watched
     * @param videoViews how often a video that is no reel was watched
     */
    record Metrics(
            @DefaultValue("50") int batchSize,
            @DefaultValue("post_media_view") String impressions,
            @DefaultValue("post_total_media_view_unique") String reach,
            @DefaultValue("post_clicks_by_type") String clicks,
            @DefaultValue("link clicks") String linkClicks,
            @DefaultValue("fb_reels_total_plays") String reelPlays,
            @DefaultValue("blue_reels_play_count") String reelViews,
            @DefaultValue("total_video_views") String videoViews) {

        List<String> ofPosts() {
            return List.of(impressions, reach, clicks);
        }

        List<String> ofVideos() {
            return List.of(reelPlays, reelViews, videoViews);
        }
    }

    /**
     * Settings {@code malklug.networks.facebook.limits.*}.
     *
     * @param characters of a post, in UTF-16 units
     * @param commentCharacters of a comment; an own figure
     * @param pictures of one post; Facebook names no limit, ten are proven
     * @param altText characters of a description; an own figure
     * @param imageSize largest picture; the documents say 10 MB, some Pages are refused more than 4 MB
     * @param imageTypes accepted picture types; others are converted
     * @param videoSize largest video; an own figure
     * @param videoTypes accepted video types
     * @param longestVideo longest video; an own figure
     * @param shortestReel an upright video that is shorter is posted as a plain video
     * @param longestReel an upright video that is longer is posted as a plain video
     * @param parts a post and its first comments; an own figure
     */
    record Allowed(
            @DefaultValue("63206") int characters,
            @DefaultValue("8000") int commentCharacters,
            @DefaultValue("10") int pictures,
            @DefaultValue("1000") int altText,
            @DefaultValue("4000000B") DataSize imageSize,

            @DefaultValue({"image/jpeg", "image/png", "image/gif"})
            Set<String> imageTypes,

            @DefaultValue("1GB") DataSize videoSize,
            @DefaultValue({"video/mp4", "video/quicktime"}) Set<String> videoTypes,
            @DefaultValue("4h") Duration longestVideo,
            @DefaultValue("3s") Duration shortestReel,
            @DefaultValue("90s") Duration longestReel,
            @DefaultValue("10") int parts) {}
}
