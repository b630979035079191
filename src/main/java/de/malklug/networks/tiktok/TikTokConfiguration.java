/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.Network;
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.NetworkHttp;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TikTokSettings.class)
class TikTokConfiguration {

    @Bean
    Network tiktok(NetworkHttp http, SessionStore sessions, TikTokSettings settings, Clock clock) {
        return new TikTokNetwork(http, sessions, settings, clock);
    }
}
