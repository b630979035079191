/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.networks.RemotePost;
import de.malklug.storage.Reading;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads them from the ledger. */
@Component
class JdbcRemotePosts implements RemotePosts {

    private final JdbcClient reading;

    JdbcRemotePosts(@Reading JdbcClient reading) {
        this.reading = reading;
    }

    @Override
    public Optional<RemotePost> find(DeliveryId delivery) {
        return reading.sql("SELECT remote_id, remote_url, replies FROM delivery"
                        + " WHERE id = ? AND status = 'PUBLISHED' AND remote_id IS NOT NULL")
                .param(delivery.value())
                .query((row, number) -> {
                    String url = row.getString("remote_url");
                    String[] replies = Json.readNullable(row.getString("replies"), String[].class);
                    return new RemotePost(
                            row.getString("remote_id"),
                            url == null ? null : URI.create(url),
                            replies == null ? List.of() : List.of(replies));
                })
                .optional();
    }
}
