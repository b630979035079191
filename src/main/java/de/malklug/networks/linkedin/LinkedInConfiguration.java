/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import de.malklug.networks.Network;
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.NetworkHttp;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinkedInSettings.class)
class LinkedInConfiguration {

    @Bean
    Network linkedin(NetworkHttp http, SessionStore sessions, LinkedInSettings settings, Clock clock) {
        return new LinkedInNetwork(http, sessions, settings, clock);
    }

    @Bean
    HealthIndicator linkedinHealthIndicator(LinkedInSettings settings, Clock clock) {
        return new LinkedInHealth(new ApiVersion(settings, clock));
    }
}
