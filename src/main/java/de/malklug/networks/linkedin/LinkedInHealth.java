/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells until when LinkedIn serves the version in use. Never down: posts go out until that day. */
final class LinkedInHealth implements HealthIndicator {

    private final ApiVersion version;

    LinkedInHealth(ApiVersion version) {
        this.version = version;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up()
                .withDetail("version", version.name())
                .withDetail("served-until", version.ends().toString());
        return version.endsSoon()
                ? health.withDetail("warning", "set malklug.networks.linkedin.version to a newer version")
                        .build()
                : health.build();
    }
}
