/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.util.List;
import java.util.function.Function;

/** What came of changing or deleting a post that is live. Either may be asked for again: the same change twice is one. */
public sealed interface ChangeOutcome {

    /** It is as wanted over there. */
    record Done() implements ChangeOutcome {}

    /** Not yet, or nobody knows; the same may be asked for again. */
    record NotYet(PublishOutcome.Deferred why) implements ChangeOutcome {}

    /** The network refuses; the post stays as it is. */
    record Refused(PublishOutcome.Rejected why) implements ChangeOutcome {}

    /**
     * Why a call did not do what it should, told by the adapter's own table.
     *
     * @param notDone of a call that may be made again
     */
    static ChangeOutcome of(PublishOutcome notDone) {
        return switch (notDone) {
            case PublishOutcome.Rejected rejected -> new Refused(rejected);
            case PublishOutcome.Deferred deferred -> new NotYet(deferred);
            case PublishOutcome.Unconfirmed unclear ->
                new NotYet(new PublishOutcome.Deferred(PublishOutcome.Cause.BUSY, null, "no-answer"));
            case PublishOutcome.Pending pending ->
                new NotYet(new PublishOutcome.Deferred(PublishOutcome.Cause.PROCESSING, pending.checkAt(), ""));
            case PublishOutcome.Published published ->
                throw new IllegalArgumentException("A change never publishes: " + published);
        };
    }

    /** A refusal of malklug's own, before any call. */
    static ChangeOutcome refused(PublishOutcome.Reason reason, String code, String explanation) {
        return new Refused(new PublishOutcome.Rejected(reason, code, explanation));
    }

    /** Does the same with each id in turn, up to the first that did not work. */
    static ChangeOutcome forEach(List<String> ids, Function<String, ChangeOutcome> change) {
        for (String id : ids) {
            ChangeOutcome outcome = change.apply(id);
            if (!(outcome instanceof Done)) {
                return outcome;
            }
        }
        return new Done();
    }
}
