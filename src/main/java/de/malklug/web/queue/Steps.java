/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.networks.Network;
import de.malklug.networks.Networks;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What can be done about a delivery on its network: nobody is offered a look where none is possible. */
@Component
class Steps {

    private static final Set<Step> ANSWERS = EnumSet.of(Step.THERE, Step.NOT_THERE, Step.NOT_POSTED);

    private final Networks networks;

    Steps(Networks networks) {
        this.networks = networks;
    }

    /** The most helpful first. */
    List<Step> of(Delivery delivery) {
        boolean byHand = isByHand(delivery);
        boolean canLook = canLook(delivery);
        return Step.in(delivery.status()).stream()
                .filter(step -> switch (step) {
                    case LOOK -> canLook;
                    case NOT_THERE -> !byHand;
                    case NOT_POSTED -> !canLook;
                    default -> true;
                })
                .toList();
    }

    /** Those that are no answer to a question malklug asks. */
    List<Step> besidesAnswers(Delivery delivery) {
        return of(delivery).stream()
                .filter(step -> !asksPerson(delivery) || !ANSWERS.contains(step))
                .toList();
    }

    /** Whether only a person can say what became of it, and is asked now. */
    boolean asksPerson(Delivery delivery) {
        return delivery.status() == DeliveryStatus.UNCONFIRMED && delivery.askedAt() != null && !canLook(delivery);
    }

    /** Whether a person posts it. */
    boolean isByHand(Delivery delivery) {
        return networks.find(delivery.network()).filter(Network::byHand).isPresent();
    }

    /** Whether it counts as published without its address, too: where malklug could not look for it anyway. */
    boolean needsNoAddress(Delivery delivery) {
        return !canLook(delivery) && networks.addresses(delivery.network()).isPresent();
    }

    private boolean canLook(Delivery delivery) {
        return networks.finder(delivery.network()).isPresent();
    }
}
