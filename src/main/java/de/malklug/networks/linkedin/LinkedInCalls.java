/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Calls in the name of a page or a member. */
final class LinkedInCalls {

    private static final Pattern AUTHOR = Pattern.compile("urn:li:(?:organization|person):[A-Za-z0-9_-]+");

    private final NetworkHttp http;
    private final LinkedInAccess access;
    private final ApiVersion version;

    LinkedInCalls(NetworkHttp http, LinkedInAccess access, ApiVersion version) {
        this.http = http;
        this.access = access;
        this.version = version;
    }

    /** Who posts, as LinkedIn names it. */
    static String author(ConnectedAccount account) {
        String handle = account.handle();
        if (handle == null || !AUTHOR.matcher(handle).matches()) {
            throw new CredentialsMissing(account.id(), "handle");
        }
        return handle;
    }

    /** Whether it is a page, whose posts and figures can be read; those of members can't. */
    static boolean isPage(ConnectedAccount account) {
        return author(account).startsWith("urn:li:organization:");
    }

    static HttpCall get(ConnectedAccount account, String path) {
        return HttpCall.get(account.server(), path);
    }

    static HttpCall post(ConnectedAccount account, String path) {
        return HttpCall.post(account.server(), path);
    }

    /** An id with its colons escaped, which LinkedIn insists on in paths and queries. */
    static String piece(String urn) {
        return HttpCall.piece(urn);
    }

    /** The call with a query that is encoded already: LinkedIn reads brackets and commas of lists only as they are. */
    static HttpCall query(HttpCall call, String name, String encoded) {
        HttpUrl url =
                call.url().newBuilder().addEncodedQueryParameter(name, encoded).build();
        return new HttpCall(call.method(), url, call.headers(), call.body(), call.purpose(), call.secrets());
    }

    /**
     * Sends a call, and once more with a renewed token if the old one had run out and can be renewed. Nothing was done for
     * a 401, so the repeat is safe even for a call that makes something public.
     */
    HttpResult send(ConnectedAccount account, HttpCall call) {
        Secret token = access.token(account);
        HttpResult result = http.send(complete(call, token));
        if (result.received().filter(answer -> answer.status() == 401).isEmpty()) {
            return result;
        }
        Optional<Secret> renewed = access.insteadOf(account, token);
        return renewed.isPresent() ? http.send(complete(call, renewed.get())) : result;
    }

    /** To an address LinkedIn named, which takes bytes and knows nothing of versions. */
    HttpResult upload(ConnectedAccount account, HttpCall call) {
        return http.send(call.bearer(access.token(account)));
    }

    private HttpCall complete(HttpCall call, Secret token) {
        return call.bearer(token)
                .header("LinkedIn-Version", version.header())
                .header("X-Restli-Protocol-Version", "2.0.0");
    }

    /**
     * @throws CredentialsMissing if the account cannot post at all
     */
    static void require(ConnectedAccount account) {
        account.secret(LinkedInAccess.ACCESS_TOKEN);
        author(account);
    }
}
