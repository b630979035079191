/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.ChangeOutcome;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.RemotePost;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import java.util.function.BiFunction;

/** Deletes what was published through containers. */
public final class GraphDeletion {

    private final GraphApi graph;
    private final BiFunction<ConnectedAccount, String, HttpCall> delete;
    private final ContainerAnswers answers;

    /**
     * @param delete makes the call for an id, with the account's newest token
     */
    public GraphDeletion(
            GraphApi graph, BiFunction<ConnectedAccount, String, HttpCall> delete, ContainerAnswers answers) {
        this.graph = graph;
        this.delete = delete;
        this.answers = answers;
    }

    /** All parts, the last first; what is gone already counts as deleted. */
    public ChangeOutcome remove(ConnectedAccount account, RemotePost post) {
        return ChangeOutcome.forEach(post.lastFirst(), id -> {
            HttpResult result = graph.send(account, delete.apply(account, id));
            boolean gone = ContainerAnswers.error(result)
                    .filter(GraphError::isNotVisible)
                    .isPresent();
            return gone || GraphAnswers.isSuccess(result)
                    ? new ChangeOutcome.Done()
                    : ChangeOutcome.of(answers.notDone(result));
        });
    }
}
