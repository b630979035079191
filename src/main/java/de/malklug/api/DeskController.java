/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.editorial.ApprovalCircle;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.Desk;
import de.malklug.editorial.Desk.Outcome;
import de.malklug.editorial.PostHistory;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
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

/** Writing, submitting, approving and returning posts for programs. */
@RestController("apiDesk")
@RequestMapping("/api/v1/posts")
@Tag(
        name = "Desk",
        description =
                "Changes posts. Each change names the version it was made on, as If-Match or as a field, and is refused"
                        + " (409) if the post changed meanwhile.")
class DeskController {

    private final Desk desk;
    private final Posts posts;
    private final PostHistory history;
    private final Campaigns campaigns;
    private final Rights rights;

    DeskController(Desk desk, Posts posts, PostHistory history, Campaigns campaigns, Rights rights) {
        this.desk = desk;
        this.posts = posts;
        this.history = history;
        this.campaigns = campaigns;
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
        StoredPost stored = done(desk.create(new CampaignId(campaign), town, body.draft(), rights.actor()))
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
        StoredPost stored = mine(campaign, municipality, post);
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
        PostKey key = mine(campaign, municipality, post).key();
        return answer(desk.edit(key, version(match, body.version()), body.draft(), rights.actor()));
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
        PostKey key = mine(campaign, municipality, post).key();
        LocalDateTime to = Body.required("at", body.at());
        return answer(desk.move(key, version(match, body.version()), to, rights.actor()));
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
        PostKey key = mine(campaign, municipality, post).key();
        return answer(desk.submit(key, version(match, body), rights.actor()));
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
        PostKey key = theirs(campaign, municipality, post).key();
        return answer(desk.approve(key, version(match, body), rights.actor()));
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
        PostKey key = theirs(campaign, municipality, post).key();
        String reason = Body.required("reason", body.reason());
        return answer(desk.giveBack(key, version(match, body), reason, rights.actor()));
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
        PostKey key = mine(campaign, municipality, post).key();
        String reason = body == null ? null : body.reason();
        return answer(desk.withdraw(key, version(match, body), reason, rights.actor()));
    }

    @DeleteMapping("/{campaign}/{municipality}/{post}")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Deletes a draft", description = "The version is given as If-Match.")
    ResponseEntity<DeskPost> delete(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match) {
        PostKey key = mine(campaign, municipality, post).key();
        return answer(desk.delete(key, version(match, (Integer) null), rights.actor()));
    }

    @GetMapping("/{campaign}/{municipality}/{post}/comments")
    @Allowed(Right.APPROVE)
    @Operation(summary = "Lists what people said about a post, oldest first")
    Items<Remark> comments(
            @PathVariable String campaign, @PathVariable String municipality, @PathVariable String post) {
        StoredPost stored = theirs(campaign, municipality, post);
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
        StoredPost stored = theirs(campaign, municipality, post);
        done(desk.comment(stored.key(), Body.required("text", body.text()), rights.actor()));
        return comments(campaign, municipality, post);
    }

    private static ResponseEntity<DeskPost> answer(Outcome outcome) {
        Desk.Done done = done(outcome);
        return ResponseEntity.ok()
                .eTag(String.valueOf(done.post().version()))
                .body(DeskPost.of(done.post(), done.deliveries().alreadySent()));
    }

    private static Desk.Done done(Outcome outcome) {
        if (outcome instanceof Desk.Done done) {
            return done;
        }
        throw new DeskRefused(outcome);
    }

    private static int version(@Nullable String match, @Nullable SeenPost body) {
        return version(match, body == null ? null : body.version());
    }

    private static int version(@Nullable String match, @Nullable Integer field) {
        if (match == null || match.isBlank()) {
            return Body.required("version", field);
        }
        String digits = match.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!digits.matches("\\d{1,9}")) {
            throw new UnknownValue("If-Match", match, List.of("\"3\""));
        }
        return Integer.parseInt(digits);
    }

    private StoredPost mine(String campaign, String municipality, String post) {
        StoredPost stored = find(campaign, municipality, post);
        if (!rights.may(Right.WRITE_POSTS, stored.post().municipality())) {
            throw new AccessDeniedException("Not this municipality");
        }
        return stored;
    }

    private StoredPost theirs(String campaign, String municipality, String post) {
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

    /** The version of the post a change is about. */
    @Schema(name = "SeenPost")
    @JsonPropertyOrder({"version", "reason"})
    record SeenPost(@Nullable Integer version, @Nullable String reason) {}

    @Schema(name = "MovedPost")
    @JsonPropertyOrder({"version", "at"})
    record MovedPost(@Nullable Integer version, @Nullable LocalDateTime at) {}

    @Schema(name = "NewComment")
    record NewRemark(@Nullable String text) {}

    @Schema(name = "Comment")
    @JsonPropertyOrder({"at", "person", "text", "returned", "mentions"})
    record Remark(Instant at, String person, String text, boolean returned, List<String> mentions) {

        private static Remark of(PostHistory.Comment comment) {
            return new Remark(comment.at(), comment.person(), comment.text(), comment.returned(), comment.mentions());
        }
    }

    /** A post as it is after a change. */
    @Schema(name = "DeskPost")
    @JsonPropertyOrder({"id", "campaign", "municipality", "title", "status", "dueAt", "version", "alreadySent"})
    record DeskPost(
            String id,
            String campaign,
            String municipality,
            String title,
            String status,
            Instant dueAt,
            int version,

            @Schema(description = "How many deliveries had been sent already and stay as they are.")
            int alreadySent) {

        private static DeskPost of(StoredPost stored, int alreadySent) {
            return new DeskPost(
                    stored.post().id().value(),
                    stored.campaign().value(),
                    stored.post().municipality().value(),
                    stored.post().title(),
                    stored.post().status().name().toLowerCase(Locale.ROOT),
                    stored.dueAt(),
                    stored.version(),
                    alreadySent);
        }
    }
}
