/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Networks;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The parts of malklug that know what networks take, and nothing else. Not found by malklug's own scan. */
@ComponentScan(basePackageClasses = Networks.class)
final class FilesAlone {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Checking files connects no account. */
    @Bean
    SessionStore noSessions() {
        return new SessionStore() {

            @Override
            public Optional<Secret> load(ConnectedAccount account) {
                return Optional.empty();
            }

            @Override
            public Secret update(ConnectedAccount account, UnaryOperator<Optional<Secret>> change) {
                throw new UnsupportedOperationException("No sessions while only files are checked");
            }
        };
    }
}
