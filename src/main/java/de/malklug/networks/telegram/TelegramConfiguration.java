/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.Network;
import de.malklug.networks.SessionStore;
import de.malklug.networks.http.NetworkHttp;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TelegramSettings.class)
class TelegramConfiguration {

    @Bean
    Network telegram(NetworkHttp http, SessionStore sessions, TelegramSettings settings, Clock clock) {
        return TelegramNetwork.over(http, sessions, settings, clock);
    }
}
