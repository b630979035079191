/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Secret;
import de.malklug.networks.graph.GraphApi;
import de.malklug.networks.graph.GraphTokens;
import de.malklug.networks.http.HttpCall;
import java.util.Set;

/** Calls in the name of an account, with the token its login gives. */
final class InstagramApi {

    private final GraphApi graph;
    private final GraphTokens tokens;
    private final Set<String> facebookHosts;

    InstagramApi(GraphApi graph, GraphTokens tokens, Set<String> facebookHosts) {
        this.graph = graph;
        this.tokens = tokens;
        this.facebookHosts = Set.copyOf(facebookHosts);
    }

    HttpCall get(ConnectedAccount account, String path) {
        return graph.get(account, token(account), path);
    }

    HttpCall post(ConnectedAccount account, String path) {
        return graph.post(account, token(account), path);
    }

    HttpCall delete(ConnectedAccount account, String id) {
        return graph.delete(account, token(account), "/" + HttpCall.piece(id));
    }

    GraphApi graph() {
        return graph;
    }

    /** Whether the account logged in with Facebook, so that its token is a Page's, without a date on which it ends. */
    boolean isFacebookLogin(ConnectedAccount account) {
        return facebookHosts.contains(String.valueOf(account.server().getHost()));
    }

    /** Renews the account's token if that is needed and time for it. */
    void renewToken(ConnectedAccount account) {
        if (!isFacebookLogin(account)) {
            tokens.renew(account);
        }
    }

    private Secret token(ConnectedAccount account) {
        return isFacebookLogin(account) ? GraphApi.token(account) : tokens.token(account);
    }
}
