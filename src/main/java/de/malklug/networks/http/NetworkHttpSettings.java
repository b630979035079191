/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code malklug.http.*}, shared by all networks.
 *
 * @param userAgent how malklug introduces itself
 * @param connectTimeout longest wait for a connection
 * @param writeTimeout longest wait for the server to take the next piece of a request
 * @param callTimeoutCap longest wait for any whole call; always shorter than the queue's lease
 * @param idleConnections connections kept open for the next call
 * @param idleTime how long; shorter than servers usually keep theirs, so that no call meets a closing one
 */
@ConfigurationProperties("malklug.http")
public record NetworkHttpSettings(
        @DefaultValue("malklug/0.1 (+https://smartcities-suedwestfalen.com)")
        String userAgent,

        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("30s") Duration writeTimeout,
        @DefaultValue("240s") Duration callTimeoutCap,
        @DefaultValue("64") int idleConnections,
        @DefaultValue("30s") Duration idleTime) {

    NetworkHttpSettings cappedAt(Duration most) {
        return new NetworkHttpSettings(userAgent, connectTimeout, writeTimeout, most, idleConnections, idleTime);
    }
}
