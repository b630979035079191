/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Instagram behind either of its hosts: fetches media, keeps containers, publishes each once, and refuses as Meta does. */
public final class InstagramStandIn extends NetworkStandIn {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");
    private static final int CAPTION = 2_200;
    private static final int ALT_TEXT = 1_000;
    private static final long IMAGE_BYTES = 8_000_000;

    private final StandInContainers containers = new StandInContainers();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private volatile int imagePolls;
    private volatile int postsPerDay = 100;
    private volatile boolean takesHeaderOnly = true;

    public InstagramStandIn(StandInOptions options) {
        super("instagram", "Instagram", options);
    }

    /** A server that is already listening. */
    public static InstagramStandIn started(StandInOptions options) {
        InstagramStandIn standIn = new InstagramStandIn(options);
        standIn.start();
        return standIn;
    }

    /** Pictures are not ready at once, but after being asked this often. */
    public void processesPicturesFor(int polls) {
        imagePolls = polls;
    }

    /** As many posts may be published within a day. */
    public void publishesADay(int posts) {
        postsPerDay = posts;
    }

    /** A token is renewed only if it comes as a parameter. */
    public void wantsTokensAsParameter() {
        takesHeaderOnly = false;
    }

    /** This token is a Page's; its Instagram account has that handle. */
    public void registerPage(String token, String handle) {
        accounts().register(token, handle);
        pages.put(token, handle);
    }

    @Override
    protected Optional<StandInAnswer> answer(StandInCall call) {
        return switch (call.operation()) {
            case "page.post" ->
                Optional.of(postPage(memory().post(call.pathPieceFromEnd(0)).orElse(null)));
            case "page.profile" -> Optional.of(profilePage(call.pathPieceFromEnd(0)));
            case "token.refresh" -> Optional.of(refresh(call));
            default -> Optional.of(forAccount(call));
        };
    }

    private StandInAnswer forAccount(StandInCall call) {
        String token = call.bearer().orElse(null);
        if (token == null || accounts().isRevoked(token)) {
            return revoked();
        }
        String handle = accounts().handleOf(token);
        return switch (call.operation()) {
            case "user.me" -> me(token, handle);
            case "media.create" -> ofUser(handle, call, () -> create(handle, call));
            case "media.publish" -> ofUser(handle, call, () -> publish(handle, call));
            case "media.list" -> ofUser(handle, call, () -> list(handle, call));
            case "quota" -> ofUser(handle, call, () -> quota(handle));
            case "container.status" -> status(handle, call.pathPieceFromEnd(0));
            case "media.delete" ->
                memory().post(call.pathPieceFromEnd(0))
                        .map(post -> {
                            memory().remove(post.id());
                            return StandInAnswer.json(JSON.createObjectNode().put("success", true));
                        })
                        .orElseGet(this::notVisible);
            case "media.show" ->
                post(call.pathPieceFromEnd(0))
                        .map(post -> StandInAnswer.json(node(post)))
                        .orElseGet(this::notVisible);
            case "media.figures" -> figures(call.pathPieceFromEnd(0), String.valueOf(call.query("fields")));
            case "comments.create" -> comment(handle, call);
            case "comments.list" -> comments(call.pathPieceFromEnd(1));
            case "batch" -> batch(token, call);
            default -> throw new IllegalStateException("Unknown operation " + call.operation());
        };
    }

    private interface Work {
        StandInAnswer run();
    }

    private StandInAnswer ofUser(String handle, StandInCall call, Work work) {
        return call.pathPieceFromEnd(1).equals(userId(handle)) ? work.run() : notVisible();
    }

    private static String userId(String handle) {
        return "17841" + String.format("%012d", Math.floorMod((long) handle.hashCode(), 1_000_000_000_000L));
    }

    private StandInAnswer me(String token, String handle) {
        ObjectNode user = JSON.createObjectNode();
        if (pages.containsKey(token)) {
            user.put("id", "1020" + userId(handle).substring(5))
                    .putObject("instagram_business_account")
                    .put("id", userId(handle))
                    .put("username", handle)
                    .put("followers_count", followers(handle));
            return StandInAnswer.json(user);
        }
        return StandInAnswer.json(user.put("user_id", userId(handle))
                .put("username", handle)
                .put("followers_count", followers(handle))
                .put("id", "76" + userId(handle)));
    }

