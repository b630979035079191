/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.public-address} and {@code malklug.media.*}.
 *
 * @param publicAddress where the internet reaches malklug, for example {@code https://malklug.example.org}; null if nowhere
 * @param media how media are offered
 */
@ConfigurationProperties("malklug")
public record MediaSettings(
        @Nullable URI publicAddress, @DefaultValue Links media) {

    /**
     * @param linkLifetime how long a network may take to fetch a picture or video
     */
    public record Links(@DefaultValue("24h") Duration linkLifetime) {}
}
