/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code malklug.networks.youtube.*}. The Data API and uploads are at the account's own {@code server}.
 *
 * @param tokenServer where access tokens are refreshed
 * @param signInPage where people allow malklug to act for their channel
 * @param analyticsServer of the Analytics API
 * @param webAddress where people watch; the permalink is {@code <web-address>/watch?v=<id>}
 * @param uploadHosts hosts an upload session may be on, besides the account's server
 * @param settlingTime how long after a lost answer a first comment may still appear
 * @param batchSize videos whose figures are read in one call; the API takes at most 50
 * @param comments most first comments below a video
 * @param lookMargin how far before the first attempt a search begins
 * @param lookPages most pages of 50 videos or 100 comments read in a search
 * @param quotaZone zone at whose midnight the project's quota is renewed
 * @param session lifetimes of tokens
 * @param upload how bytes are sent
 * @param processing how the end of processing is waited for
 * @param reveal how a video is made public
 * @param video what is told about every video
 * @param limits of texts and files
 * @param analytics what is asked of the Analytics API
 */
@ConfigurationProperties("malklug.networks.youtube")
record YouTubeSettings(
        @DefaultValue("https://oauth2.googleapis.com") URI tokenServer,

        @DefaultValue("https://accounts.google.com/o/oauth2/v2/auth")
        URI signInPage,

        @DefaultValue("https://youtubeanalytics.googleapis.com")
        URI analyticsServer,

        @DefaultValue("https://www.youtube.com") URI webAddress,

        @DefaultValue({"www.googleapis.com", "youtube.googleapis.com"})
        Set<String> uploadHosts,

        @DefaultValue("5m") Duration settlingTime,
        @DefaultValue("50") int batchSize,
        @DefaultValue("10") int comments,
        @DefaultValue("2m") Duration lookMargin,
        @DefaultValue("5") int lookPages,
        @DefaultValue("America/Los_Angeles") ZoneId quotaZone,
        @DefaultValue Session session,
        @DefaultValue Upload upload,
        @DefaultValue Processing processing,
        @DefaultValue Reveal reveal,
        @DefaultValue Video video,
        @DefaultValue Limit limits,
        @DefaultValue Analytics analytics) {

    /**
     * @param refreshAhead how much life an access token must have left for a call; longer than the longest call
     * @param needed how much life it must have left for the calls that make something public
     */
    record Session(
            @DefaultValue("10m") Duration refreshAhead,
            @DefaultValue("130s") Duration needed) {}

    /**
     * @param chunk bytes sent in one call; a multiple of 256 KiB
     * @param lifetime how long an upload session is used; the API states none
     * @param sessions how many sessions are opened for one video before it is given up
     * @param firstLook wait before the list of uploads is searched for a video whose session is gone
     * @param secondLook wait before it is searched again; after that the video counts as absent
     */
    record Upload(
            @DefaultValue("8MB") DataSize chunk,
            @DefaultValue("24h") Duration lifetime,
            @DefaultValue("5") int sessions,
            @DefaultValue("60s") Duration firstLook,
            @DefaultValue("10m") Duration secondLook) {}

    /**
     * @param poll pause before it is asked for the first time; later ones are longer
     * @param longestPoll longest such pause
     * @param limit a video that is still not processed then counts as failed
     */
    record Processing(
            @DefaultValue("30s") Duration poll,
            @DefaultValue("5m") Duration longestPoll,
            @DefaultValue("24h") Duration limit) {}

    /**
     * @param tries how often a video that stays private is made public before a person is told
     * @param pause between two of these
     */
    record Reveal(
            @DefaultValue("3") int tries,
            @DefaultValue("20s") Duration pause) {}

    /**
     * @param privacy of a published video: {@code public} or {@code unlisted}
     * @param category id of a video category; 22 is People & Blogs
     * @param madeForKids whether videos are made for children; such videos take no comments
     * @param synthetic whether videos show altered or synthetic content that could be taken for real
     * @param embeddable whether other pages may show them
     * @param license {@code youtube} or {@code creativeCommon}
     * @param publicStatistics whether everybody sees their figures
     * @param notifySubscribers whether subscribers hear of them
     */
    record Video(
            @DefaultValue("public") String privacy,
            @DefaultValue("22") String category,
            @DefaultValue("false") boolean madeForKids,
            @DefaultValue("false") boolean synthetic,
            @DefaultValue("true") boolean embeddable,
            @DefaultValue("youtube") String license,
            @DefaultValue("true") boolean publicStatistics,
            @DefaultValue("true") boolean notifySubscribers) {}

    /**
     * @param title characters
     * @param description bytes in UTF-8
     * @param tags characters of all tags together, commas between them included
     * @param comment characters of a first comment
     * @param videoSize largest video
     * @param duration longest video; channels without a verified telephone number may upload 15 minutes
     * @param videoTypes accepted content types
     * @param thumbnailSize largest thumbnail; 2 MB until September 2026
     * @param thumbnailWidth least width of a thumbnail
     */
    record Limit(
            @DefaultValue("100") int title,
            @DefaultValue("5000") int description,
            @DefaultValue("500") int tags,
            @DefaultValue("10000") int comment,
            @DefaultValue("256GB") DataSize videoSize,
            @DefaultValue("12h") Duration duration,

            @DefaultValue({"video/mp4", "video/quicktime", "video/webm"})
            Set<String> videoTypes,

            @DefaultValue("2MB") DataSize thumbnailSize,
            @DefaultValue("640") int thumbnailWidth) {}

    /**
     * @param enabled whether shares and saves are read, which needs the permission {@code yt-analytics.readonly}
     * @param since first day of the report
     * @param metrics asked for; {@code shares} and {@code videosAddedToPlaylists} are understood
     */
    record Analytics(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("2026-01-01") LocalDate since,

            @DefaultValue({"shares", "videosAddedToPlaylists"})
            List<String> metrics) {}
}
