/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.networks.NetworkId;

/**
 * An account a post can go to.
 *
 * @param account the account's id, unique over all municipalities and networks
 */
public record Destination(String account, MunicipalityId municipality, NetworkId network) {}
