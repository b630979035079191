/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.threads;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.graph.GraphApi;
import de.malklug.networks.graph.GraphTokens;
import de.malklug.networks.http.HttpCall;

/** Calls in the name of an account, with its newest token. */
final class ThreadsApi {

    private final GraphApi graph;
    private final GraphTokens tokens;

    ThreadsApi(GraphApi graph, GraphTokens tokens) {
        this.graph = graph;
        this.tokens = tokens;
    }

    HttpCall get(ConnectedAccount account, String path) {
        return graph.get(account, tokens.token(account), path);
    }

    HttpCall post(ConnectedAccount account, String path) {
        return graph.post(account, tokens.token(account), path);
    }

    HttpCall delete(ConnectedAccount account, String id) {
        return graph.delete(account, tokens.token(account), "/" + HttpCall.piece(id));
    }

    GraphApi graph() {
        return graph;
    }

    void renewToken(ConnectedAccount account) {
        tokens.renew(account);
    }
}
