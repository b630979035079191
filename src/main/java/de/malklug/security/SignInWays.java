/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How people can sign in here, beside name and password. */
@Component
public class SignInWays {

    private final ObjectProvider<SingleSignOn> singleSignOn;
    private final ObjectProvider<PasskeyDoor> passkeys;

    SignInWays(ObjectProvider<SingleSignOn> singleSignOn, ObjectProvider<PasskeyDoor> passkeys) {
        this.singleSignOn = singleSignOn;
        this.passkeys = passkeys;
    }

    /** Whether people can sign in at their organisation. */
    public boolean hasSingleSignOn() {
        return singleSignOn.getIfAvailable() != null;
    }

    /** Whether passkeys can be made and used. */
    public boolean hasPasskeys() {
        return passkeys.getIfAvailable() != null;
    }

    /** What the organisation's sign-in is called, if it has a name. */
    public Optional<String> singleSignOnTitle() {
        return Optional.ofNullable(singleSignOn.getIfAvailable()).map(SingleSignOn::title);
    }
}
