/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

import de.malklug.queue.Delivery;
import de.malklug.security.Rights;
import de.malklug.wording.Phrases;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/** Shows deliveries on other pages the way the queue does. */
@Component
public class DeliveryCards {

    private final Rows rows;
    private final Rights rights;

    DeliveryCards(Rows rows, Rights rights) {
        this.rows = rows;
        this.rights = rights;
    }

    /** Opened: with what happened and what can be done. */
    public DeliveryCard card(Delivery delivery, Phrases phrases) {
        QueueQuery opened = QueueQuery.of(new LinkedMultiValueMap<>()).opening(delivery.id());
        return new DeliveryCard(rows.row(delivery, opened, phrases), rights.maySee(delivery.municipality()));
    }

    /** Where the queue shows this delivery opened. */
    public String href(Delivery delivery) {
        return QueueQuery.of(new LinkedMultiValueMap<>()).opening(delivery.id()).href() + "#z-" + delivery.id();
    }

    /** What it says in the queue, closed. */
    public QueueRow row(Delivery delivery, Phrases phrases) {
        return rows.row(delivery, QueueQuery.of(new LinkedMultiValueMap<>()), phrases);
    }
}
