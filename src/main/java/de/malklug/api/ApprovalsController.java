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
import java.util.List;
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

/** Submitting, approving and returning posts for programs, and what people say about them. */
@RestController("apiApprovals")
@RequestMapping("/api/v1/posts")
@Tag(name = "Desk")
class ApprovalsController {

    private final Desk desk;
    private final DeskPosts posts;
    private final PostHistory history;
    private final Rights rights;

    ApprovalsController(Desk desk, DeskPosts posts, PostHistory history, Rights rights) {
        this.desk = desk;
        this.posts = posts;
        this.history = history;
        this.rights = rights;
    }

    @PostMapping("/{campaign}/{municipality}/{post}/submit")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Asks for approval")
    ResponseEntity<DeskPost> submit(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody(required = false) @Nullable SeenPost body) {
        PostKey key = posts.mine(campaign, municipality, post).key();
        return DeskPosts.answer(desk.submit(key, DeskPosts.version(match, body), rights.actor()));
    }

    @PostMapping("/{campaign}/{municipality}/{post}/approve")
    @Allowed(Right.APPROVE)
    @Operation(summary = "Approves a submitted post that somebody else wrote")
    ResponseEntity<DeskPost> approve(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody(required = false) @Nullable SeenPost body) {
        PostKey key = posts.theirs(campaign, municipality, post).key();
        return DeskPosts.answer(desk.approve(key, DeskPosts.version(match, body), rights.actor()));
    }

    @PostMapping("/{campaign}/{municipality}/{post}/return")
    @Allowed(Right.APPROVE)
    @Operation(summary = "Returns a submitted post to its author, with a reason")
    ResponseEntity<DeskPost> giveBack(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody SeenPost body) {
        PostKey key = posts.theirs(campaign, municipality, post).key();
        String reason = Body.required("reason", body.reason());
        return DeskPosts.answer(desk.giveBack(key, DeskPosts.version(match, body), reason, rights.actor()));
    }

    @PostMapping("/{campaign}/{municipality}/{post}/withdraw")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Makes a submitted or approved post a draft again; nothing of it is sent then")
    ResponseEntity<DeskPost> withdraw(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody(required = false) @Nullable SeenPost body) {
        PostKey key = posts.mine(campaign, municipality, post).key();
        String reason = body == null ? null : body.reason();
        return DeskPosts.answer(desk.withdraw(key, DeskPosts.version(match, body), reason, rights.actor()));
    }

    @GetMapping("/{campaign}/{municipality}/{post}/comments")
    @Allowed(Right.APPROVE)
    @Operation(summary = "Lists what people said about a post, oldest first")
    Items<Remark> comments(
            @PathVariable String campaign, @PathVariable String municipality, @PathVariable String post) {
        StoredPost stored = posts.theirs(campaign, municipality, post);
        return Items.all(history.comments(stored.key()).stream().map(Remark::of).toList());
    }

    @PostMapping("/{campaign}/{municipality}/{post}/comments")
    @Allowed(Right.APPROVE)
    @Operation(summary = "Says something about a post; @name mentions a person")
    Items<Remark> comment(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestBody NewRemark body) {
        StoredPost stored = posts.theirs(campaign, municipality, post);
        DeskPosts.done(desk.comment(stored.key(), Body.required("text", body.text()), rights.actor()));
        return comments(campaign, municipality, post);
    }

    @Schema(name = "NewComment")
    record NewRemark(@Nullable String text) {}

    @Schema(name = "Comment")
    @JsonPropertyOrder({"at", "person", "text", "returned", "mentions"})
    record Remark(Instant at, String person, String text, boolean returned, List<String> mentions) {

        private static Remark of(PostHistory.Comment comment) {
            return new Remark(comment.at(), comment.person(), comment.text(), comment.returned(), comment.mentions());
        }
    }
}
