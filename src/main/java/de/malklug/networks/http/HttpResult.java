/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import java.util.Optional;

/** What came of one HTTP call. The three cases differ in what may have happened over there. */
public sealed interface HttpResult {

    /** The answer, empty if none arrived. */
    default Optional<HttpAnswer> received() {
        return this instanceof Answered answered ? Optional.of(answered.answer()) : Optional.empty();
    }

    /** An answer with a status arrived. */
    record Answered(HttpAnswer answer) implements HttpResult {}

    /**
     * No byte of the request was sent: surely nothing happened over there.
     *
     * @param reason for people, free of secrets
     */
    record NotSent(String reason) implements HttpResult {}

    /**
     * The request was sent, at least in part, and no answer came back: anything may have happened.
     *
     * @param evidence what was seen instead, free of secrets
     */
    record Lost(String evidence) implements HttpResult {}
}
