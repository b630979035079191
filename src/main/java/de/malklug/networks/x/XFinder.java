/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.x.XCalls.Reply;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks in the account's own posts for the part whose answer was lost: young enough, answering the same post, and carrying our
 * media or, where there are none, our words. Each look costs money, so it reads no more than it must.
 */
final class XFinder {

    private static final String FIELDS = "created_at,text,source,attachments,referenced_tweets,entities,note_tweet";

    private final XCalls calls;
    private final XSettings settings;
    private final XSteps steps;
    private final Clock clock;

    XFinder(XCalls calls, XSettings settings, XSteps steps, Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.steps = steps;
        this.clock = clock;
    }

    Search find(PublishRequest request, Checkpoint at, Instant since) {
        if (!at.step().equals(XSteps.POST)) {
            return new Search.Absent();
        }
        try {
            List<JsonNode> candidates = postsSince(request.account(), since.minus(settings.lookMargin())).stream()
                    .filter(post -> Objects.equals(parent(post), XSteps.parent(at)))
                    .toList();
            return verdict(request, at, fitting(XSteps.part(request, at), at, candidates));
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
                    + fitting.stream().map(XAnswers::id).toList());
        }
        String id = XAnswers.id(fitting.getFirst());
        return new Search.Found(id, steps.live(request, at, id));
    }

    private static List<JsonNode> fitting(Message.Part part, Checkpoint at, List<JsonNode> candidates) {
        List<String> ours = XMedia.keys(part, at);
        List<JsonNode> withOurMedia = candidates.stream()
                .filter(post -> mediaKeys(post).stream().anyMatch(ours::contains))
                .toList();
        if (!withOurMedia.isEmpty()) {
            return withOurMedia;
        }
        List<JsonNode> worded = candidates.stream()
                .filter(post -> XText.isSame(post, part.textWithLink()))
                .filter(post -> mediaKeys(post).isEmpty() == part.media().isEmpty())
                .toList();
        if (!worded.isEmpty() && !ours.isEmpty()) {
            throw new CannotLook("A post with this text carries other media: "
                    + worded.stream().map(XAnswers::id).toList());
        }
        return worded;
    }

    private List<JsonNode> postsSince(ConnectedAccount account, Instant since) {
        String user = calls.owner(account)
                .map(Grant.Owner::id)
                .orElseThrow(() -> new CannotLook("It is not known which account this is over there"));
        List<JsonNode> posts = new ArrayList<>();
        Instant from = since;
        String token = null;
        for (int page = 0; page < settings.lookPages(); page++) {
            HttpAnswer answer = page(account, user, from, token);
            Duration error = answer.clockError(clock);
            if (page == 0 && error.isNegative()) {
                from = since.plus(error);
                answer = page(account, user, from, null);
            }
            for (JsonNode post : Vocabulary.data(answer.json())) {
                if (!createdAt(post).isBefore(from)) {
                    posts.add(post);
                }
            }
            token = answer.json().path("meta").path("next_token").asString(null);
            if (token == null) {
                return posts;
            }
        }
        throw new CannotLook("The list of posts does not reach back to " + since);
    }

    private HttpAnswer page(ConnectedAccount account, String user, Instant since, @Nullable String token) {
        HttpCall call = HttpCall.get(account.server(), "/2/users/" + HttpCall.piece(user) + "/tweets")
                .query("max_results", Integer.toString(settings.lookPageSize()))
                .query("start_time", since.truncatedTo(ChronoUnit.SECONDS).toString())
                .query("exclude", "retweets")
                .query("tweet.fields", FIELDS);
        Reply reply = calls.send(
                account, settings.session().needed(), token == null ? call : call.query("pagination_token", token));
        HttpAnswer answer = switch (reply) {
            case Reply.NotAllowed no -> throw new CannotLook(words(no.outcome()));
            case Reply.Made made -> answered(made.result());
        };
        JsonNode body = answer.json();
        boolean tells = Vocabulary.data(body).isArray()
                || body.path("meta").path("result_count").isIntegralNumber();
        if (!answer.isSuccess() || !tells) {
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

    private static String words(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Deferred later -> "no access now: " + later.cause() + " " + later.code();
            case PublishOutcome.Rejected no -> "no access: " + no.code() + " " + no.explanation();
            default -> "no access";
        };
    }

    private static Instant createdAt(JsonNode post) {
        try {
            if (!XAnswers.id(post).isEmpty()) {
                return OffsetDateTime.parse(post.path("created_at").asString(""))
                        .toInstant();
            }
        } catch (DateTimeException unreadable) {
            // reported below, like an entry without an id
        }
        throw new CannotLook("The list of posts has an entry without id or date");
    }

    private static @Nullable String parent(JsonNode post) {
        for (JsonNode reference : Vocabulary.field(post, "referenced_tweets")) {
            if (reference.path("type").asString("").equals("replied_to")) {
                return XAnswers.id(reference);
            }
        }
        return null;
    }

    private static List<String> mediaKeys(JsonNode post) {
        List<String> keys = new ArrayList<>();
        post.path("attachments").path("media_keys").forEach(key -> keys.add(key.asString("")));
        return keys;
    }

    /** The look ends here; its message is evidence, free of secrets. */
    private static final class CannotLook extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CannotLook(String evidence) {
            super(evidence, null, false, false);
        }
    }
}
