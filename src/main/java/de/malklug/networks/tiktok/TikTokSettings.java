/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code malklug.networks.tiktok.*}. The API is at the account's own {@code server}.
 *
 * @param webAddress where people watch; the permalink is {@code <web-address>/@<name>/video/<id>}
 * @param uploadDomains domains whose hosts may take the bytes of a video
 * @param settlingTime how long after a lost answer the last bytes may still be on their way; none, because TikTok tells
 * @param batchSize videos whose figures are read in one call; the API takes at most 20
 * @param lookMargin how far before the first attempt a search begins
 * @param lookPages most pages of 20 posts read in a search
 * @param creatorMemory how long it is remembered what a creator may post
 * @param session lifetimes of tokens
 * @param upload how bytes are sent
 * @param status how the end of processing is waited for
 * @param post what is told about every post
 * @param limits of texts and files
 */
@ConfigurationProperties("malklug.networks.tiktok")
record TikTokSettings(
        @DefaultValue("https://www.tiktok.com") URI webAddress,
        @DefaultValue("tiktokapis.com") Set<String> uploadDomains,
        @DefaultValue("0s") Duration settlingTime,
        @DefaultValue("20") int batchSize,
        @DefaultValue("2m") Duration lookMargin,
        @DefaultValue("5") int lookPages,
        @DefaultValue("1h") Duration creatorMemory,
        @DefaultValue Session session,
        @DefaultValue Upload upload,
        @DefaultValue Status status,
        @DefaultValue Post post,
        @DefaultValue Limit limits) {

    /**
     * @param refreshAhead how much life an access token must have left for a call
     * @param needed how much life it must have left for the calls that make something public
     */
    record Session(
            @DefaultValue("1h") Duration refreshAhead,
            @DefaultValue("5m") Duration needed) {}

    /**
     * @param whole largest video sent in one piece
     * @param chunk size of the pieces of a larger one, at least 5 MB and at most 64 MB; the last piece is up to twice as large
     * @param lifetime how long the address for the bytes is used; TikTok closes it after an hour
     * @param pause before TikTok is asked what became of a piece it did not take
     * @param tries how often a video or photos are begun anew after TikTok failed
     * @param retryAfter pause before that
     */
    record Upload(
            @DefaultValue("64MB") DataSize whole,
            @DefaultValue("10MB") DataSize chunk,
            @DefaultValue("55m") Duration lifetime,
            @DefaultValue("15s") Duration pause,
            @DefaultValue("3") int tries,
            @DefaultValue("60s") Duration retryAfter) {}

    /**
     * @param poll pause between the first questions what became of a post; later ones are longer
     * @param longestPoll longest such pause
     * @param idWait how long a public post's id is waited for; moderation ends mostly within a minute, sometimes in hours
     * @param limit what is still open then is asked of a person
     */
    record Status(
            @DefaultValue("15s") Duration poll,
            @DefaultValue("5m") Duration longestPoll,
            @DefaultValue("6h") Duration idWait,
            @DefaultValue("24h") Duration limit) {}

    /**
     * @param mode {@code direct} posts; {@code inbox} leaves a draft in the creator's app, which a person has to finish
     * @param privacy who sees a post: {@code PUBLIC_TO_EVERYONE}, {@code FOLLOWER_OF_CREATOR},
     *     {@code MUTUAL_FOLLOW_FRIENDS} or {@code SELF_ONLY}; apps TikTok has not audited may only use the last
     * @param comments whether people may comment
     * @param duet whether people may make duets
     * @param stitch whether people may cut it into their own
     * @param ownBusiness whether posts are marked as advertising for the poster itself
     * @param paidPartnership whether posts are marked as advertising for others
     * @param generated whether videos are marked as made by artificial intelligence
     * @param music whether TikTok adds music to photos
     */
    record Post(
            @DefaultValue("direct") String mode,
            @DefaultValue("PUBLIC_TO_EVERYONE") String privacy,
            @DefaultValue("true") boolean comments,
            @DefaultValue("true") boolean duet,
            @DefaultValue("true") boolean stitch,
            @DefaultValue("false") boolean ownBusiness,
            @DefaultValue("false") boolean paidPartnership,
            @DefaultValue("false") boolean generated,
            @DefaultValue("false") boolean music) {

        boolean inbox() {
            return mode.equals("inbox");
        }
    }

    /**
     * @param caption UTF-16 units of a video's text
     * @param photoTitle UTF-16 units of a photo post's title
     * @param photoText UTF-16 units of a photo post's text
     * @param photos photos in a post
     * @param photoSize largest photo
     * @param photoSide longest side of a photo in pixels
     * @param videoSize largest video
     * @param duration longest video for any creator; what one creator may post TikTok tells
     * @param shortestSide fewest pixels on a side of a video
     * @param longestSide most pixels on a side of a video
     */
    record Limit(
            @DefaultValue("2200") int caption,
            @DefaultValue("90") int photoTitle,
            @DefaultValue("4000") int photoText,
            @DefaultValue("35") int photos,
            @DefaultValue("20MB") DataSize photoSize,
            @DefaultValue("1920") int photoSide,
            @DefaultValue("4GB") DataSize videoSize,
            @DefaultValue("10m") Duration duration,
            @DefaultValue("360") int shortestSide,
            @DefaultValue("4096") int longestSide) {}
}
