/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.board;

import de.malklug.plan.Collision;
import de.malklug.plan.ComparedPost;
import java.time.Instant;

/**
 * A collision somebody looked at and left as it is. It holds while both posts stay as they are.
 *
 * @param collision its {@link Collision#id}
 * @param fingerprints of both posts as they were then, in the order of the id
 * @param reason in that person's words
 * @param person as others read it
 */
public record Kept(String collision, String fingerprints, String reason, String person, Instant at) {

    /** Whether this is about the collision of these posts as they are now. */
    public boolean covers(Collision other) {
        return collision.equals(other.id()) && fingerprints.equals(fingerprints(other));
    }

    /** What changes as soon as one of both posts does. */
    public static String fingerprints(Collision collision) {
        ComparedPost first = collision.first();
        ComparedPost second = collision.second();
        return collision.id().startsWith(first.post() + "~")
                ? first.fingerprint() + "~" + second.fingerprint()
                : second.fingerprint() + "~" + first.fingerprint();
    }
}
