/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.editorial.ApprovalCircle;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.Desk;
import de.malklug.editorial.Desk.Outcome;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Posts as calls name them, for those who may change or decide about them, and what a change is answered with. */
@Component
class DeskPosts {

    private final Posts posts;
    private final Campaigns campaigns;
    private final Rights rights;

    DeskPosts(Posts posts, Campaigns campaigns, Rights rights) {
        this.posts = posts;
        this.campaigns = campaigns;
        this.rights = rights;
    }

    /** The post as it is after a change, with its version as ETag. */
    static ResponseEntity<DeskPost> answer(Outcome outcome) {
        Desk.Done done = done(outcome);
        return ResponseEntity.ok()
                .eTag(String.valueOf(done.post().version()))
                .body(DeskPost.of(done.post(), done.deliveries().alreadySent()));
    }

    /** @throws DeskRefused if it could not be done */
    static Desk.Done done(Outcome outcome) {
        if (outcome instanceof Desk.Done done) {
            return done;
        }
        throw new DeskRefused(outcome);
    }

    /** The version a change was made on, from {@code If-Match} or the body. */
    static int version(@Nullable String match, @Nullable SeenPost body) {
        return version(match, body == null ? null : body.version());
    }

    static int version(@Nullable String match, @Nullable Integer field) {
        if (match == null || match.isBlank()) {
            return Body.required("version", field);
        }
        String digits = match.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!digits.matches("\\d{1,9}")) {
            throw new UnknownValue("If-Match", match, List.of("\"3\""));
        }
        return Integer.parseInt(digits);
    }

    /** A post the caller may change. */
    StoredPost mine(String campaign, String municipality, String post) {
        StoredPost stored = find(campaign, municipality, post);
        if (!rights.may(Right.WRITE_POSTS, stored.post().municipality())) {
            throw new AccessDeniedException("Not this municipality");
        }
        return stored;
    }

    /** A post the caller may decide about. */
    StoredPost theirs(String campaign, String municipality, String post) {
        StoredPost stored = find(campaign, municipality, post);
        boolean named = campaigns
                .find(stored.campaign())
                .map(found -> ApprovalCircle.of(found.campaign(), stored).includes(rights.actor()))
                .orElse(false);
        if (!named && !rights.may(Right.APPROVE, stored.post().municipality())) {
            throw new AccessDeniedException("Not this municipality");
        }
        return stored;
    }

    /** Somebody of another municipality is refused whether it is there or not. */
    private StoredPost find(String campaign, String municipality, String post) {
        if (!CampaignId.isValid(campaign) || !MunicipalityId.isValid(municipality) || !PostId.isValid(post)) {
            throw new Missing("post");
        }
        MunicipalityId town = new MunicipalityId(municipality);
        return posts.find(new CampaignId(campaign), town, new PostId(post))
                .orElseThrow(() -> rights.may(Right.WRITE_POSTS, town)
                        ? new Missing("post")
                        : new AccessDeniedException("Not this municipality"));
    }
}
