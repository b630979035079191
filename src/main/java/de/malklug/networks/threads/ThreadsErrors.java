/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import de.malklug.networks.graph.ContainerRefusal;
import de.malklug.networks.graph.GraphError;
import de.malklug.networks.graph.PublishRefusal;
import java.util.Set;

/**
 * Threads' errors, row by row. Each has a recorded body under {@code src/test/resources/networks/threads/__files}. See <a
 * href="https://developers.facebook.com/docs/threads/troubleshooting">troubleshooting</a>.
 */
final class ThreadsErrors {

    private static final int DAILY_LIMIT = 9;
    private static final int MISSING = 4279009;
    private static final int USER_RESTRICTED = 4279013;
    private static final int SPAM = 2207051;
    private static final int NOT_FETCHED = 9004;

    /** What may be a passing trouble of Threads' own. */
    private static final Set<String> PASSING_FAULTS = Set.of("FAILED_DOWNLOADING_VIDEO", "UNKNOWN", "");

    private ThreadsErrors() {}

    /** In answer to a call that makes nothing public. */
    static ContainerRefusal refusal(GraphError error) {
        if (error.status() >= 500) {
            return ContainerRefusal.AGAIN; // threads-500-permission.json, threads-500-unknown.json
        }
        if (error.subcode() == USER_RESTRICTED || error.subcode() == SPAM) {
            return ContainerRefusal.FORBIDDEN; // threads-400-restricted.json, threads-400-spam.json
        }
        if (error.isRateLimit()) {
            return ContainerRefusal.RATE_LIMITED; // threads-400-throttled.json
        }
        if (error.isToken() || isPermission(error)) {
            return ContainerRefusal.CREDENTIALS; // threads-400-token.json, threads-403-permission.json
        }
        if (error.is(24, MISSING) || error.code() == NOT_FETCHED) {
            return ContainerRefusal.ANEW; // publish-400-missing.json, threads-400-not-fetched.json
        }
        if (error.code() == DAILY_LIMIT) {
            return ContainerRefusal.QUOTA; // publish-400-daily-limit.json
        }
        if (error.isNotVisible() || error.passing() || isAboutPublished(error)) {
            return ContainerRefusal.AGAIN; // threads-400-not-visible.json, container-400-no-status.json
        }
        return switch (error.code()) {
            case 1, 2 -> ContainerRefusal.AGAIN;
            case 100 -> ContainerRefusal.CONTENT; // threads-400-too-long.json, threads-400-parameter.json
            default -> ContainerRefusal.OTHER;
        };
    }

    /** The id is that of a post, not of a container. */
    private static boolean isAboutPublished(GraphError error) {
        return error.explanation().contains("nonexisting field (status)");
    }

    static ContainerRefusal fault(String words) {
        return PASSING_FAULTS.contains(words) ? ContainerRefusal.ANEW : ContainerRefusal.CONTENT;
    }

    /** In answer to publishing. Whatever is not listed here was seen for posts that were live. */
    static PublishRefusal publishRefusal(GraphError error) {
        if (error.status() >= 500) {
            return PublishRefusal.UNCLEAR; // threads-500-permission.json
        }
        if (error.is(24, MISSING)) {
            return PublishRefusal.MISSING; // publish-400-missing.json
        }
        if (error.code() == DAILY_LIMIT) {
            return PublishRefusal.QUOTA; // publish-400-daily-limit.json
        }
        return error.code() == 190 || isPermission(error)
                ? PublishRefusal.CREDENTIALS // threads-400-token.json, threads-403-permission.json
                : PublishRefusal.UNCLEAR; // threads-400-spam.json, threads-400-throttled.json
    }

    private static boolean isPermission(GraphError error) {
        return error.code() == 10 || error.code() == 200;
    }
}
