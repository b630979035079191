/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

/** What an error in answer to the publishing call means. Most errors prove nothing: the post may be live all the same. */
public enum PublishRefusal {
    /** Surely not published, because the container is not ready. */
    NOT_READY,
    /** The container can't be found: not visible yet, lost, or published before. */
    MISSING,
    /** Surely not published, because the account's posts of a day are used up. */
    QUOTA,
    /** Surely not published, because the account's access is not accepted. */
    CREDENTIALS,
    /** Whatever it says, the post may be live. */
    UNCLEAR
}
