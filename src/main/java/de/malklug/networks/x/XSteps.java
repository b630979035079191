/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.x.Grants.Access;
import de.malklug.networks.x.XAnswers.About;
import de.malklug.networks.x.XCalls.Reply;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The safe way to a post: see to the access while nothing depends on it; then, for each part, upload its media with their alt
 * texts and post (irreversible).
 */
final class XSteps {

    static final String ACCESS = "access";
    static final String POST = "post";

    private static final String NAME = "name";
    private static final Pattern ADDRESS = Pattern.compile("/(?:i/web|i|([A-Za-z0-9_]+))/status/(\\d{1,19})(?:/.*)?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final XCalls calls;
    private final Grants grants;
    private final XSettings settings;
    private final XAnswers answers;
    private final XMedia media;
    private final Clock clock;

    XSteps(XCalls calls, Grants grants, XSettings settings, XAnswers answers, Clock clock) {
        this.calls = calls;
        this.grants = grants;
        this.settings = settings;
        this.answers = answers;
        this.media = new XMedia(calls, settings, answers, clock);
        this.clock = clock;
    }

    PublishOutcome take(PublishRequest request, Checkpoint at) {
        return switch (at.step()) {
            case ACCESS -> access(request, at);
            case POST -> post(request, at);
            default -> media.take(request, at);
        };
    }

    private PublishOutcome access(PublishRequest request, Checkpoint at) {
        return switch (grants.lasting(request.account(), settings.session().refreshAhead())) {
            case Access.Denied denied -> denied.outcome();
            case Access.Granted granted -> {
                Grant.Owner known = granted.grant().owner();
                yield known == null ? askWhose(request, at) : begin(request, at, known);
            }
        };
    }

    private PublishOutcome askWhose(PublishRequest request, Checkpoint at) {
        Reply reply = calls.send(request.account(), settings.session().needed(), XCalls.me(request.account()));
        return switch (reply) {
            case Reply.NotAllowed no -> no.outcome();
            case Reply.Made made -> {
                Optional<Grant.Owner> owner =
                        made.result().received().flatMap(answer -> calls.learn(request.account(), answer));
                yield owner.map(known -> begin(request, at, known)).orElseGet(() -> answers.notDone(made.result()));
            }
        };
    }

    private PublishOutcome begin(PublishRequest request, Checkpoint at, Grant.Owner owner) {
        return new Pending(XMedia.begin(part(request, at), at.with(NAME, owner.name())), clock.instant());
    }

    private PublishOutcome post(PublishRequest request, Checkpoint at) {
        Message.Part part = part(request, at);
        return media.uploadAnew(part, at).orElseGet(() -> post(request, part, at));
    }

    private PublishOutcome post(PublishRequest request, Message.Part part, Checkpoint at) {
        HttpCall call = HttpCall.post(request.account().server(), "/2/tweets").json(tweet(part, at));
        return switch (calls.send(request.account(), settings.session().needed(), call)) {
            case Reply.NotAllowed no -> no.outcome();
            case Reply.Made made -> posted(request, part, at, made.result());
        };
    }

    private PublishOutcome posted(PublishRequest request, Message.Part part, Checkpoint at, HttpResult result) {
        Optional<String> id = XAnswers.entity(result).map(XAnswers::id);
        if (id.isPresent()) {
            return live(request, at, id.get());
        }
        if (XAnswers.isAboutMedia(result)) { // tweets-400-media.json
            return media.uploadOnceMore(part, at).orElseGet(() -> answers.notPosted(result, about(part, at)));
        }
        return answers.notPosted(result, about(part, at));
    }

    private About about(Message.Part part, Checkpoint at) {
        boolean tooLong =
                WeightedText.length(part.textWithLink()) > settings.limits().characters();
        return new About(at.part() > 1, tooLong, at.unclear() != null);
    }

    /** How it goes on once this part is known to be live. */
    PublishOutcome live(PublishRequest request, Checkpoint at, String id) {
        Checkpoint done = at.nowLive().with(postKey(at.part()), id);
        int parts = request.message().parts().size();
        if (at.part() < parts) {
            Checkpoint next = XMedia.forget(done).part(at.part() + 1);
            return new Pending(XMedia.begin(part(request, next), next), clock.instant());
        }
        List<String> replies = IntStream.rangeClosed(2, parts)
                .mapToObj(number -> done.require(postKey(number)))
                .toList();
        String first = done.require(postKey(1));
        return new Published(new RemotePost(first, address(done.get(NAME), first), replies));
    }

    /** How it goes on once a person saw this part at that address, which names its author and its number. */
    Optional<PublishOutcome> seenAt(@Nullable URI address, PublishRequest request, Checkpoint at) {
        if (address == null || !at.step().equals(POST) || !isOfX(address)) {
            return Optional.empty();
        }
        Matcher post = ADDRESS.matcher(String.valueOf(address.getPath()));
        String name = at.get(NAME);
        boolean ours = post.matches()
                && (post.group(1) == null
                        || name == null
                        || name.isBlank()
                        || post.group(1).equalsIgnoreCase(name));
        return ours ? Optional.of(live(request, at, post.group(2))) : Optional.empty();
    }

    private boolean isOfX(URI address) {
        String host = String.valueOf(address.getHost()).replaceFirst("^(?:www|mobile)\\.", "");
        return host.equals("x.com")
                || host.equals("twitter.com")
                || host.equals(settings.webAddress().getHost());
    }

    private ObjectNode tweet(Message.Part part, Checkpoint at) {
        ObjectNode tweet = JSON.createObjectNode().put("text", part.textWithLink());
        if (!part.media().isEmpty()) {
            ArrayNode ids = tweet.putObject("media").putArray("media_ids");
            XMedia.ids(part, at).forEach(ids::add);
        }
        String parent = parent(at);
        if (parent != null) {
            tweet.putObject("reply").put("in_reply_to_tweet_id", parent);
        }
        return tweet;
    }

    /** Id of the part before this one, or null for the first. */
    static @Nullable String parent(Checkpoint at) {
        return at.part() == 1 ? null : at.require(postKey(at.part() - 1));
    }

    static Message.Part part(PublishRequest request, Checkpoint at) {
        return request.message().parts().get(at.part() - 1);
    }

    private static String postKey(int part) {
        return "post." + part;
    }

    private URI address(@Nullable String name, String id) {
        String path = name == null || name.isBlank() ? "/i/web/status/" : "/" + HttpCall.piece(name) + "/status/";
        return URI.create(settings.webAddress() + path + HttpCall.piece(id));
    }
}
