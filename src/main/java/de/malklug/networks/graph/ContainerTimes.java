/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import java.time.Duration;
import java.util.List;

/**
 * How long containers are waited for.
 *
 * @param pollInterval pause before the first questions whether a container is ready; later ones are asked less often
 * @param longestPoll longest pause between two such questions
 * @param publishAfter how old a container has to be before it is published
 * @param processingLimit a container that is still not ready then counts as failed
 * @param hiddenFor how long a container that can't be seen is asked for before it is published all the same
 * @param maxAge an older container is made anew; Meta throws them away after 24 h
 * @param tries how often containers of the same post may fail over there before it is given up
 * @param retryAfter pause before a failed container is made anew
 * @param readyFor how long the word that a container is ready is believed
 * @param missingRetries pauses before a container that is said to be missing is published again
 * @param rateLimitWait pause where Meta says "too many" without saying for how long
 * @param quotaWait pause before the account's daily number of posts is asked for again, once it is used up
 */
public record ContainerTimes(
        Duration pollInterval,
        Duration longestPoll,
        Duration publishAfter,
        Duration processingLimit,
        Duration hiddenFor,
        Duration maxAge,
        int tries,
        Duration retryAfter,
        Duration readyFor,
        List<Duration> missingRetries,
        Duration rateLimitWait,
        Duration quotaWait) {

    public ContainerTimes {
        missingRetries = List.copyOf(missingRetries);
    }

    /** The longer it has taken, the longer it will take. */
    Duration untilNextPoll(Duration age) {
        Duration tenth = age.dividedBy(10);
        Duration longer = tenth.compareTo(pollInterval) > 0 ? tenth : pollInterval;
        return longer.compareTo(longestPoll) < 0 ? longer : longestPoll;
    }
}
