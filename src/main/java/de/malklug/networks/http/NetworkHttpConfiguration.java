/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NetworkHttpSettings.class)
class NetworkHttpConfiguration {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** No call outlasts the queue's lease: the lease less a margin, or half of a very short one. */
    @Bean
    NetworkHttp networkHttp(NetworkHttpSettings settings, @Value("${malklug.queue.lease:5m}") Duration lease) {
        Duration most = lease.compareTo(MARGIN.multipliedBy(2)) >= 0 ? lease.minus(MARGIN) : lease.dividedBy(2);
        return new NetworkHttp(settings.callTimeoutCap().compareTo(most) <= 0 ? settings : settings.cappedAt(most));
    }
}
