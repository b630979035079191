/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import de.malklug.networks.Network;
import de.malklug.networks.http.NetworkHttp;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MastodonSettings.class)
class MastodonConfiguration {

    @Bean
    Network mastodon(NetworkHttp http, MastodonSettings settings, Clock clock) {
        return new MastodonNetwork(http, settings, clock);
    }
}
