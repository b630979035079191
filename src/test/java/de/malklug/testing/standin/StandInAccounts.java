/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who a token or password belongs to. Any is accepted and makes an account, unless it was revoked. */
public final class StandInAccounts {

    private final Map<String, String> handles = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    /** From now on this token belongs to the account with that handle. */
    public void register(String token, String handle) {
        handles.put(token, handle);
        revoked.remove(token);
    }

    /** Everybody who was registered, by name. */
    public List<String> handles() {
        return handles.values().stream().distinct().sorted().toList();
    }

    /** From now on this token is refused. */
    public void revoke(String token) {
        revoked.add(token);
    }

    public boolean isRevoked(String token) {
        return revoked.contains(token);
    }

    /** The account's handle; for a token nobody registered one that does not give the token away. */
    public String handleOf(String token) {
        return handles.computeIfAbsent(
                token,
                unknown -> "account"
                        + UUID.nameUUIDFromBytes(unknown.getBytes(StandardCharsets.UTF_8))
                                .toString()
                                .substring(0, 8));
    }
}
