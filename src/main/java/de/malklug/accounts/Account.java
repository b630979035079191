/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.accounts;

import de.malklug.campaign.Destination;
import de.malklug.campaign.MunicipalityId;
import de.malklug.networks.NetworkId;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A municipality's account on a network, as {@code accounts.yaml} declares it. Holds no secret, only where secrets are.
 *
 * @param id unique over all municipalities and networks, for example {@code soest-mastodon}
 * @param server base address of the account's server, without a trailing slash
 * @param handle the name under which people find the account there, or null
 * @param secrets where the secrets are, by name, for example {@code access-token}
 * @param settings what else the file says about it
 */
public record Account(
        String id,
        MunicipalityId municipality,
        NetworkId network,
        URI server,
        @Nullable String handle,
        Map<String, SecretReference> secrets,
        Map<String, String> settings) {

    public Account {
        secrets = Map.copyOf(secrets);
        settings = Map.copyOf(settings);
    }

    /** The account as posts see it. */
    public Destination destination() {
        return new Destination(id, municipality, network);
    }
}
