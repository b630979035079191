/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.mail;

import java.util.List;
import java.util.Optional;

/** Where mails are left to be sent. */
public interface Outbox {

    /** Whether there is a mail server and a sender; without them mails are kept, visible and not sent. */
    boolean isReady();

    /**
     * Stores a mail, in the transaction of the caller if there is one, and sends it after that.
     *
     * @return its id, to follow it with
     */
    String send(Mail mail);

    /** A mail by its id. */
    Optional<StoredMail> find(String id);

    /** The newest mails. */
    List<StoredMail> newest(int limit);

    /** How many mails were given up and wait for a person. */
    int failed();

    /**
     * Sends a failed or unsent mail after all.
     *
     * @return false if there is nothing to do: it is on its way, was sent, or its text was not kept
     */
    boolean again(String id);
}