    private synchronized StandInAnswer create(String handle, StandInCall call) {
        JsonNode body = call.json();
        String caption = body.path("caption").asString("");
        if (caption.length() > CAPTION) {
            return StandInAnswer.file("media-400-caption-too-long.json");
        }
        if (body.path("alt_text").asString("").length() > ALT_TEXT) {
            return StandInAnswer.file("media-400-parameter.json");
        }
        return body.path("media_type").asString("").equals("CAROUSEL")
                ? createCarousel(handle, caption, body)
                : createSingle(handle, caption, body);
    }

    private StandInAnswer createCarousel(String handle, String caption, JsonNode body) {
        List<StandInMedia> media = new ArrayList<>();
        String[] children = body.path("children").asString("").split(",");
        if (children.length < 2 || children.length > 10) {
            return StandInAnswer.file("media-400-carousel.json");
        }
        for (String child : children) {
            StandInContainer made = containers.find(child, handle).orElse(null);
            if (made == null || !made.child()) {
                return StandInAnswer.file("media-400-not-found.json");
            }
            if (!containers.state(made, now()).equals("FINISHED")) {
                return StandInAnswer.file("publish-400-not-ready.json");
            }
            media.addAll(made.media());
        }
        return made(handle, caption, body, media, 0, null);
    }

    private StandInAnswer createSingle(String handle, String caption, JsonNode body) {
        boolean video = !body.path("video_url").isMissingNode();
        String address = body.path(video ? "video_url" : "image_url").asString("");
        if (address.isEmpty()) {
            return StandInAnswer.file("media-400-parameter.json");
        }
        StandInContainers.Fetched fetched = StandInContainers.fetch(address).orElse(null);
        if (fetched == null) {
            return video
                    ? made(
                            handle,
                            caption,
                            body,
                            List.of(),
                            1,
                            "Error: Media upload has failed with error code 2207077")
                    : StandInAnswer.file("media-400-not-fetched.json");
        }
        StandInAnswer refusal = video ? null : refusal(fetched);
        if (refusal != null) {
            return refusal;
        }
        if (video && !fetched.contentType().startsWith("video/")) {
            return StandInAnswer.file("media-400-video-format.json");
        }
        StandInMedia media = new StandInMedia(
                memory().nextId(now().toEpochMilli()),
                handle,
                fetched.contentType(),
                body.path("alt_text").asString(""),
                fetched.bytes().length);
        memory().add(media, fetched.bytes());
        return made(handle, caption, body, List.of(media), video ? 2 : imagePolls, null);
    }

