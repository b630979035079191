/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.Network;
import de.malklug.networks.http.NetworkHttp;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FacebookSettings.class)
class FacebookConfiguration {

    @Bean
    Network facebook(NetworkHttp http, FacebookSettings settings, Clock clock) {
        return new FacebookNetwork(http, settings, clock);
    }
}
