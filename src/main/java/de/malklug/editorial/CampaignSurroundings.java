/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Destination;
import de.malklug.campaign.Surroundings;
import de.malklug.media.MediaProperties;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What campaign files are checked against: these networks, as far as they are documented, and these accounts. */
public final class CampaignSurroundings implements Surroundings {

    private final Networks networks;
    private final List<Destination> accounts;
    private final boolean canBeFetched;

    /**
     * @param canBeFetched whether networks can fetch media from malklug, because it has a public address
     */
    public CampaignSurroundings(Networks networks, List<Destination> accounts, boolean canBeFetched) {
        this.networks = networks;
        this.canBeFetched = canBeFetched;
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
                .map(network -> misfits(network, message))
                .orElse(List.of());
    }

    @Override
    public boolean refusesRepetition(NetworkId network) {
        return networks.find(network).map(Network::refusesRepetition).orElse(false);
    }

    private List<Misfit> misfits(Network network, Message message) {
        Limits limits = network.limits();
        List<Misfit> misfits = new ArrayList<>(network.misfits(message, limits));
        for (int part = 1; part <= message.parts().size() && !canBeFetched; part++) {
            if (network.fetches(message.parts().get(part - 1), limits)) {
                misfits.add(Misfit.of(Misfit.Kind.PUBLIC_ADDRESS_NEEDED, part));
            }
        }
        return misfits;
    }

    @Override
    public Message.Media media(Path file, String alt) throws IOException {
        return MediaProperties.read(file).withAlt(alt);
    }
}
