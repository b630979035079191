/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/** Reads whom TLS trusts beside the rest of the start, which will wait for it. */
final class TrustHeadStart implements BackgroundPreinitializer {

    @Override
    public void preinitialize() throws Exception {
        new okhttp3.OkHttpClient();
    }
}
