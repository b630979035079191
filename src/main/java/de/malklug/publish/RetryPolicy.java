/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.publish;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.queue.Explanation;
import de.malklug.queue.QueueSettings;
import de.malklug.queue.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Decides when a step that surely did not happen is tried again, and when a person is told instead. */
@Component
final class RetryPolicy {

    private static final double JITTER = 0.2;

    private final PublishSettings settings;
    private final QueueSettings queue;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    RetryPolicy(PublishSettings settings, QueueSettings queue, Clock clock) {
        this.settings = settings;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * @param step the step that did not happen
     * @param tries how often it was tried before
     */
    Verdict afterDeferral(PublishOutcome.Deferred deferred, Checkpoint step, int tries) {
        Instant named = deferred.notBefore();
        return switch (deferred.cause()) {
            case RATE_LIMITED -> {
                Instant at = named == null ? jittered(settings.rateLimitWait()) : named;
                yield new Verdict.Later(step, at, false, true, Explanation.of("waiting.rate-limited", at.toString()));
            }
            case PROCESSING -> {
                Instant at = named == null ? jittered(settings.firstRetry()) : named;
                yield new Verdict.Later(step, at, false, false, Explanation.of("waiting.processing", at.toString()));
            }
            case UNREACHABLE, BUSY -> {
                if (tries + 1 >= queue.tries()) {
                    yield new Verdict.Failed(
                            Explanation.of("out-of-tries", String.valueOf(tries + 1), deferred.code()), false);
                }
                Instant at = named == null ? jittered(backOff(tries)) : named;
                yield new Verdict.Later(
                        step, at, true, false, Explanation.of("waiting.retry", at.toString(), deferred.code()));
            }
        };
    }

    private Duration backOff(int tries) {
        Duration wait = settings.firstRetry().multipliedBy((long) Math.pow(3, Math.min(tries, 12)));
        return wait.compareTo(settings.longestRetry()) < 0 ? wait : settings.longestRetry();
    }

    private Instant jittered(Duration wait) {
        double factor = 1 + JITTER * random.nextDouble(-1, 1);
        return clock.instant().plusMillis((long) (wait.toMillis() * factor));
    }
}
