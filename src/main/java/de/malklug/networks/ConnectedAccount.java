/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account on a network together with what is needed to act for it. Built for one use and then forgotten; never stored,
 * never printed with its secrets.
 *
 * @param id the account's id in malklug, unique over all networks
 * @param network the network the account lives on
 * @param server base address of the account's server, without a trailing slash
 * @param handle the name under which people find the account there, if known
 * @param secrets what the network asks for, by the names used in {@code accounts.yaml}, for example {@code access-token}
 */
public record ConnectedAccount(
        String id, NetworkId network, URI server, @Nullable String handle, Map<String, Secret> secrets) {

    public ConnectedAccount {
        secrets = Map.copyOf(secrets);
    }

    /**
     * @throws CredentialsMissing if the account has no secret of that name
     */
    public Secret secret(String name) {
        Secret secret = secrets.get(name);
        if (secret == null) {
            throw new CredentialsMissing(id, name);
        }
        return secret;
    }
}
