/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds the post an address means, for those who may change it. */
@Component
class OpenPost {

    private final Posts posts;
    private final Rights rights;

    OpenPost(Posts posts, Rights rights) {
        this.posts = posts;
        this.rights = rights;
    }

    /**
     * @throws ResponseStatusException if there is none
     * @throws AccessDeniedException if the person does not write for its municipality
     */
    StoredPost mine(String campaign, String municipality, String post) {
        if (!CampaignId.isValid(campaign) || !MunicipalityId.isValid(municipality) || !PostId.isValid(post)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (!rights.may(Right.WRITE_POSTS, new MunicipalityId(municipality))) {
            throw new AccessDeniedException("Not this person's municipality");
        }
        StoredPost found =
                find(new PostKey(new CampaignId(campaign), new MunicipalityId(municipality), new PostId(post)));
        if (found == null || found.removed()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found;
    }

    @Nullable
    StoredPost find(PostKey key) {
        return posts.find(key.campaign(), key.municipality(), key.post()).orElse(null);
    }
}
