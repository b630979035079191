/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Looks in a page's own posts, or below its post, for what may be live: young enough, and carrying our media or, where there
 * are none, our words. What members posted can't be listed, so a person has to look.
 */
final class LinkedInFinder {

    private final LinkedInCalls calls;
    private final LinkedInSettings settings;
    private final LinkedInSteps steps;
    private final Clock clock;

    LinkedInFinder(LinkedInCalls calls, LinkedInSettings settings, LinkedInSteps steps, Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.steps = steps;
        this.clock = clock;
    }

    Search find(PublishRequest request, Checkpoint at, Instant since) {
        boolean post = at.step().equals(LinkedInSteps.POST);
        if (!post && !at.step().equals(LinkedInSteps.COMMENT)) {
            return new Search.Absent();
        }
        if (!LinkedInCalls.isPage(request.account())) {
            return new Search.CannotTell("LinkedIn lists no posts of members");
        }
        try {
            return verdict(
                    request, at, post ? posts(request, at, since.minus(settings.lookMargin())) : comments(request, at));
        } catch (CannotLook reason) {
            return new Search.CannotTell(Objects.requireNonNull(reason.getMessage()));
        }
    }

    private Search verdict(PublishRequest request, Checkpoint at, List<String> fitting) {
        if (fitting.isEmpty()) {
            return new Search.Absent();
        }
        return fitting.size() == 1
                ? new Search.Found(fitting.getFirst(), steps.live(request, at, fitting.getFirst()))
                : new Search.CannotTell(fitting.size() + " fit: " + fitting);
    }

    private List<String> posts(PublishRequest request, Checkpoint at, Instant since) {
        Message.Part part = request.message().first();
        List<String> ours = LinkedInMedia.urns(part, at);
        List<JsonNode> young = postsSince(request.account(), since);
        List<JsonNode> withOurMedia = young.stream()
                .filter(post -> media(post).stream().anyMatch(ours::contains))
                .toList();
        if (!withOurMedia.isEmpty()) {
            return ids(withOurMedia);
        }
        List<JsonNode> worded = young.stream()
                .filter(post ->
                        isSame(LittleText.plain(post.path("commentary").asString("")), LinkedInPost.commentary(part)))
                .filter(post -> media(post).isEmpty() == ours.isEmpty())
                .toList();
        if (!worded.isEmpty() && !ours.isEmpty()) {
            throw new CannotLook("A post with this text carries other media: " + ids(worded));
        }
        return ids(worded);
    }

    private static List<String> ids(List<JsonNode> posts) {
        return posts.stream().map(post -> post.path("id").asString("")).toList();
    }

    private static List<String> media(JsonNode post) {
        List<String> urns = new ArrayList<>();
        JsonNode content = post.path("content");
        String one = content.path("media").path("id").asString("");
        if (!one.isEmpty()) {
            urns.add(one);
        }
        content.path("multiImage")
                .path("images")
                .forEach(image -> urns.add(image.path("id").asString("")));
        return urns;
    }

    private List<JsonNode> postsSince(ConnectedAccount account, Instant since) {
        List<JsonNode> young = new ArrayList<>();
        for (int page = 0; page < settings.lookPages(); page++) {
            HttpCall call = LinkedInCalls.get(account, "/rest/posts")
                    .query("q", "author")
                    .query("count", Integer.toString(settings.lookPageSize()))
                    .query("start", Integer.toString(page * settings.lookPageSize()))
                    .query("sortBy", "CREATED")
                    .header("X-RestLi-Method", "FINDER");
            HttpAnswer answer = list(
                    account, LinkedInCalls.query(call, "author", LinkedInCalls.piece(LinkedInCalls.author(account))));
            Instant theirSince = since.plus(answer.clockError(clock));
            JsonNode elements = answer.json().path("elements");
            boolean reachesBack = elements.size() < settings.lookPageSize();
            for (JsonNode post : elements) {
                if (createdAt(post.path("createdAt")).isBefore(theirSince)) {
                    reachesBack = true;
                } else if (!post.path("lifecycleState").asString("PUBLISHED").equals("DRAFT")) {
                    young.add(post);
                }
            }
            if (reachesBack) {
                return young;
            }
        }
        throw new CannotLook("The list of posts does not reach back to " + since);
    }

    /** Comments below our own post: the parts before this one are known and others' do not count. */
    private List<String> comments(PublishRequest request, Checkpoint at) {
        String post = at.require("id.1");
        String text = LinkedInSteps.part(request, at).textWithLink();
        String author = LinkedInCalls.author(request.account());
        List<String> known = LinkedInSteps.earlier(at);
        HttpCall call = LinkedInCalls.get(
                        request.account(), "/rest/socialActions/" + LinkedInCalls.piece(post) + "/comments")
                .query("count", "100");
        List<String> fitting = new ArrayList<>();
        for (JsonNode comment : list(request.account(), call).json().path("elements")) {
            String id = comment.path("id").asString("");
            boolean ours = comment.path("actor").asString("").equals(author)
                    && isSame(comment.path("message").path("text").asString(""), text);
            if (ours && !known.contains(id)) {
                fitting.add(id);
            }
        }
        return fitting;
    }

    private HttpAnswer list(ConnectedAccount account, HttpCall call) {
        HttpAnswer answer = switch (calls.send(account, call)) {
            case HttpResult.Answered answered -> answered.answer();
            case HttpResult.NotSent notSent -> throw new CannotLook(notSent.reason());
            case HttpResult.Lost lost -> throw new CannotLook(lost.evidence());
        };
        if (!answer.isSuccess() || !answer.json().path("elements").isArray()) {
            throw new CannotLook(answer.status() + " " + answer.excerpt());
        }
        return answer;
    }

    private static Instant createdAt(JsonNode millis) {
        if (!millis.isIntegralNumber()) {
            throw new CannotLook("The list of posts has an entry without a date");
        }
        return Instant.ofEpochMilli(millis.asLong());
    }

    private static boolean isSame(String theirs, String ours) {
        return comparable(theirs).equals(comparable(ours));
    }

    private static String comparable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The look ends here; its message is evidence, free of secrets. */
    private static final class CannotLook extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CannotLook(String evidence) {
            super(evidence, null, false, false);
        }
    }
}
