/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.benchmarks;

import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import java.net.URI;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every reference engine does per delivery: intent durable, one call, result durable. */
final class StoredWork {

    private final JdbcTemplate jdbc;
    private final URI server;
    private final NetworkHttp http = BenchNetwork.http();

    StoredWork(JdbcTemplate jdbc, URI server) {
        this.jdbc = jdbc;
        this.server = server;
        jdbc.execute("CREATE TABLE work (id VARCHAR(64) NOT NULL PRIMARY KEY, state VARCHAR(8) NOT NULL)");
    }

    void add(List<Engine.Due> deliveries) {
        jdbc.batchUpdate(
                "INSERT INTO work (id, state) VALUES (?, 'QUEUED')",
                deliveries.stream().map(due -> new Object[] {due.key()}).toList());
    }

    void carry(String key) {
        jdbc.update("UPDATE work SET state = 'SENDING' WHERE id = ?", key);
        HttpResult result = http.send(
                HttpCall.post(server, "/posts").header("Idempotency-Key", key).json("{\"text\":\"benchmark\"}"));
        if (result instanceof HttpResult.Answered) {
            jdbc.update("UPDATE work SET state = 'SENT' WHERE id = ?", key);
        }
    }

    int done() {
        Integer sent = jdbc.queryForObject("SELECT count(*) FROM work WHERE state = 'SENT'", Integer.class);
        return sent == null ? 0 : sent;
    }
}
