/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.editorial.PostKey;

/** Addresses of a post's pages. */
final class PostLinks {

    private PostLinks() {}

    static String of(PostKey post) {
        return "/posts/" + post;
    }
}
