/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Tokens that tell whose they are, so that they outlive the server; each refresh token is good once. */
final class XTokens {

    private static final String ACCESS = "access";
    private static final String REFRESH = "refresh";

    private final AtomicLong number = new AtomicLong(System.nanoTime());
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Map<String, String> madeFrom = new ConcurrentHashMap<>();
    volatile Duration life = Duration.ofHours(2);
    volatile boolean forgiving;

    String access(String handle, Instant now) {
        return token(ACCESS, handle, now.plus(life));
    }

    /** An access token that came with the exchange of that refresh token. */
    String access(String handle, Instant now, String refresh) {
        String access = access(handle, now);
        madeFrom.put(access, refresh);
        return access;
    }

    String refresh(String handle) {
        return token(REFRESH, handle, Instant.MAX);
    }

    private String token(String kind, String handle, Instant ends) {
        String text = kind + "|" + handle + "|" + ends + "|" + number.incrementAndGet();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whose token it is; empty if it was not made here. */
    static Optional<String> handle(String token) {
        return pieces(token).map(pieces -> pieces[1]);
    }

    boolean isValid(String token, Instant now) {
        return pieces(token)
                .filter(pieces ->
                        pieces[0].equals(ACCESS) && Instant.parse(pieces[2]).isAfter(now))
                .isPresent();
    }

    /** Uses up a refresh token; false if it was used before. */
    boolean use(String refresh) {
        return used.add(refresh) || forgiving && madeFrom.containsValue(refresh);
    }

    /** Somebody has the new pair, so the old one is gone for good. */
    void used(String access) {
        String refresh = madeFrom.remove(access);
        if (refresh != null) {
            madeFrom.values().removeIf(refresh::equals);
        }
    }

    private static Optional<String[]> pieces(String token) {
        try {
            String[] pieces = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("\\|");
            return pieces.length == 4 ? Optional.of(pieces) : Optional.empty();
        } catch (IllegalArgumentException otherKind) {
            return Optional.empty();
        }
    }
}
