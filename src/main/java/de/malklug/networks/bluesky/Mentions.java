/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.PublishOutcome;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.HttpResult.Lost;
import de.malklug.networks.http.HttpResult.NotSent;
import de.malklug.networks.http.NetworkHttp;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks up who is mentioned. A handle nobody has stays plain text, and so does the rest once a look-up was not answered: a
 * mention never stops a post.
 */
final class Mentions {

    private final NetworkHttp http;
    private final BlueskyAnswers answers;

    Mentions(NetworkHttp http, BlueskyAnswers answers) {
        this.http = http;
        this.answers = answers;
    }

    /** The facets of a text, or why they are not known yet. */
    sealed interface Result {

        record Known(List<Facet> facets) implements Result {}

        record Later(PublishOutcome.Deferred outcome) implements Result {}
    }

    Result facets(String text, URI host) {
        Lookups lookups = new Lookups(host);
        List<Facet> facets = Facets.in(text, lookups::did);
        return lookups.later.<Result>map(Result.Later::new).orElseGet(() -> new Result.Known(facets));
    }

    private final class Lookups {

        private final URI host;
        private final Map<String, Optional<String>> dids = new HashMap<>();
        private Optional<PublishOutcome.Deferred> later = Optional.empty();
        private boolean silent;

        private Lookups(URI host) {
            this.host = host;
        }

        private Optional<String> did(String handle) {
            return later.isPresent() || silent ? Optional.empty() : dids.computeIfAbsent(handle, this::asked);
        }

        private Optional<String> asked(String handle) {
            return switch (http.send(Xrpc.query(host, Xrpc.RESOLVE_HANDLE).query("handle", handle))) {
                case NotSent failure -> {
                    later = Optional.of(BlueskyAnswers.unreachable());
                    yield Optional.empty();
                }
                case Lost unanswered -> {
                    silent = true;
                    yield Optional.empty();
                }
                case Answered answered -> did(answered.answer());
            };
        }

        private Optional<String> did(HttpAnswer answer) {
            if (answer.isSuccess()) {
                return Optional.of(answer.json().path("did").asString("")).filter(did -> did.startsWith("did:"));
            }
            if (answers.refused(answer) instanceof PublishOutcome.Deferred wait) {
                later = Optional.of(wait);
            }
            return Optional.empty();
        }
    }
}
