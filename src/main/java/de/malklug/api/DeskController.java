/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Desk;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.StoredPost;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writing, moving and deleting posts for programs. */
@RestController("apiDesk")
@RequestMapping("/api/v1/posts")
@Tag(
        name = "Desk",
        description =
                "Changes posts. Each change names the version it was made on, as If-Match or as a field, and is refused"
                        + " (409) if the post changed meanwhile.")
class DeskController {

    private final Desk desk;
    private final DeskPosts posts;
    private final Rights rights;

    DeskController(Desk desk, DeskPosts posts, Rights rights) {
        this.desk = desk;
        this.posts = posts;
        this.rights = rights;
    }

    @PostMapping("/{campaign}/{municipality}")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Writes a new draft")
    ResponseEntity<DeskPost> create(
            @PathVariable String campaign, @PathVariable String municipality, @RequestBody DraftBody body) {
        if (!CampaignId.isValid(campaign) || !MunicipalityId.isValid(municipality)) {
            throw new Missing("municipality");
        }
        MunicipalityId town = new MunicipalityId(municipality);
        if (!rights.may(Right.WRITE_POSTS, town)) {
            throw new AccessDeniedException("Not this municipality");
        }
        StoredPost stored = DeskPosts.done(desk.create(new CampaignId(campaign), town, body.draft(), rights.actor()))
                .post();
        return ResponseEntity.created(URI.create("/api/v1/posts/" + stored.key()))
                .eTag(String.valueOf(stored.version()))
                .body(DeskPost.of(stored, 0));
    }

    @GetMapping("/{campaign}/{municipality}/{post}/draft")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Shows what there is to edit of a post")
    ResponseEntity<DraftBody> draft(
            @PathVariable String campaign, @PathVariable String municipality, @PathVariable String post) {
        StoredPost stored = posts.mine(campaign, municipality, post);
        return ResponseEntity.ok()
                .eTag(String.valueOf(stored.version()))
                .body(DraftBody.of(desk.draft(stored), stored.version()));
    }

    @PutMapping("/{campaign}/{municipality}/{post}")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Changes what a post says, where or when; an approval it has is void then")
    ResponseEntity<DeskPost> edit(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody DraftBody body) {
        PostKey key = posts.mine(campaign, municipality, post).key();
        return DeskPosts.answer(desk.edit(key, DeskPosts.version(match, body.version()), body.draft(), rights.actor()));
    }

    @PostMapping("/{campaign}/{municipality}/{post}/move")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Changes when a post appears")
    ResponseEntity<DeskPost> move(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody MovedPost body) {
        PostKey key = posts.mine(campaign, municipality, post).key();
        LocalDateTime to = Body.required("at", body.at());
        return DeskPosts.answer(desk.move(key, DeskPosts.version(match, body.version()), to, rights.actor()));
    }

    @DeleteMapping("/{campaign}/{municipality}/{post}")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Deletes a draft", description = "The version is given as If-Match.")
    ResponseEntity<DeskPost> delete(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match) {
        PostKey key = posts.mine(campaign, municipality, post).key();
        return DeskPosts.answer(desk.delete(key, DeskPosts.version(match, (Integer) null), rights.actor()));
    }

    @Schema(name = "MovedPost")
    @JsonPropertyOrder({"version", "at"})
    record MovedPost(@Nullable Integer version, @Nullable LocalDateTime at) {}
}
