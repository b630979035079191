/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import de.malklug.networks.graph.ContainerRefusal;
import de.malklug.networks.graph.GraphError;
import de.malklug.networks.graph.PublishRefusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Instagram's errors, row by row. Each has a recorded body under {@code src/test/resources/networks/instagram/__files}. See <a
 * href="https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes">error codes</a>.
 */
final class InstagramErrors {

    private static final int DAILY_LIMIT = 2207042;
    private static final int NOT_READY = 2207027;
    private static final int NOT_FOUND = 2207006;
    private static final int EXPIRED = 2207008;

    private static final Map<Integer, ContainerRefusal> BY_SUBCODE = Map.ofEntries(
            Map.entry(2207001, ContainerRefusal.AGAIN), // media-400-server-error.json
            Map.entry(2207003, ContainerRefusal.AGAIN), // media-400-download-timeout.json
            Map.entry(2207032, ContainerRefusal.AGAIN), // media-400-creation-failed.json
            Map.entry(NOT_READY, ContainerRefusal.AGAIN), // publish-400-not-ready.json
            Map.entry(2207020, ContainerRefusal.ANEW), // media-400-media-expired.json
            Map.entry(2207053, ContainerRefusal.ANEW), // media-400-upload-error.json
            Map.entry(2207082, ContainerRefusal.ANEW), // media-400-upload-failed.json
            Map.entry(2207077, ContainerRefusal.ANEW), // media-400-video-download.json
            Map.entry(2207052, ContainerRefusal.ANEW), // media-400-not-fetched.json
            Map.entry(NOT_FOUND, ContainerRefusal.ANEW), // media-400-not-found.json
            Map.entry(EXPIRED, ContainerRefusal.ANEW), // publish-400-expired.json
            Map.entry(DAILY_LIMIT, ContainerRefusal.QUOTA), // publish-400-daily-limit.json
            Map.entry(2207051, ContainerRefusal.FORBIDDEN), // publish-400-spam.json
            Map.entry(2207050, ContainerRefusal.FORBIDDEN), // media-400-restricted.json
            Map.entry(2207081, ContainerRefusal.CONTENT), // media-400-trial-reel.json
            Map.entry(2207057, ContainerRefusal.CONTENT), // media-400-thumb-offset.json
            Map.entry(2207023, ContainerRefusal.CONTENT), // media-400-media-type.json
            Map.entry(2207028, ContainerRefusal.CONTENT), // media-400-carousel.json
            Map.entry(2207035, ContainerRefusal.CONTENT), // media-400-tag-positions.json
            Map.entry(2207036, ContainerRefusal.CONTENT), // media-400-tag-photo.json
            Map.entry(2207037, ContainerRefusal.CONTENT), // media-400-product-tag.json
            Map.entry(2207040, ContainerRefusal.CONTENT), // media-400-too-many-tags.json
            Map.entry(2207026, ContainerRefusal.CONTENT), // media-400-video-format.json
            Map.entry(2207004, ContainerRefusal.CONTENT), // media-400-image-size.json
            Map.entry(2207005, ContainerRefusal.CONTENT), // media-400-image-format.json
            Map.entry(2207009, ContainerRefusal.CONTENT), // media-400-aspect-ratio.json
            Map.entry(2207010, ContainerRefusal.CONTENT)); // media-400-caption-too-long.json

    private static final Map<Integer, ContainerRefusal> BY_CODE = Map.of(
            -2, ContainerRefusal.ANEW,
            -1, ContainerRefusal.AGAIN,
            1, ContainerRefusal.AGAIN, // media-500-unknown.json
            2, ContainerRefusal.AGAIN, // media-500-unavailable.json
            3, ContainerRefusal.FORBIDDEN, // media-400-capability.json
            100, ContainerRefusal.CONTENT, // media-400-parameter.json
            352, ContainerRefusal.CONTENT);

    /** Where codes say nothing, these words do. */
    private static final List<String> ACCESS_IS_GONE = List.of(
            "session has been invalidated", // media-400-session.json
            "The user is not an Instagram Business", // media-400-not-business.json
            "Not enough permissions to post"); // media-400-not-enough-permissions.json

    private static final Pattern SUBCODE = Pattern.compile("\\b2207\\d{3}\\b");

    private InstagramErrors() {}

    /** In answer to a call that makes nothing public. */
    static ContainerRefusal refusal(GraphError error) {
        ContainerRefusal told = BY_SUBCODE.get(error.subcode());
        if (told != null) {
            return told;
        }
        if (ACCESS_IS_GONE.stream().anyMatch(error.explanation()::contains)) {
            return ContainerRefusal.CREDENTIALS;
        }
        if (error.isRateLimit()) {
            return ContainerRefusal.RATE_LIMITED; // media-400-throttled.json
        }
        if (error.isToken() || isPermission(error)) {
            return ContainerRefusal.CREDENTIALS; // media-400-token.json, media-403-permission.json
        }
        if (error.isNotVisible() || error.passing() || error.status() >= 500) {
            return ContainerRefusal.AGAIN; // media-400-not-visible.json
        }
        return BY_CODE.getOrDefault(error.code(), ContainerRefusal.OTHER);
    }

    /** A container that failed names the subcode in a sentence, if at all. */
    static ContainerRefusal fault(String words) {
        Matcher subcode = SUBCODE.matcher(words);
        ContainerRefusal told = subcode.find() ? BY_SUBCODE.get(Integer.valueOf(subcode.group())) : null;
        return Optional.ofNullable(told)
                .filter(refusal -> refusal == ContainerRefusal.CONTENT || refusal == ContainerRefusal.FORBIDDEN)
                .orElse(ContainerRefusal.ANEW);
    }

    /** In answer to publishing. Whatever is not listed here was seen for posts that were live. */
    static PublishRefusal publishRefusal(GraphError error) {
        if (error.status() >= 500) {
            return PublishRefusal.UNCLEAR; // media-500-unknown.json
        }
        if (error.is(9007, NOT_READY)) {
            return PublishRefusal.NOT_READY; // publish-400-not-ready.json
        }
        if (error.is(9, DAILY_LIMIT)) {
            return PublishRefusal.QUOTA; // publish-400-daily-limit.json
        }
        if (error.is(24, NOT_FOUND) || error.is(24, EXPIRED)) {
            return PublishRefusal.MISSING; // media-400-not-found.json, publish-400-expired.json
        }
        return error.code() == 190 || isPermission(error)
                ? PublishRefusal.CREDENTIALS // media-400-token.json, media-403-permission.json
                : PublishRefusal.UNCLEAR; // publish-400-spam.json, media-400-throttled.json
    }

    private static boolean isPermission(GraphError error) {
        return error.code() == 10 || error.code() >= 200 && error.code() < 300;
    }
}
