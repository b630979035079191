/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.ContainerAnswers;
import de.malklug.networks.graph.ContainerCourse;
import de.malklug.networks.graph.ContainerPosts;
import de.malklug.networks.graph.GraphAnswers;
import de.malklug.networks.graph.GraphList;
import de.malklug.networks.graph.GraphList.CannotLook;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The further parts of a message: comments of the account itself below its post. */
final class InstagramComments {

    static final String STEP = "comment";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final InstagramApi api;
    private final ContainerAnswers answers;
    private final GraphList list;
    private final InstagramSettings settings;
    private final Clock clock;

    InstagramComments(
            InstagramApi api, ContainerAnswers answers, GraphList list, InstagramSettings settings, Clock clock) {
        this.api = api;
        this.answers = answers;
        this.list = list;
        this.settings = settings;
        this.clock = clock;
    }

    /** What comes after the part {@code at} is about: the next comment, or the end. */
    static PublishOutcome after(PublishRequest request, Checkpoint at, Instant now) {
        return at.part() < request.message().parts().size()
                ? new Pending(at.part(at.part() + 1).thenIrreversible(STEP), now)
                : ContainerPosts.published(request, at);
    }

    PublishOutcome take(PublishRequest request, Checkpoint at) {
        HttpResult result = api.graph()
                .send(
                        request.account(),
                        api.post(request.account(), comments(at))
                                .json(JSON.createObjectNode().put("message", text(request, at))));
        return GraphAnswers.entity(result)
                .map(GraphAnswers::id)
                .map(id -> after(request, at.with(ContainerPosts.key(at.part()), id), clock.instant()))
                .orElseGet(() -> answers.notPublished(result));
    }

    Search find(PublishRequest request, Checkpoint at, Instant since) {
        HttpCall call = api.get(request.account(), comments(at))
                .query("fields", "id,text,timestamp,username")
                .query("limit", Integer.toString(settings.lookPageSize()));
        Duration margin = settings.lookMargin();
        try {
            List<String> ours = list.since(request.account(), call, "timestamp", since.minus(margin)).stream()
                    .filter(comment -> isOurs(comment, request, at))
                    .map(GraphAnswers::id)
                    .map(Objects::requireNonNull)
                    .filter(id -> !ContainerPosts.isKnown(at, id))
                    .distinct()
                    .toList();
            return switch (ours.size()) {
                case 0 -> new Search.Absent();
                case 1 ->
                    new Search.Found(
                            ours.getFirst(),
                            after(request, at.with(ContainerPosts.key(at.part()), ours.getFirst()), clock.instant()));
                default -> new Search.CannotTell(ours.size() + " comments fit: " + ours);
            };
        } catch (CannotLook reason) {
            return new Search.CannotTell(reason.evidence());
        }
    }

    private static boolean isOurs(JsonNode comment, PublishRequest request, Checkpoint at) {
        String ourName = InstagramUsers.name(at);
        String name = GraphAnswers.text(comment.path("username"));
        return InstagramText.same(comment.path("text").asString(""), text(request, at))
                && (ourName == null || name == null || ourName.equalsIgnoreCase(name));
    }

    private static String comments(Checkpoint at) {
        return "/" + HttpCall.piece(ContainerPosts.id(at, 1)) + "/comments";
    }

    private static String text(PublishRequest request, Checkpoint at) {
        return ContainerCourse.part(request, at).textWithLink();
    }
}
