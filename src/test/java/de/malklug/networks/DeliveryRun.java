/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import de.malklug.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays the publisher for one delivery: stores each checkpoint, takes the step, and after a lost answer or a crash resumes as
 * the ledger would. Time is set, never waited for.
 */
final class DeliveryRun {

    private static final int MOST_STEPS = 100;
    private static final int MOST_LOOKS = 6;

    private final Network network;
    private final PostFinder finder;
    private final PublishRequest request;
    private final SettableClock clock;
    private final List<PublishOutcome> outcomes = new ArrayList<>();
    private Checkpoint stored;
    private boolean attemptOpen;
    private @Nullable PublishOutcome end;
    private int steps;

    /**
     * @param finder who looks for what is unclear: the network itself or, where it can't, a person
     */
    DeliveryRun(Network network, PostFinder finder, PublishRequest request, SettableClock clock) {
        this.network = network;
        this.finder = finder;
        this.request = request;
        this.clock = clock;
        this.stored = network.start(request);
    }

    Checkpoint stored() {
        return stored;
    }

    boolean isOver() {
        return end != null;
    }

    int steps() {
        return steps;
    }

    List<PublishOutcome> outcomes() {
        return outcomes;
    }

    /** Takes the stored step and nothing more. */
    PublishOutcome take(Network with) {
        steps++;
        PublishOutcome outcome = with.publish(request, stored);
        outcomes.add(outcome);
        return outcome;
    }

    /** Takes the next step, after clearing up what a crash left open, and stores what came of it. */
    PublishOutcome step() {
        if (attemptOpen) {
            attemptOpen = false;
            clearUp();
        }
        if (end != null) {
            return end;
        }
        PublishOutcome outcome = take(network);
        store(outcome);
        return outcome;
    }

    /** Goes on until the delivery is published or rejected. */
    PublishOutcome finish() {
        while (end == null) {
            if (steps > MOST_STEPS) {
                throw new AssertionError("No end after " + MOST_STEPS + " steps: "
                        + outcomes.subList(outcomes.size() - 3, outcomes.size()));
            }
            step();
        }
        return end;
    }

    /** The process died after the claim, before the call. */
    void crashBeforeCall() {
        attemptOpen = true;
    }

    /** The process died after the call, before its outcome was stored. */
    void crashAfterCall() {
        if (attemptOpen) {
            attemptOpen = false;
            clearUp();
        }
        if (end == null) {
            take(network);
            attemptOpen = true;
        }
    }

    /** Stores an outcome as the publisher does. */
    void store(PublishOutcome outcome) {
        switch (outcome) {
            case PublishOutcome.Published published -> end = published;
            case PublishOutcome.Rejected rejected -> end = rejected;
            case PublishOutcome.Pending pending -> {
                stored = pending.next();
                waitUntil(pending.checkAt());
            }
            case PublishOutcome.Deferred deferred -> {
                if (deferred.notBefore() == null) {
                    clock.advance(Duration.ofSeconds(60));
                } else {
                    waitUntil(deferred.notBefore());
                }
            }
            case PublishOutcome.Unconfirmed unconfirmed -> look();
        }
    }

    private void waitUntil(Instant instant) {
        if (instant.isAfter(clock.instant())) {
            clock.set(instant);
        }
    }

    /** An attempt without a clear outcome: a repeatable step is taken again, any other is looked for first. */
    private void clearUp() {
        if (!stored.repeatable()) {
            look();
        }
    }

    private void look() {
        Instant over = clock.instant();
        int absent = 0;
        for (int look = 0; look < MOST_LOOKS; look++) {
            if (look > 0) {
                clock.advance(finder.settlingTime().plusSeconds(1));
            }
            switch (finder.find(request, stored, request.firstAttempt())) {
                case PostFinder.Search.Found found -> {
                    store(found.outcome());
                    return;
                }
                case PostFinder.Search.Absent none -> {
                    if (++absent == 2) {
                        stored = stored.repeatedAfter(over);
                        return;
                    }
                }
                case PostFinder.Search.CannotTell cannot -> absent = 0;
            }
        }
        throw new AssertionError("A person would have to look: " + outcomes);
    }
}
