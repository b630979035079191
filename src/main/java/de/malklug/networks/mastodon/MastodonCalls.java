/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpCall;

/** Calls in the name of an account. */
final class MastodonCalls {

    static final String ACCESS_TOKEN = "access-token";

    private MastodonCalls() {}

    static HttpCall get(ConnectedAccount account, String path) {
        return by(account, HttpCall.get(account.server(), path));
    }

    static HttpCall post(ConnectedAccount account, String path) {
        return by(account, HttpCall.post(account.server(), path));
    }

    static HttpCall write(String method, ConnectedAccount account, String path) {
        return by(account, HttpCall.write(method, account.server(), path));
    }

    /** English errors, because they are told apart by their words where the status says too little. */
    private static HttpCall by(ConnectedAccount account, HttpCall call) {
        Secret token = account.secret(ACCESS_TOKEN);
        if (!token.reveal().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new CredentialsMissing(account.id(), ACCESS_TOKEN);
        }
        return call.bearer(token).header("Accept-Language", "en");
    }
}
