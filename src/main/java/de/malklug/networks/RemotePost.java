/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post as the network knows it.
 *
 * @param id the network's id; an opaque text, compared only for equality
 * @param url where people can read it; null if the network told none
 * @param replies ids of the further parts of a thread and of a first comment, in order
 */
public record RemotePost(String id, @Nullable URI url, List<String> replies) {

    public RemotePost {
        replies = List.copyOf(replies);
    }

    public RemotePost(String id, @Nullable URI url) {
        this(id, url, List.of());
    }

    /** Ids of all parts in the order in which they can be deleted: what answers goes before what it answers. */
    public List<String> lastFirst() {
        List<String> ids = new ArrayList<>(replies.reversed());
        ids.add(id);
        return ids;
    }
}
