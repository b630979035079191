/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.NetworkId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** What campaign files are checked against. Supplied by the caller, so that reading files asks no database and no network. */
public interface Surroundings {

    /** The networks malklug knows. */
    Collection<NetworkId> networks();

    /** Every account there is, of every municipality. */
    Collection<Destination> accounts();

    /** What the account's network would refuse about this message. */
    List<Misfit> misfits(Destination account, Message message);

    /** Whether the network refuses what says the same as an earlier post of the account. */
    default boolean refusesRepetition(NetworkId network) {
        return false;
    }

    /**
     * Reads the properties of a picture or video.
     *
     * @throws IOException if it can't be read, or is neither
     */
    Message.Media media(Path file, String alt) throws IOException;
}
