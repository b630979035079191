/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpCall;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What differs between networks whose posts are published through containers. */
public interface ContainerDialect {

    /** Makes the container of one of several media. */
    HttpCall child(PublishRequest request, Checkpoint at, Message.Media media, URI link);

    /**
     * Makes the container of the part {@code at} is about.
     *
     * @param children containers of its media, if there are several
     * @param link where its only picture or video can be fetched, or null
     */
    HttpCall container(PublishRequest request, Checkpoint at, List<String> children, @Nullable URI link);

    /** Asks a container how far it has come. */
    HttpCall status(PublishRequest request, String container);

    /** Reads the answer to {@link #status}. */
    ContainerState state(JsonNode answer);

    /** Makes the container public. */
    HttpCall publish(PublishRequest request, Checkpoint at, String container);

    /** Asks a post for its address, answered as {@code permalink}. */
    HttpCall permalink(PublishRequest request, String post);

    /** Whether the account may make no more posts of this kind today. May ask the network. */
    boolean isUsedUp(PublishRequest request, Checkpoint at);

    /** What an error means in answer to a call that makes nothing public. */
    ContainerRefusal refusal(GraphError error);

    /** What it means that a container has failed with these words. */
    ContainerRefusal fault(String words);

    /** What an error means in answer to {@link #publish}. */
    PublishRefusal publishRefusal(GraphError error);

    /** How it goes on once the part {@code at} is about is live. */
    PublishOutcome afterPart(PublishRequest request, Checkpoint at);

    /** Asks for the account's own posts, newest first, among which the part {@code at} is about would be. */
    HttpCall ownPosts(PublishRequest request, Checkpoint at);

    /** Whether a post from that list is the part {@code at} is about, as far as it tells. */
    boolean isOurs(JsonNode post, PublishRequest request, Checkpoint at);
}
