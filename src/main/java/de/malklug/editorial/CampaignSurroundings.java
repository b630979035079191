/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Destination;
import de.malklug.campaign.Surroundings;
import de.malklug.media.MediaProperties;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** What campaign files are checked against: these networks, as far as they are documented, and these accounts. */
public final class CampaignSurroundings implements Surroundings {

    private final Networks networks;
    private final List<Destination> accounts;

    public CampaignSurroundings(Networks networks, List<Destination> accounts) {
        this.networks = networks;
        this.accounts = List.copyOf(accounts);
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
}
