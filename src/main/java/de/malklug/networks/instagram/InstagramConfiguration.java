/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import de.malklug.networks.Network;
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.NetworkHttp;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InstagramSettings.class)
class InstagramConfiguration {

    @Bean
    Network instagram(NetworkHttp http, SessionStore sessions, InstagramSettings settings, Clock clock) {
        return new InstagramNetwork(http, sessions, settings, clock);
    }
}
