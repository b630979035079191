/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.manual;

import de.malklug.networks.Network;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ManualSettings.class)
class ManualConfiguration {

    @Bean
    Network manual(ManualSettings settings) {
        return new ManualNetwork(settings);
    }
}
