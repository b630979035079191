/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import okhttp3.HttpUrl;

/** Addresses as records want them. */
final class Links {

    private Links() {}

    /** An address with umlauts in the letters the internet knows; any other unchanged. */
    static String ascii(String address) {
        HttpUrl parsed = address.chars().allMatch(c -> c < 128) ? null : HttpUrl.parse(address);
        return parsed == null ? address : parsed.toString();
    }
}
