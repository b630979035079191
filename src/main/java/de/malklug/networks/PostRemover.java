/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

/** A network on which posts can be deleted. */
public interface PostRemover {

    /** Whether posts of this account can be deleted: some networks let only some logins. Makes no call. */
    default boolean removes(ConnectedAccount account) {
        return true;
    }

    /**
     * Deletes a post with all its parts. What is gone already counts as deleted, so it may be asked for again after any
     * failure. Never makes a post.
     *
     * @throws CredentialsMissing before any call
     */
    ChangeOutcome remove(ConnectedAccount account, RemotePost post);
}
