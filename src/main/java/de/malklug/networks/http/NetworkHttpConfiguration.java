/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NetworkHttpSettings.class)
class NetworkHttpConfiguration {

    @Bean
    NetworkHttp networkHttp(NetworkHttpSettings settings) {
        return new NetworkHttp(settings);
    }
}
