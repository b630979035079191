/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostId;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController("apiPosts")
@RequestMapping("/api/v1/posts")
@Tag(name = "Posts", description = "Messages as municipalities mean them, before they are bound for any account.")
class PostsController {

    private final Posts posts;
    private final Parameters parameters;

    PostsController(Posts posts, Parameters parameters) {
        this.posts = posts;
        this.parameters = parameters;
    }

    @GetMapping
    @Allowed(Right.READ)
    @Operation(summary = "Lists posts in the order they appear", description = "An empty parameter means any.")
    Items<PostView> list(
            @Parameter(description = "Id of a campaign.") @RequestParam(required = false) @Nullable String campaign,
            @Parameter(description = "Ids of one or several municipalities.") @RequestParam(required = false) @Nullable
                    List<String> municipality,
            @Parameter(description = "draft or approved.") @RequestParam(required = false) @Nullable String status,
            @Parameter(description = "What it is about.") @RequestParam(required = false) @Nullable String theme,
            @Parameter(description = "Earliest due instant (or day), inclusive.")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "Latest due instant (or day), exclusive.")
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(description = "The most items wanted: 1 to 1000, usually 100.")
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "The value of next in the stretch before.")
                    @RequestParam(required = false)
                    @Nullable
                    String next) {
        CampaignId of = parameters.campaign(campaign);
        Set<Post.Status> statuses =
                parameters.words("status", status == null ? null : List.of(status), Post.Status.class);
        PostFilter filter = new PostFilter(
                of,
                parameters.municipalities(municipality),
                statuses.isEmpty() ? null : statuses.iterator().next(),
                theme == null || theme.isBlank() ? null : theme,
                parameters.time("from", from, of),
                parameters.time("to", to, of));
        int most = parameters.limit(limit);
        List<StoredPost> found = posts.list(filter, after(next), most + 1);
        List<StoredPost> shown = found.size() > most ? found.subList(0, most) : found;
        return new Items<>(
                shown.stream().map(PostView::of).toList(), found.size() > most ? path(shown.getLast()) : null);
    }

    @GetMapping("/{campaign}/{municipality}/{post}")
    @Allowed(Right.READ)
    @Operation(summary = "Shows one post")
    PostView show(@PathVariable String campaign, @PathVariable String municipality, @PathVariable String post) {
        return find(campaign, municipality, post).map(PostView::of).orElseThrow(() -> new Missing("post"));
    }

    private @Nullable StoredPost after(@Nullable String next) {
        if (next == null || next.isBlank()) {
            return null;
        }
        String[] path = next.split("/", -1);
        return Optional.of(path)
                .filter(parts -> parts.length == 3)
                .flatMap(parts -> find(parts[0], parts[1], parts[2]))
                .orElseThrow(() -> new UnknownValue("next", next, List.of("…")));
    }

    private Optional<StoredPost> find(String campaign, String municipality, String post) {
        return CampaignId.isValid(campaign) && MunicipalityId.isValid(municipality) && PostId.isValid(post)
                ? posts.find(new CampaignId(campaign), new MunicipalityId(municipality), new PostId(post))
                : Optional.empty();
    }

    private static String path(StoredPost stored) {
        return stored.campaign() + "/" + stored.post().municipality() + "/"
                + stored.post().id();
    }

    /** A post as it was last taken up from its file. */
    @Schema(name = "Post")
    @JsonPropertyOrder({
        "id",
        "campaign",
        "municipality",
        "title",
        "theme",
        "status",
        "dueAt",
        "on",
        "text",
        "link",
        "media",
        "removed",
        "version"
    })
    record PostView(
            String id,
            String campaign,
            String municipality,
            String title,
            @Nullable String theme,
            String status,
            Instant dueAt,
            List<String> on,
            String text,
            @Nullable URI link,
            List<MediaView> media,
            boolean removed,
            int version) {

        private static PostView of(StoredPost stored) {
            Post post = stored.post();
            return new PostView(
                    post.id().value(),
                    stored.campaign().value(),
                    post.municipality().value(),
                    post.title(),
                    post.theme(),
                    post.status().name().toLowerCase(Locale.ROOT),
                    stored.dueAt(),
                    post.on(),
                    post.wording().text(),
                    post.wording().link(),
                    post.wording().media().stream()
                            .map(media -> new MediaView(media.file(), media.alt()))
                            .toList(),
                    stored.removed(),
                    stored.version());
        }
    }

    @Schema(name = "Media")
    @JsonPropertyOrder({"file", "alt"})
    record MediaView(String file, String alt) {}
}
