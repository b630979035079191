/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lasting identities, made from the handle so that a restart gives everybody the same. */
final class BlueskyIdentities {

    private static final String PREFIX = "did:plc:";
    private static final int LENGTH = 24;

    private final Map<String, String> handles = new ConcurrentHashMap<>();

    String didOf(String handle) {
        String did =
                PREFIX + Cid.ofBlob(handle.getBytes(StandardCharsets.UTF_8)).substring(8, 8 + LENGTH);
        handles.put(did, handle);
        return did;
    }

    boolean isKnown(String handle) {
        return handles.containsValue(handle);
    }

    /** The handle behind a DID; a handle is answered as it is. */
    String handleOf(String didOrHandle) {
        return handles.getOrDefault(didOrHandle, didOrHandle);
    }

    String uri(String handle, String key) {
        return "at://" + didOf(handle) + "/" + BlueskyRepository.POSTS + "/" + key;
    }
}
