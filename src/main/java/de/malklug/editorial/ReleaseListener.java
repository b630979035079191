/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

/** Learns which posts of a campaign may be sent, whenever that changes: all of them on an import, a single one at the desk. */
public interface ReleaseListener {

    /**
     * Works out what a release means, before anything is stored. Called outside any transaction.
     *
     * @return what is to be done about it
     */
    Consequence prepare(Release release);

    /** What follows from a release. */
    interface Consequence {

        /** Does it, within the transaction that stores the posts; an exception undoes both. */
        ReleaseChanges carryOut();
    }
}
