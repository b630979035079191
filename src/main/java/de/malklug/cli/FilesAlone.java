/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.accounts.AccountsReading;
import de.malklug.campaign.Destination;
import de.malklug.campaign.Surroundings;
import de.malklug.media.MediaProperties;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.networks.Secret;
import de.malklug.networks.SessionStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** What campaign files are checked against where there is no database: the networks, and the accounts of a file. */
final class FilesAlone implements Surroundings {

    private final Networks networks;
    private final List<Destination> accounts;

    FilesAlone(Networks networks, AccountsReading accounts) {
        this.networks = networks;
        this.accounts = accounts.destinations();
    }

    @Override
    public Collection<NetworkId> networks() {
        return networks.all().stream().map(Network::id).toList();
    }

    @Override
    public Collection<Destination> accounts() {
        return accounts;
    }

    @Override
    public List<Misfit> misfits(Destination account, Message message) {
        return networks.find(account.network())
                .map(network -> network.misfits(message, network.limits()))
                .orElse(List.of());
    }

    @Override
    public Message.Media media(Path file, String alt) throws IOException {
        return MediaProperties.read(file).withAlt(alt);
    }

    /** The parts of malklug that know what networks take. Not found by malklug's own scan. */
    @ComponentScan(basePackageClasses = Networks.class)
    static final class Parts {

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
}
