/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.campaign.Post;
import de.malklug.editorial.PostHistory;
import de.malklug.editorial.StoredPost;
import de.malklug.wording.Phrases;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody wants changed in a post that came back, told where it is changed. */
@Component
class ReturnReason {

    private static final Set<String> STEPS = Set.of("submitted", "approved", "returned", "withdrawn");

    private final PostHistory history;

    ReturnReason(PostHistory history) {
        this.history = history;
    }

    /** Null for posts that did not come back, or have been submitted again since. */
    @Nullable
    String of(@Nullable StoredPost stored, Phrases phrases) {
        if (stored == null || stored.post().status() != Post.Status.DRAFT || !cameBack(stored)) {
            return null;
        }
        return history.comments(stored.key()).reversed().stream()
                .filter(PostHistory.Comment::returned)
                .findFirst()
                .map(comment -> phrases.text("compose.returned", comment.person(), comment.text()))
                .orElse(null);
    }

    private boolean cameBack(StoredPost stored) {
        return history.versions(stored.key()).stream()
                .map(PostHistory.Version::change)
                .filter(STEPS::contains)
                .findFirst()
                .filter("returned"::equals)
                .isPresent();
    }
}
