/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What a post shows of the page it links to.
 *
 * @param title never empty
 * @param description may be empty
 * @param picture address of the page's picture, or null
 */
record LinkCard(String title, String description, @Nullable HttpUrl picture) {

    /** All that can be said without the page. */
    static LinkCard of(URI link) {
        String host = link.getHost();
        return new LinkCard(host == null ? link.toString() : host, "", null);
    }

    Optional<HttpUrl> pictureAddress() {
        return Optional.ofNullable(picture);
    }
}
