/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.GraphAnswers;
import de.malklug.networks.graph.GraphList.CannotLook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Looks for what a step may have made public, each step in its own place. */
final class FacebookFinder {

    private final OwnPosts ownPosts;
    private final Posts posts;
    private final Videos videos;
    private final Comments comments;
    private final Course course;
    private final Duration margin;

    FacebookFinder(OwnPosts ownPosts, Posts posts, Videos videos, Comments comments, Course course, Duration margin) {
        this.ownPosts = ownPosts;
        this.posts = posts;
        this.videos = videos;
        this.comments = comments;
        this.course = course;
        this.margin = margin;
    }

    Search find(PublishRequest request, Checkpoint at, Instant firstAttempt) {
        Instant since = firstAttempt.minus(margin);
        try {
            return switch (at.step()) {
                case Course.COMMENT -> comments.find(request, at, since);
                case Course.FINISH, Course.PROCESSED -> videos.find(request, at);
                case Course.START, Course.BYTES, Course.UPLOADED -> new Search.Absent();
                case Course.REVEAL -> revealed(request, at, since);
                default -> worded(request, at, since);
            };
        } catch (CannotLook reason) {
            return new Search.CannotTell(reason.evidence());
        }
    }

    private Search revealed(PublishRequest request, Checkpoint at, Instant since) throws CannotLook {
        String id = at.require(Course.POST);
        boolean published = ownPosts.isListed(request, id, since) || ownPosts.isPublished(request, id);
        return published ? new Search.Found(id, course.live(request, at)) : new Search.Absent();
    }

    private Search worded(PublishRequest request, Checkpoint at, Instant since) throws CannotLook {
        List<JsonNode> fitting = ownPosts.published(request, since);
        return switch (fitting.size()) {
            case 0 -> new Search.Absent();
            case 1 ->
                new Search.Found(
                        Objects.requireNonNull(GraphAnswers.id(fitting.getFirst())),
                        posts.found(request, at, fitting.getFirst()));
            default ->
                new Search.CannotTell(fitting.size() + " posts fit: "
                        + fitting.stream().map(GraphAnswers::id).toList());
        };
    }
}
