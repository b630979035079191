/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import java.util.Map;

/** What the demo sets otherwise than malklug does by itself: everything happens sooner, and only this machine can look. */
final class DemoSettings {

    static final int PORT = 8080;

    /** How much faster than in real life people like and share. */
    static final double GROWTH = 60;

    private DemoSettings() {}

    static Map<String, String> all() {
        return Map.of(
                "server.address", "127.0.0.1",
                "malklug.engagement.ages",
                        "10s,20s,30s,45s,60s,90s,2m,3m,4m,5m,7m,10m,15m,20m,30m,45m,60m,2h,4h,8h,24h,3d,7d",
                "malklug.engagement.interval", "5s",
                "malklug.engagement.followers", "1m",
                "malklug.publish.first-retry", "5s",
                "malklug.networks.bluesky.card.fetch", "false",
                "logging.level.de.malklug", "warn");
    }
}
