/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.Network;
import java.util.List;

/** What becomes of further parts on a network. */
final class FurtherParts {

    private static final Message.Part WORDS = new Message.Part("Probe", null, List.of());
    private static final Message.Part PICTURE = new Message.Part(
            "Probe", null, List.of(new Message.Media("0".repeat(64), "image/jpeg", 50_000, 1_080, 1_080, "Probe")));

    private FurtherParts() {}

    /** Whether it takes any. */
    static boolean areTaken(Network network) {
        return network.limits().parts() > 1;
    }

    /** Whether it shows them as comments below the post: found out by asking it about a part that no comment can be. */
    static boolean areComments(Network network) {
        return areTaken(network)
                && network.misfits(new Message(List.of(WORDS, PICTURE), "de"), network.limits()).stream()
                        .anyMatch(misfit -> misfit.kind() == Misfit.Kind.COMMENT_WITH_MEDIA);
    }
}
