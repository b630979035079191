/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static java.util.Objects.requireNonNullElse;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.EngagementReading;
import de.malklug.networks.EngagementUnavailable;
import de.malklug.networks.Metric;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.bluesky.AuthorizedCalls.Reply;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.HttpResult.Lost;
import de.malklug.networks.http.HttpResult.NotSent;
import de.malklug.networks.http.NetworkHttp;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads figures through the account's own server, which asks the index it belongs to; or from one configured index,
 * without a token. See the lexicons {@code app.bsky.feed.getPosts} and {@code app.bsky.actor.getProfile}.
 */
final class BlueskyEngagement {

    private final NetworkHttp http;
    private final AuthorizedCalls calls;
    private final Sessions sessions;
    private final BlueskyAnswers answers;
    private final BlueskySettings settings;

    BlueskyEngagement(
            NetworkHttp http,
            AuthorizedCalls calls,
            Sessions sessions,
            BlueskyAnswers answers,
            BlueskySettings settings) {
        this.http = http;
        this.calls = calls;
        this.sessions = sessions;
        this.answers = answers;
        this.settings = settings;
    }

    Map<String, EngagementReading> read(ConnectedAccount account, Collection<String> uris) {
        if (uris.size() > settings.batchSize()) {
            throw new IllegalArgumentException(uris.size() + " posts in one reading; at most " + settings.batchSize());
        }
        if (uris.isEmpty()) {
            return Map.of();
        }
        JsonNode posts = asked(account, Xrpc.GET_POSTS, (call, session) -> {
                    HttpCall asking = call;
                    for (String uri : uris) {
                        asking = asking.query("uris", uri);
                    }
                    return asking;
                })
                .path("posts");
        if (!posts.isArray()) {
            throw new EngagementUnavailable("The answer holds no posts", null);
        }
        Map<String, EngagementReading> readings = new HashMap<>();
        posts.forEach(post -> readings.put(post.path("uri").asString(""), reading(post)));
        readings.keySet().retainAll(uris);
        return readings;
    }

    EngagementReading readAccount(ConnectedAccount account) {
        JsonNode profile = asked(
                account,
                Xrpc.GET_PROFILE,
                (call, session) -> call.query("actor", session == null ? handle(account) : session.did()));
        return reading(profile, Map.of(Metric.FOLLOWERS, "followersCount"));
    }

    private static EngagementReading reading(JsonNode post) {
        return reading(
                post,
                Map.of(
                        Metric.REACTIONS, "likeCount",
                        Metric.REPLIES, "replyCount",
                        Metric.SHARES, "repostCount",
                        Metric.QUOTES, "quoteCount",
                        Metric.SAVES, "bookmarkCount"));
    }

    /** Every count is optional; a missing one is unknown, not zero. */
    private static EngagementReading reading(JsonNode figures, Map<Metric, String> names) {
        EngagementReading.Builder reading = EngagementReading.builder();
        names.forEach((metric, name) -> {
            JsonNode count = figures.path(name);
            if (count.isIntegralNumber()) {
                reading.count(metric, count.asLong());
            } else {
                reading.notYetKnown(metric);
            }
        });
        return reading.build();
    }

    /** Completes a call; the session is null where none is used. */
    private interface Question {
        HttpCall ask(HttpCall call, @Nullable Session session);
    }

    private JsonNode asked(ConnectedAccount account, String method, Question question) {
        URI appView = settings.appView();
        if (appView != null) {
            Session known = sessions.stored(account).orElse(null);
            return body(http.send(question.ask(Xrpc.query(appView, method), known)));
        }
        Function<Session, HttpCall> call = session -> question.ask(Xrpc.query(session.pds(), method), session);
        return switch (calls.send(account, settings.session().refreshAhead(), call)) {
            case Reply.NotAllowed no -> throw unavailable(no.outcome());
            case Reply.Made made -> body(made.result());
        };
    }

    private JsonNode body(HttpResult result) {
        return switch (result) {
            case NotSent failure -> throw new EngagementUnavailable(failure.reason(), null);
            case Lost failure -> throw new EngagementUnavailable(failure.evidence(), null);
            case Answered answered -> body(answered.answer());
        };
    }

    private JsonNode body(HttpAnswer answer) {
        JsonNode body = answer.json();
        if (!answer.isSuccess() || !body.isObject()) {
            throw new EngagementUnavailable(answer.status() + " " + Xrpc.message(answer), answers.waitFor(answer));
        }
        return body;
    }

    private static EngagementUnavailable unavailable(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Deferred later ->
                new EngagementUnavailable(later.cause() + " " + later.code(), later.notBefore());
            case PublishOutcome.Rejected no ->
                new EngagementUnavailable(no.reason() + " " + no.code() + " " + no.explanation(), null);
            default -> new EngagementUnavailable("No session", null);
        };
    }

    private static String handle(ConnectedAccount account) {
        return requireNonNullElse(account.handle(), "");
    }
}
