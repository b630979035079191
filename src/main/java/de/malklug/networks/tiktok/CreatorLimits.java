/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.Limits;
import de.malklug.networks.tiktok.Creator.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long a creator's videos may be, as TikTok tells; remembered for a while. */
final class CreatorLimits {

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

    private final TikTokCalls calls;
    private final TikTokAnswers answers;
    private final TikTokLimits limits;
    private final Duration memory;
    private final Clock clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(Limits limits, Instant until) {}

    CreatorLimits(TikTokCalls calls, TikTokAnswers answers, TikTokLimits limits, Duration memory, Clock clock) {
        this.calls = calls;
        this.answers = answers;
        this.limits = limits;
        this.memory = memory;
        this.clock = clock;
    }

    Limits of(ConnectedAccount account) {
        Instant now = clock.instant();
        Remembered known = remembered.get(account.id());
        if (known != null && known.until().isAfter(now)) {
            return known.limits();
        }
        Remembered fresh = asked(account, now);
        remembered.put(account.id(), fresh);
        return fresh.limits();
    }

    private Remembered asked(ConnectedAccount account, Instant now) {
        try {
            if (Creator.ask(account, calls, answers) instanceof Told.Known known
                    && known.creator().longest().isPositive()) {
                return new Remembered(limits.lasting(known.creator().longest()), now.plus(memory));
            }
        } catch (CredentialsMissing notConnected) {
            // the documented limits hold until the account is connected
        }
        return new Remembered(limits.documented(), now.plus(AFTER_FAILURE));
    }
}
