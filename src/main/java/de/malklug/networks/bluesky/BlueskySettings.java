/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.networks.bluesky.*}.
 *
 * @param webAddress where people read posts; the permalink is {@code <web-address>/profile/<did>/post/<rkey>}
 * @param appView host asked for figures without a token, or null to ask through the account's own server, which is the
 *     rule because only it knows a network of its own
 * @param settlingTime how long after a lost answer the server may still be working; nothing, because it reads its own store
 * @param batchSize posts per reading of figures; the server refuses more than 25
 * @param threadParts longest chain of replies malklug posts; the network names no limit
 * @param limitsMemory how long a server's own upload limit is remembered
 * @param text limits on the text of one part
 * @param media limits on pictures and videos
 * @param session lifetimes of tokens
 * @param card how link cards are filled
 */
@ConfigurationProperties("malklug.networks.bluesky")
record BlueskySettings(
        @DefaultValue("https://bsky.app") URI webAddress,
        @Nullable URI appView,
        @DefaultValue("0s") Duration settlingTime,
        @DefaultValue("25") int batchSize,
        @DefaultValue("50") int threadParts,
        @DefaultValue("1h") Duration limitsMemory,
        @DefaultValue Text text,
        @DefaultValue Media media,
        @DefaultValue Session session,
        @DefaultValue Card card) {

    /**
     * Both limits hold, by the lexicon {@code app.bsky.feed.post}.
     *
     * @param graphemes characters as people see them
     * @param bytes in UTF-8
     */
    record Text(
            @DefaultValue("300") int graphemes,
            @DefaultValue("3000") int bytes) {}

    /**
     * By the lexicons {@code app.bsky.embed.*}.
     *
     * @param images pictures per part
     * @param imageBytes largest picture; older servers take 1,000,000
     * @param videoBytes largest video sent to the account's own server; Bluesky's hosts take 52,428,800 bytes as one blob
     * @param altText longest alt text, in characters as people see them; the app's limit, the protocol has none
     * @param thumbnailBytes largest picture of a link card
     */
    record Media(
            @DefaultValue("4") int images,
            @DefaultValue("2000000") long imageBytes,
            @DefaultValue("52428800") long videoBytes,
            @DefaultValue("2000") int altText,
            @DefaultValue("1000000") int thumbnailBytes) {}

    /**
     * Tokens of a login.
     *
     * @param accessLifetime of an access token that does not tell when it ends
     * @param refreshAhead how much life a token must have left for anything but the call that makes a post public
     * @param needed how much life it must have left for that call: longer than the longest call
     */
    record Session(
            @DefaultValue("120m") Duration accessLifetime,
            @DefaultValue("10m") Duration refreshAhead,
            @DefaultValue("130s") Duration needed) {}

    /**
     * The linked page is read by malklug, because the network does not.
     *
     * @param fetch false to show the link's host as title without asking the page
     * @param privateHosts true to read pages from private addresses and over plain http; for tests only
     * @param timeout for the page and again for its picture, redirects included
     * @param pageBytes how much of a page is read
     * @param redirects how many are followed
     */
    record Card(
            @DefaultValue("true") boolean fetch,
            @DefaultValue("false") boolean privateHosts,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("1048576") int pageBytes,
            @DefaultValue("5") int redirects) {}
}
