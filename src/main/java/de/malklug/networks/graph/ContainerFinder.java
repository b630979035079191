/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PostFinder.Search;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.ContainerState.Kind;
import de.malklug.networks.graph.GraphList.CannotLook;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Looks for a post whose publishing was not clearly answered: asks its container, which knows whether it was published but not
 * as what, and the list of the account's own posts.
 */
public final class ContainerFinder {

    private final GraphApi api;
    private final ContainerDialect dialect;
    private final GraphList list;
    private final Duration margin;
    private final Clock clock;

    /**
     * @param margin how far before the first attempt a search begins
     */
    public ContainerFinder(GraphApi api, ContainerDialect dialect, GraphList list, Duration margin, Clock clock) {
        this.api = api;
        this.dialect = dialect;
        this.list = list;
        this.margin = margin;
        this.clock = clock;
    }

    public Search find(PublishRequest request, Checkpoint at, Instant since) {
        if (!at.step().equals(ContainerCourse.PUBLISH)) {
            return new Search.Absent();
        }
        try {
            HttpAnswer status = CannotLook.unlessAnswered(
                    api.send(request.account(), dialect.status(request, at.require(ContainerCourse.containerKey(at)))));
            List<String> ours =
                    list
                            .since(request.account(), dialect.ownPosts(request, at), "timestamp", since.minus(margin))
                            .stream()
                            .filter(post -> dialect.isOurs(post, request, at))
                            .map(GraphAnswers::id)
                            .map(Objects::requireNonNull)
                            .filter(id -> !ContainerPosts.isKnown(at, id))
                            .distinct()
                            .toList();
            return verdict(request, at, status, ours);
        } catch (CannotLook reason) {
            return new Search.CannotTell(reason.evidence());
        }
    }

    private Search verdict(PublishRequest request, Checkpoint at, HttpAnswer status, List<String> ours)
            throws CannotLook {
        if (ours.size() > 1) {
            return new Search.CannotTell(ours.size() + " posts fit: " + ours);
        }
        if (ours.size() == 1) {
            String id = ours.getFirst();
            return new Search.Found(id, ContainerPublishing.live(dialect, request, at, id, clock.instant()));
        }
        return kind(status) == Kind.PUBLISHED
                ? new Search.CannotTell("The container says that it is published, but no post in the list fits")
                : new Search.Absent();
    }

    /** A container that can't be seen any more says nothing; then the list alone decides. */
    private Kind kind(HttpAnswer status) throws CannotLook {
        if (ContainerCourse.isHidden(new HttpResult.Answered(status))) {
            return Kind.EXPIRED;
        }
        JsonNode told = status.json();
        Kind kind = status.isSuccess() ? dialect.state(told).kind() : Kind.OTHER;
        if (kind == Kind.OTHER) {
            throw CannotLook.because(status);
        }
        return kind;
    }
}
