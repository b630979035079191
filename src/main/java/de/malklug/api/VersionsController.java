/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.editorial.Desk;
import de.malklug.editorial.PostHistory;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.StoredPost;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a post said before, for programs, and going back to it. */
@RestController("apiVersions")
@RequestMapping("/api/v1/posts/{campaign}/{municipality}/{post}")
@Tag(name = "Desk")
class VersionsController {

    private final Desk desk;
    private final DeskPosts posts;
    private final PostHistory history;
    private final Rights rights;

    VersionsController(Desk desk, DeskPosts posts, PostHistory history, Rights rights) {
        this.desk = desk;
        this.posts = posts;
        this.history = history;
        this.rights = rights;
    }

    @GetMapping("/versions")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Lists what a post said before, newest first; the first is the post as it is")
    Items<VersionView> versions(
            @PathVariable String campaign, @PathVariable String municipality, @PathVariable String post) {
        StoredPost stored = posts.mine(campaign, municipality, post);
        return Items.all(history.versions(stored.key()).stream()
                .map(each -> new VersionView(
                        each.number(),
                        each.at(),
                        each.person(),
                        each.change(),
                        DraftBody.of(desk.draft(each.post()), each.number())))
                .toList());
    }

    @PostMapping("/versions/{number}/restore")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Makes a post say again what an earlier version said; an approval it has is void then")
    ResponseEntity<DeskPost> restore(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @PathVariable int number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody(required = false) @Nullable SeenPost body) {
        PostKey key = posts.mine(campaign, municipality, post).key();
        return DeskPosts.answer(desk.restore(key, DeskPosts.version(match, body), number, rights.actor()));
    }

    @PostMapping("/settle")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Settles a conflict between a post and its file: one of the two counts from now on")
    ResponseEntity<DeskPost> settle(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody Settlement body) {
        PostKey key = posts.mine(campaign, municipality, post).key();
        boolean takeFile = Body.required("takeFile", body.takeFile());
        return DeskPosts.answer(desk.settle(key, DeskPosts.version(match, body.version()), takeFile, rights.actor()));
    }

    @Schema(name = "PostVersion")
    @JsonPropertyOrder({"number", "at", "person", "change", "draft"})
    record VersionView(int number, Instant at, @Nullable String person, String change, DraftBody draft) {}

    @Schema(name = "Settlement")
    @JsonPropertyOrder({"version", "takeFile"})
    record Settlement(
            @Nullable Integer version,

            @Schema(description = "Whether the post now says what its file says; else it stays as it is.") @Nullable
            Boolean takeFile) {}
}
