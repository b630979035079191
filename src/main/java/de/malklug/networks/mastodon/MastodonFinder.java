/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks in the account's own posts for the part whose answer was lost: young enough, replying to the same post, carrying our
 * media, made by our application where the server says so, and word for word ours.
 */
final class MastodonFinder {

    private final NetworkHttp http;
    private final MastodonSettings settings;
    private final MastodonSteps steps;
    private final Clock clock;

    MastodonFinder(NetworkHttp http, MastodonSettings settings, MastodonSteps steps, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.steps = steps;
        this.clock = clock;
    }

    Search find(PublishRequest request, Checkpoint at, Instant since) {
        if (!at.step().equals(MastodonSteps.POST)) {
            return new Search.Absent();
        }
        try {
            List<JsonNode> ours = new ArrayList<>();
            for (JsonNode status : postsSince(request.account(), since.minus(settings.lookMargin()))) {
                if (repliesToTheSame(status, at)) {
                    ours.add(status);
                }
            }
            return verdict(request, at, fitting(request, at, ours));
        } catch (CannotLook reason) {
            return new Search.CannotTell(Objects.requireNonNull(reason.getMessage()));
        }
    }

    private Search verdict(PublishRequest request, Checkpoint at, List<JsonNode> fitting) {
        if (fitting.isEmpty()) {
            return new Search.Absent();
        }
        if (fitting.size() > 1) {
            return new Search.CannotTell(fitting.size() + " posts fit: "
                    + fitting.stream().map(MastodonAnswers::id).toList());
        }
        JsonNode status = fitting.getFirst();
        return new Search.Found(Objects.requireNonNull(MastodonAnswers.id(status)), steps.found(request, at, status));
    }

    private List<JsonNode> fitting(PublishRequest request, Checkpoint at, List<JsonNode> candidates) {
        Message.Part part = MastodonSteps.part(request, at);
        List<String> mediaIds = MastodonMedia.ids(part, at);
        List<JsonNode> withOurMedia = candidates.stream()
                .filter(status -> !mediaIds.isEmpty() && mediaIds(status).equals(mediaIds))
                .toList();
        if (!withOurMedia.isEmpty()) {
            return withOurMedia;
        }
        List<JsonNode> worded = wordedAlike(request, part, candidates);
        if (!mediaIds.isEmpty()
                && worded.stream().anyMatch(status -> mediaIds(status).size() == mediaIds.size())) {
            throw new CannotLook("A post with this text carries other media: "
                    + worded.stream().map(MastodonAnswers::id).toList());
        }
        return mediaIds.isEmpty()
                ? worded.stream().filter(status -> mediaIds(status).isEmpty()).toList()
                : List.of();
    }

    private List<JsonNode> wordedAlike(PublishRequest request, Message.Part part, List<JsonNode> candidates) {
        String text = part.textWithLink();
        List<JsonNode> alike = candidates.stream()
                .filter(status -> MastodonText.mayBe(status.path("content").asString(""), text))
                .toList();
        if (alike.size() > settings.lookSources()) {
            throw new CannotLook(alike.size() + " posts have nearly this text");
        }
        String application = alike.stream().anyMatch(status -> application(status) != null)
                ? ourApplication(request.account())
                : null;
        return alike.stream()
                .filter(status ->
                        application == null || application(status) == null || application.equals(application(status)))
                .filter(status -> isWordForWord(request.account(), status, text))
                .toList();
    }

    private boolean isWordForWord(ConnectedAccount account, JsonNode status, String text) {
        String id = Objects.requireNonNull(MastodonAnswers.id(status));
        HttpResult result = http.send(MastodonCalls.get(account, "/api/v1/statuses/" + HttpCall.piece(id) + "/source"));
        HttpAnswer answer = answered(result);
        JsonNode source = answer.json().path("text");
        if (answer.isSuccess() && source.isString()) {
            return MastodonText.same(source.asString(), text);
        }
        if (answer.status() == 401 || answer.status() == 429 || answer.status() >= 500) {
            throw new CannotLook("source: " + answer.status() + " " + answer.excerpt());
        }
        return true; // the server tells no source; its HTML has the same words
    }

