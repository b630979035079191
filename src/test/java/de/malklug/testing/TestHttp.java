/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing;

import de.malklug.networks.http.NetworkHttp;
import de.malklug.networks.http.NetworkHttpSettings;
import java.time.Duration;

/** The real HTTP client with waits as short as a test likes them. */
public final class TestHttp {

    private TestHttp() {}

    /** Gives up on any call after this. */
    public static NetworkHttp givingUpAfter(Duration patience) {
        return new NetworkHttp(new NetworkHttpSettings(
                "malklug/test (+https://malklug.example)", patience, patience, patience, 8, Duration.ofSeconds(30)));
    }
}
