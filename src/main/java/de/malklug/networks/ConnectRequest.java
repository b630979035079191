/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * One attempt of a person to connect an account.
 *
 * @param account as it is declared, with those of its secrets that are known already
 * @param redirect where the network sends the browser back to
 * @param state tells this attempt apart from others, so that nobody slips in an answer of theirs
 * @param verifier proves that whoever exchanges the code has begun the attempt (RFC 7636); not sent before
 */
public record ConnectRequest(ConnectedAccount account, URI redirect, Secret state, Secret verifier) {

    /** What is told of the verifier at the beginning, by the method {@code S256}. */
    public String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
