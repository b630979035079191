/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.Network;
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.networks.http.NetworkHttpSettings;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BlueskySettings.class)
class BlueskyConfiguration {

    @Bean
    Network bluesky(
            NetworkHttp http,
            NetworkHttpSettings httpSettings,
            SessionStore sessions,
            BlueskySettings settings,
            Clock clock) {
        return BlueskyNetwork.over(
                http, new PublicWeb(httpSettings.userAgent(), settings.card()), sessions, settings, clock);
    }
}
