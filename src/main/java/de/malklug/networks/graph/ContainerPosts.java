/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.graph;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What of a message is live already, as its checkpoint keeps it. */
public final class ContainerPosts {

    static final String URL = "url";

    private ContainerPosts() {}

    /** Under which name the id of a part's post is kept. */
    public static String key(int part) {
        return "post." + part;
    }

    /** The id of a part that is live. */
    public static String id(Checkpoint at, int part) {
        return at.require(key(part));
    }

    /** Whether one of our parts has that id. */
    public static boolean isKnown(Checkpoint at, @Nullable String id) {
        return id != null && IntStream.rangeClosed(1, at.part()).anyMatch(part -> id.equals(at.get(key(part))));
    }

    /** All parts are live. */
    public static Published published(PublishRequest request, Checkpoint at) {
        List<String> replies = IntStream.rangeClosed(
                        2, request.message().parts().size())
                .mapToObj(part -> id(at, part))
                .toList();
        return new Published(new RemotePost(id(at, 1), address(at.get(URL)), replies));
    }

    private static @Nullable URI address(@Nullable String url) {
        try {
            return url == null ? null : new URI(url);
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }
}