    private @Nullable String ourApplication(ConnectedAccount account) {
        return http.send(MastodonCalls.get(account, "/api/v1/apps/verify_credentials"))
                .received()
                .filter(HttpAnswer::isSuccess)
                .map(answer -> answer.json().path("name").asString(null))
                .orElse(null);
    }

    /** Reads back until an entry is older than {@code since} or the account has no more. */
    private List<JsonNode> postsSince(ConnectedAccount account, Instant since) {
        String accountId = accountId(account);
        List<JsonNode> young = new ArrayList<>();
        String before = null;
        for (int number = 0; number < settings.lookPages(); number++) {
            HttpAnswer answer = page(account, accountId, before);
            Instant theirSince = since.plus(answer.clockError(clock));
            JsonNode page = answer.json();
            boolean reachesBack = page.isEmpty();
            for (JsonNode status : page) {
                if (createdAt(status).isBefore(theirSince)) {
                    reachesBack = true;
                } else {
                    young.add(status);
                }
                before = MastodonAnswers.id(status);
            }
            if (reachesBack) {
                return young;
            }
        }
        throw new CannotLook("The list of posts does not reach back to " + since);
    }

    private String accountId(ConnectedAccount account) {
        HttpAnswer answer = answered(http.send(MastodonCalls.get(account, "/api/v1/accounts/verify_credentials")));
        String id = answer.isSuccess() ? MastodonAnswers.id(answer.json()) : null;
        if (id == null) {
            throw new CannotLook("account: " + answer.status() + " " + answer.excerpt());
        }
        return id;
    }

    private HttpAnswer page(ConnectedAccount account, String accountId, @Nullable String before) {
        HttpCall call = MastodonCalls.get(account, "/api/v1/accounts/" + HttpCall.piece(accountId) + "/statuses")
                .query("limit", Integer.toString(settings.lookPageSize()))
                .query("exclude_reblogs", "true");
        HttpAnswer answer = answered(http.send(before == null ? call : call.query("max_id", before)));
        if (!answer.isSuccess() || !answer.json().isArray()) {
            throw new CannotLook(answer.status() + " " + answer.excerpt());
        }
        return answer;
    }

    private static HttpAnswer answered(HttpResult result) {
        return switch (result) {
            case HttpResult.Answered answered -> answered.answer();
            case HttpResult.NotSent notSent -> throw new CannotLook(notSent.reason());
            case HttpResult.Lost lost -> throw new CannotLook(lost.evidence());
        };
    }

    private static Instant createdAt(JsonNode status) {
        try {
            if (MastodonAnswers.id(status) != null) {
                return OffsetDateTime.parse(status.path("created_at").asString(""))
                        .toInstant();
            }
        } catch (DateTimeException unreadable) {
            // reported below, like an entry without an id
        }
        throw new CannotLook("The list of posts has an entry without id or date");
    }

    private static boolean repliesToTheSame(JsonNode status, Checkpoint at) {
        JsonNode parent = status.path("in_reply_to_id");
        return Objects.equals(
                parent.isNull() || parent.isMissingNode() ? null : parent.asString(), MastodonSteps.parent(at));
    }

    private static List<String> mediaIds(JsonNode status) {
        List<String> ids = new ArrayList<>();
        status.path("media_attachments")
                .forEach(media -> Optional.ofNullable(MastodonAnswers.id(media)).ifPresent(ids::add));
        return ids;
    }

    private static @Nullable String application(JsonNode status) {
        return status.path("application").path("name").asString(null);
    }

    /** The look ends here; its message is evidence, free of secrets. */
    private static final class CannotLook extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CannotLook(String evidence) {
            super(evidence, null, false, false);
        }
    }
}
