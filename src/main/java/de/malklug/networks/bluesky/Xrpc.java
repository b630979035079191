/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import java.net.URI;
import java.util.regex.Pattern;

/** How AT Protocol methods are addressed. See <a href="https://atproto.com/specs/xrpc">atproto.com/specs/xrpc</a>. */
final class Xrpc {

    static final String CREATE_SESSION = "com.atproto.server.createSession";
    static final String REFRESH_SESSION = "com.atproto.server.refreshSession";
    static final String DESCRIBE_SERVER = "com.atproto.server.describeServer";
    static final String UPLOAD_BLOB = "com.atproto.repo.uploadBlob";
    static final String PUT_RECORD = "com.atproto.repo.putRecord";
    static final String GET_RECORD = "com.atproto.repo.getRecord";
    static final String RESOLVE_HANDLE = "com.atproto.identity.resolveHandle";
    static final String GET_POSTS = "app.bsky.feed.getPosts";
    static final String GET_PROFILE = "app.bsky.actor.getProfile";

    /** The collection, and the type, of posts. */
    static final String POST = "app.bsky.feed.post";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

    private Xrpc() {}

    /** A method that only reads. */
    static HttpCall query(URI host, String method) {
        return HttpCall.get(host, "/xrpc/" + method);
    }

    /** A method that changes something. */
    static HttpCall procedure(URI host, String method) {
        return HttpCall.post(host, "/xrpc/" + method);
    }

    /** The error's name, for example {@code InvalidSwap}; empty where an intermediary answered. */
    static String error(HttpAnswer answer) {
        String name = answer.json().path("error").asString("");
        return NAME.matcher(name).matches() ? name : "";
    }

    /** What people may read about a refusal: the server's own sentence, or the start of the page. */
    static String message(HttpAnswer answer) {
        String message = answer.json().path("message").asString("");
        HttpAnswer sentence = new HttpAnswer(answer.status(), answer.headers(), message, true, answer.sent());
        return message.isEmpty() ? answer.excerpt() : sentence.excerpt();
    }

    /** The error's name where there is one, else the status. */
    static String code(HttpAnswer answer) {
        String error = error(answer);
        return error.isEmpty() ? String.valueOf(answer.status()) : error;
    }
}
