/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where people reach malklug. */
@Component
public class OwnAddress {

    private final SecuritySettings settings;

    OwnAddress(SecuritySettings settings) {
        this.settings = settings;
    }

    /** {@code malklug.public-address}, else what the caller used. For links given to callers who are signed in. */
    public URI asSeenBy(HttpServletRequest request) {
        URI configured = settings.publicAddress();
        return configured == null
                ? ServletUriComponentsBuilder.fromContextPath(request).build().toUri()
                : configured;
    }
}
