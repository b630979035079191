/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import static de.malklug.queue.DeliveryStatus.FAILED;
import static de.malklug.queue.DeliveryStatus.HELD;
import static de.malklug.queue.DeliveryStatus.MISSED;
import static de.malklug.queue.DeliveryStatus.SCHEDULED;
import static de.malklug.queue.DeliveryStatus.UNCONFIRMED;

import de.malklug.queue.DeliveryStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a person can do about a delivery. What can be taken back is done at once; what can't, or needs more to be said, is
 * asked on a page of its own first.
 */
public enum Step {
    LOOK(false, UNCONFIRMED),
    THERE(true, UNCONFIRMED),
    NOT_THERE(true, UNCONFIRMED),
    NOT_POSTED(true, UNCONFIRMED),
    RESUME(false, HELD),
    MOVE(true, MISSED, FAILED, SCHEDULED, HELD),
    SEND(true, FAILED, MISSED, SCHEDULED),
    HOLD(false, SCHEDULED),
    CANCEL(true, SCHEDULED, HELD, FAILED, MISSED);

    private final boolean asks;
    private final Set<DeliveryStatus> from;

    Step(boolean asks, DeliveryStatus... from) {
        this.asks = asks;
        this.from = EnumSet.copyOf(Arrays.asList(from));
    }

    /** What may be done in that status, the most helpful first. */
    static List<Step> in(DeliveryStatus status) {
        return Arrays.stream(values())
                .filter(step -> step.from.contains(status))
                .sorted((one, other) -> Integer.compare(one.rank(status), other.rank(status)))
                .toList();
    }

    static Optional<Step> named(String word) {
        return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
    }

    private int rank(DeliveryStatus status) {
        if (status == SCHEDULED && this == HOLD || status == FAILED && this == SEND) {
            return -1;
        }
        return ordinal();
    }

    /** Whether it has a page of its own. */
    public boolean asks() {
        return asks;
    }

    /** In addresses and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
