/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;

/**
 * One version of one Graph API on the server of an account. Paths begin with a slash and leave the version out, for example
 * {@code /123/feed}. The token goes into the header, never into an address.
 */
public final class GraphApi {

    /** The token's name in {@code accounts.yaml}. */
    public static final String ACCESS_TOKEN = "access-token";

    private final NetworkHttp http;
    private final String version;
    private final GraphBudget budget;

    /**
     * @param version for example {@code v26.0}; empty to leave the choice to Meta
     */
    public GraphApi(NetworkHttp http, String version, GraphBudget budget) {
        this.http = http;
        this.version = version;
        this.budget = budget;
    }

    /** A call that only reads, with the account's own token. */
    public HttpCall get(ConnectedAccount account, String path) {
        return get(account, token(account), path);
    }

    /** A call that only reads, with another token than the declared one. */
    public HttpCall get(ConnectedAccount account, Secret token, String path) {
        return HttpCall.get(account.server(), versioned(path)).bearer(token);
    }

    /** A call that changes something, with the account's own token. */
    public HttpCall post(ConnectedAccount account, String path) {
        return post(account, token(account), path);
    }

    /** A call that changes something, with another token than the declared one. */
    public HttpCall post(ConnectedAccount account, Secret token, String path) {
        return HttpCall.post(account.server(), versioned(path)).bearer(token);
    }

    /** A call that deletes something, with the account's own token. */
    public HttpCall delete(ConnectedAccount account, String path) {
        return delete(account, token(account), path);
    }

    /** A call that deletes something, with another token than the declared one. */
    public HttpCall delete(ConnectedAccount account, Secret token, String path) {
        return HttpCall.write("DELETE", account.server(), versioned(path)).bearer(token);
    }

    /** Sends the call once and remembers how much of the account's budget it says is used. */
    public HttpResult send(ConnectedAccount account, HttpCall call) {
        HttpResult result = http.send(call);
        result.received().ifPresent(answer -> budget.note(account, answer));
        return result;
    }

    public GraphBudget budget() {
        return budget;
    }

    /** The version this speaks, for example {@code v26.0}. */
    public String version() {
        return version;
    }

    /**
     * The account's token as declared.
     *
     * @throws CredentialsMissing if there is none, or one no header can carry
     */
    public static Secret token(ConnectedAccount account) {
        Secret token = account.secret(ACCESS_TOKEN);
        if (!token.reveal().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new CredentialsMissing(account.id(), ACCESS_TOKEN);
        }
        return token;
    }

    private String versioned(String path) {
        return version.isEmpty() ? path : "/" + version + path;
    }
}
