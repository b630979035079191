/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

/** A network on which the text of a post can be changed. */
public interface PostEditor {

    /**
     * Makes the post say what the message's first part says; further parts, pictures and videos stay as they are. May be asked
     * for again after any failure. Never makes a post.
     *
     * @throws CredentialsMissing before any call
     */
    ChangeOutcome edit(ConnectedAccount account, RemotePost post, Message message);
}
