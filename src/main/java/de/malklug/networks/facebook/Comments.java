/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.GraphAnswers;
import de.malklug.networks.graph.GraphApi;
import de.malklug.networks.graph.GraphList;
import de.malklug.networks.graph.GraphList.CannotLook;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The further parts of a message: comments by the Page itself below its post. */
final class Comments {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CREATED = "created_time";

    private final GraphApi api;
    private final GraphList list;
    private final FacebookAnswers answers;
    private final Course course;

    Comments(GraphApi api, GraphList list, FacebookAnswers answers, Course course) {
        this.api = api;
        this.list = list;
        this.answers = answers;
        this.course = course;
    }

    PublishOutcome comment(PublishRequest request, Checkpoint at) {
        HttpResult result = api.send(
                request.account(),
                api.post(request.account(), path(at))
                        .json(JSON.createObjectNode()
                                .put("message", Course.part(request, at).textWithLink())));
        return GraphAnswers.entity(result)
                .map(comment -> Objects.requireNonNull(GraphAnswers.id(comment)))
                .map(id -> course.live(request, Course.commented(at, id)))
                .orElseGet(() -> answers.notPublic(result));
    }

    /** Looks below the post for a comment of the Page with these words that is none of the other parts. */
    Search find(PublishRequest request, Checkpoint at, Instant since) throws CannotLook {
        String page = pageId(request.account());
        List<String> fitting = new ArrayList<>();
        for (JsonNode comment : list.allSince(
                request.account(),
                api.get(request.account(), path(at))
                        .query("filter", "stream")
                        .query("fields", "id,message,created_time,from")
                        .query("limit", "100"),
                CREATED,
                since)) {
            String id = Objects.requireNonNull(GraphAnswers.id(comment));
            String author = GraphAnswers.text(comment.path("from").path("id"));
            if ((author == null || author.equals(page))
                    && !Course.isOwnComment(at, id)
                    && FacebookText.same(
                            comment.path("message").asString(""),
                            Course.part(request, at).textWithLink())) {
                fitting.add(id);
            }
        }
        return switch (fitting.size()) {
            case 0 -> new Search.Absent();
            case 1 ->
                new Search.Found(fitting.getFirst(), course.live(request, Course.commented(at, fitting.getFirst())));
            default -> new Search.CannotTell(fitting.size() + " comments fit: " + fitting);
        };
    }

    private static String path(Checkpoint at) {
        return "/" + at.require(Course.POST) + "/comments";
    }

    private String pageId(ConnectedAccount account) throws CannotLook {
        HttpAnswer answer = CannotLook.unlessAnswered(
                api.send(account, api.get(account, Course.page(account)).query("fields", "id")));
        String id = answer.isSuccess() ? GraphAnswers.id(answer.json()) : null;
        if (id == null) {
            throw CannotLook.because(answer);
        }
        return id;
    }
}
