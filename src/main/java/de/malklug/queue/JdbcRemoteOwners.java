/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the ledger who owns a remote post. */
final class JdbcRemoteOwners implements RemoteOwners {

    private static final String OWNED = """
            SELECT count(*) FROM delivery WHERE account = :account AND id <> :id
                AND (remote_id = :remote OR replies LIKE :quoted OR (checkpoint LIKE :quoted AND status <> 'PUBLISHED'))""";

    private final JdbcClient reading;

    JdbcRemoteOwners(JdbcClient reading) {
        this.reading = reading;
    }

    @Override
    public boolean ownedByAnother(DeliveryId delivery, String account, String remoteId) {
        return reading.sql(OWNED)
                        .param("account", account)
                        .param("id", delivery.value())
                        .param("remote", remoteId)
                        .param("quoted", "%\"" + remoteId + "\"%")
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
