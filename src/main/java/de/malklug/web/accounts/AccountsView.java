/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.accounts;

import de.malklug.web.layout.Town;
import de.malklug.wording.NetworkWords;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All accounts the reader may see, town by town and network by network.
 *
 * @param networks names of the columns
 * @param care accounts a person must look after, worst first
 * @param problems how many things are wrong in the file that declares the accounts
 */
record AccountsView(List<String> networks, List<Row> rows, List<Card> care, int problems) {

    /** Whether there is no account at all. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** @param cells one for each column; the accounts of that town there, often one, sometimes none */
    record Row(Town town, List<List<Card>> cells) {}

    /**
     * An account in short.
     *
     * @param icon sign and colour of its health
     * @param health in words
     * @param waiting how many posts are planned
     */
    record Card(
            String href,
            Town town,
            String network,
            String handle,
            String icon,
            String word,
            String health,
            int waiting) {}

    /**
     * An account in full.
     *
     * @param keeps whether the reader may check, connect and pause it
     * @param checked what the last check found, in words
     * @param ends until when the access lasts, in words
     * @param stop id of the stop that pauses it, or null
     * @param pause what the stop form is to be filled with
     * @param way what stands in the way of connecting it in the browser, empty if nothing; null if the network offers none
     * @param limitsTold whether the account's server told the limits, rather than the network's documentation
     */
    record Account(
            String id,
            Card card,
            String server,
            boolean keeps,
            boolean checkable,
            @Nullable Instant checkedAt,
            String checked,
            String ends,
            @Nullable String stop,
            String pause,
            boolean limitsTold,
            List<NetworkWords.Line> limits,
            List<Secret> secrets,
            @Nullable String way) {

        /** Whether it can be connected in the browser now. */
        public boolean connects() {
            return keeps && "".equals(way);
        }

        /** Whether a secret can be entered here. */
        public boolean entersSecrets() {
            return keeps && secrets.stream().anyMatch(Secret::entered);
        }
    }

    /**
     * A secret's name and place; never the secret.
     *
     * @param entered whether people enter it on this page
     */
    record Secret(String name, String label, String where, boolean entered) {}
}
