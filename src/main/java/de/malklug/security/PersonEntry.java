/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person as the administration sees one.
 *
 * @param mail where mails reach the person; null if nowhere
 * @param active whether the person may sign in
 * @param version changes with every change; what is changed names the one that was seen
 * @param lastAccess when the person was last here, to about ten minutes; null if never
 * @param ways how the person can sign in
 */
public record PersonEntry(
        Person person,
        @Nullable String mail,
        boolean active,
        int version,
        @Nullable Instant lastAccess,
        Set<SignInWay> ways) {

    public PersonEntry {
        ways = Set.copyOf(ways);
    }

    /** How somebody can sign in. */
    public enum SignInWay {
        PASSWORD,
        PASSKEY,
        /** The town's own sign-in, by OpenID Connect. */
        SINGLE_SIGN_ON
    }
}
