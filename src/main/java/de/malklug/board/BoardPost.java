/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.board;

import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.editorial.PostKey;
import de.malklug.plan.ComparedPost;
import de.malklug.queue.PostState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post as the board counts and compares it.
 *
 * @param version the one a person who changes it has seen
 * @param state where it stands as a whole
 * @param out whether something of it is, or may be, out: then its time can no longer change
 * @param slots on how many accounts it appears
 * @param reach how many people it has reached so far; null where no network has told
 */
public record BoardPost(
        ComparedPost compared,
        Post.Status desk,
        PostState state,
        int version,
        boolean out,
        int slots,
        @Nullable Long reach) {

    public PostKey key() {
        return compared.post();
    }

    public MunicipalityId municipality() {
        return compared.post().municipality();
    }

    public Instant dueAt() {
        return compared.dueAt();
    }

    /** Whether its approval is void once its time changes. */
    public boolean losesApproval() {
        return desk == Post.Status.APPROVED;
    }
}