    private static @Nullable StandInAnswer refusal(StandInContainers.Fetched picture) {
        if (!picture.contentType().equals("image/jpeg")) {
            return StandInAnswer.file("media-400-image-format.json");
        }
        if (picture.bytes().length > IMAGE_BYTES) {
            return StandInAnswer.file("media-400-image-size.json");
        }
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
            double ratio = image == null ? 0 : (double) image.getWidth() / image.getHeight();
            return ratio < 0.79 || ratio > 1.92 ? StandInAnswer.file("media-400-aspect-ratio.json") : null;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private StandInAnswer made(
            String handle,
            String caption,
            JsonNode body,
            List<StandInMedia> media,
            int polls,
            @Nullable String failure) {
        StandInContainer container = new StandInContainer(
                memory().nextId(now().toEpochMilli()),
                handle,
                caption,
                body.path("media_type").asString(null),
                body.path("is_carousel_item").asBoolean(false),
                media,
                null,
                now(),
                body.toString(),
                polls,
                failure,
                null);
        containers.put(container);
        return StandInAnswer.json(JSON.createObjectNode().put("id", container.id()));
    }

    private StandInAnswer status(String handle, String id) {
        StandInContainer container = containers.find(id, handle).orElse(null);
        if (container == null) {
            return notVisible();
        }
        String state = containers.ask(container, now());
        return StandInAnswer.json(JSON.createObjectNode()
                .put("status_code", state)
                .put("status", container.failure() == null ? state : container.failure())
                .put("id", id));
    }

    private synchronized StandInAnswer publish(String handle, StandInCall call) {
        StandInContainer container = containers
                .find(call.json().path("creation_id").asString(""), handle)
                .filter(each -> !each.child())
                .orElse(null);
        if (container == null) {
            return StandInAnswer.file("media-400-not-found.json");
        }
        switch (containers.state(container, now())) {
            case "PUBLISHED" -> {
                memory().seenAgain(String.valueOf(container.post()));
                return StandInAnswer.file("media-400-not-found.json");
            }
            case "EXPIRED", "ERROR" -> {
                return StandInAnswer.file("publish-400-expired.json");
            }
            case "IN_PROGRESS" -> {
                return StandInAnswer.file("publish-400-not-ready.json");
            }
            default -> {
                return publish(handle, container);
            }
        }
    }

    private StandInAnswer publish(String handle, StandInContainer container) {
        if (publishedToday(handle) >= postsPerDay) {
            return StandInAnswer.file("publish-400-daily-limit.json");
        }
        StandInPost post = new StandInPost(
                memory().nextId(now().toEpochMilli()),
                handle,
                container.text(),
                null,
                container.media(),
                null,
                now(),
                container.raw());
        memory().add(post);
        containers.put(container.published(post.id()));
        return StandInAnswer.json(JSON.createObjectNode().put("id", post.id()));
    }

    private long publishedToday(String handle) {
        Instant since = now().minus(Duration.ofHours(24));
        return memory().posts(handle).stream()
                .filter(post -> post.inReplyTo() == null && post.at().isAfter(since))
                .count();
    }

    private StandInAnswer quota(String handle) {
        ObjectNode quota = JSON.createObjectNode().put("quota_usage", publishedToday(handle));
        quota.putObject("config").put("quota_total", postsPerDay).put("quota_duration", 86_400);
        ObjectNode body = JSON.createObjectNode();
        body.putArray("data").add(quota);
        return StandInAnswer.json(body);
    }

    private StandInAnswer list(String handle, StandInCall call) {
        return page(
                memory().posts(handle).stream()
                        .filter(post -> post.inReplyTo() == null)
                        .toList()
                        .reversed(),
                call,
                this::node);
    }

    private StandInAnswer comment(String handle, StandInCall call) {
        String media = call.pathPieceFromEnd(1);
        String text = call.json().path("message").asString("");
        if (memory().post(media).isEmpty()) {
            return notVisible();
        }
        if (text.isBlank() || text.length() > CAPTION) {
            return StandInAnswer.file("media-400-parameter.json");
        }
        StandInPost comment = new StandInPost(
                memory().nextId(now().toEpochMilli()), handle, text, null, List.of(), media, now(), call.body());
        memory().add(comment);
        return StandInAnswer.json(JSON.createObjectNode().put("id", comment.id()));
    }

    private StandInAnswer comments(String media) {
        if (memory().post(media).isEmpty()) {
            return notVisible();
        }
        ObjectNode body = JSON.createObjectNode();
        ArrayNode data = body.putArray("data");
        memory().posts().reversed().stream()
                .filter(post -> media.equals(post.inReplyTo()))
                .forEach(post -> data.addObject()
                        .put("id", post.id())
                        .put("text", post.text())
                        .put("username", post.account())
                        .put("timestamp", time(post.at())));
        return StandInAnswer.json(body);
    }

    private interface Shown {
        ObjectNode of(StandInPost post);
    }

    /** One page of a list, with a cursor to the next as Meta has it. */
    private static StandInAnswer page(List<StandInPost> posts, StandInCall call, Shown shown) {
        int limit = Integer.parseInt(Optional.ofNullable(call.query("limit")).orElse("25"));
        int from = Integer.parseInt(Optional.ofNullable(call.query("after")).orElse("0"));
        ObjectNode body = JSON.createObjectNode();
        ArrayNode data = body.putArray("data");
        posts.stream().skip(from).limit(limit).forEach(post -> data.add(shown.of(post)));
        if (from + limit < posts.size()) {
            ObjectNode paging = body.putObject("paging");
            paging.putObject("cursors").put("after", Integer.toString(from + limit));
            paging.put("next", "https://graph.instagram.com/next?access_token=hidden");
        }
        return StandInAnswer.json(body);
    }

    private Optional<StandInPost> post(String id) {
        return memory().post(id).filter(post -> post.inReplyTo() == null);
    }

    private ObjectNode node(StandInPost post) {
        boolean carousel = post.media().size() > 1;
        boolean video = !carousel && post.media().stream().anyMatch(StandInMedia::isVideo);
        return JSON.createObjectNode()
                .put("id", post.id())
                .put("caption", post.text())
                .put("permalink", url() + permalinkPath(post))
                .put("shortcode", post.id())
                .put("timestamp", time(post.at()))
                .put("username", post.account())
                .put("media_type", carousel ? "CAROUSEL_ALBUM" : video ? "VIDEO" : "IMAGE")
                .put("media_product_type", video ? "REELS" : "FEED");
    }

    private StandInAnswer figures(String id, String fields) {
        return post(id).map(post -> StandInAnswer.json(figures(post, fields))).orElseGet(this::notVisible);
    }

    private ObjectNode figures(StandInPost post, String fields) {
        ObjectNode node = node(post);
        node.put("like_count", figure(post, "reactions", 60)).put("comments_count", figure(post, "replies", 8));
        int from = fields.indexOf("insights.metric(");
        if (from >= 0) {
            String metrics = fields.substring(from + "insights.metric(".length(), fields.indexOf(')', from));
            ArrayNode data = node.putObject("insights").putArray("data");
            for (String metric : metrics.split(",")) {
                ObjectNode insight = data.addObject().put("name", metric).put("period", "lifetime");
                insight.putArray("values").addObject().put("value", insight(post, metric));
            }
        }
        return node;
    }

    private long insight(StandInPost post, String metric) {
        return switch (metric) {
            case "likes" -> figure(post, "reactions", 60);
            case "comments" -> figure(post, "replies", 8);
            case "shares" -> figure(post, "shares", 20);
            case "views" -> figure(post, "impressions", 1_500);
            case "reach" -> figure(post, "reach", 900);
            case "saved" -> figure(post, "saves", 12);
            default -> figure(post, metric, 2);
        };
    }

    private StandInAnswer batch(String token, StandInCall call) {
        if (!pages.containsKey(token)) {
            return StandInAnswer.file("media-400-parameter.json");
        }
        JsonNode batch = JSON.readTree(form(call).getOrDefault("batch", "[]"));
        ArrayNode answers = JSON.createArrayNode();
        for (JsonNode each : batch) {
            String[] path = each.path("relative_url").asString("").split("\\?fields=", 2);
            StandInAnswer answer = figures(path[0], java.net.URLDecoder.decode(path[1], StandardCharsets.UTF_8));
            String body = answer.bodyFile() == null
                    ? new String(answer.body(), StandardCharsets.UTF_8)
                    : "{\"error\":{\"message\":\"Unsupported get request.\",\"type\":\"GraphMethodException\",\"code\":100,\"error_subcode\":33}}";
            answers.addObject().put("code", answer.status()).put("body", body);
        }
        return batch.size() > 50
                ? StandInAnswer.json(
                        400,
                        "{\"error\":{\"message\":\"Too many requests in batch message. Maximum batch size is 50\",\"type\":\"GraphBatchException\"}}")
                : StandInAnswer.json(answers);
    }

    private static Map<String, String> form(StandInCall call) {
        Map<String, String> form = new ConcurrentHashMap<>();
        for (String pair : call.body().split("&")) {
            String[] both = pair.split("=", 2);
            if (both.length == 2) {
                form.put(both[0], java.net.URLDecoder.decode(both[1], StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private StandInAnswer refresh(StandInCall call) {
        String token = takesHeaderOnly ? call.bearer().orElse(null) : call.query("access_token");
        if (token == null) {
            return StandInAnswer.file("media-400-parameter.json");
        }
        if (accounts().isRevoked(token)) {
            return revoked();
        }
        String handle = accounts().handleOf(token);
        String next = "IGAA-next-" + Integer.toHexString(token.hashCode()) + "-" + now().getEpochSecond();
        accounts().register(next, handle);
        return StandInAnswer.json(JSON.createObjectNode()
                .put("access_token", next)
                .put("token_type", "bearer")
                .put("expires_in", 5_183_944));
    }

    private static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    private StandInAnswer notVisible() {
        return StandInAnswer.file("media-400-not-visible.json");
    }

    @Override
    protected StandInAnswer rateLimited(@Nullable Instant until) {
        StandInAnswer answer = StandInAnswer.file("media-400-throttled.json");
        return until == null
                ? answer
                : answer.header(
                        "X-Business-Use-Case-Usage",
                        "{\"17841400000000001\":[{\"type\":\"instagram\",\"call_count\":100,\"total_cputime\":25,\"total_time\":25,\"estimated_time_to_regain_access\":%d}]}"
                                .formatted(Duration.between(now(), until).toMinutes()));
    }

    @Override
    protected StandInAnswer revoked() {
        return StandInAnswer.file("media-400-token.json");
    }

    @Override
    protected String permalinkPath(StandInPost post) {
        return "/p/" + (post.inReplyTo() == null ? post.id() : post.inReplyTo());
    }

    @Override
    protected String profilePath(String handle) {
        return "/" + handle;
    }
}
