/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Threads: fetches media, keeps containers, publishes each once, and refuses as Meta does. */
public final class ThreadsStandIn extends NetworkStandIn {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");
    private static final int CHARACTERS = 500;

    private final StandInContainers containers = new StandInContainers();
    private volatile int postsPerDay = 250;
    private volatile int polls;

    public ThreadsStandIn(StandInOptions options) {
        super("threads", "Threads", options);
    }

    /** A server that is already listening. */
    public static ThreadsStandIn started(StandInOptions options) {
        ThreadsStandIn standIn = new ThreadsStandIn(options);
        standIn.start();
        return standIn;
    }

    /** As many posts may be published within a day. */
    public void publishesADay(int posts) {
        postsPerDay = posts;
    }

    /** Containers are not ready at once, but after being asked this often. */
    public void processesFor(int asked) {
        polls = asked;
    }

    @Override
    protected Optional<StandInAnswer> answer(StandInCall call) {
        return switch (call.operation()) {
            case "page.post" ->
                Optional.of(postPage(memory().post(call.pathPieceFromEnd(0)).orElse(null)));
            case "page.profile" ->
                Optional.of(profilePage(call.pathPieceFromEnd(0).substring(1)));
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
            case "threads.create" -> create(handle, form(call));
            case "threads.publish" -> publish(handle, form(call).getOrDefault("creation_id", ""));
            case "threads.list" -> list(handle, false, call);
            case "replies.list" -> list(handle, true, call);
            case "limit" -> limit(handle);
            case "container.status" -> status(handle, call.pathPieceFromEnd(0));
            case "threads.delete" ->
                memory().post(call.pathPieceFromEnd(0))
                        .map(post -> {
                            memory().remove(post.id());
                            return StandInAnswer.json(JSON.createObjectNode().put("success", true));
                        })
                        .orElseGet(this::notVisible);
            case "threads.show" ->
                memory().post(call.pathPieceFromEnd(0))
                        .map(post -> StandInAnswer.json(node(post)))
                        .orElseGet(this::notVisible);
            case "threads.insights" ->
                memory().post(call.pathPieceFromEnd(1))
                        .map(post -> insights(post, String.valueOf(call.query("metric"))))
                        .orElseGet(this::notVisible);
            case "user.insights" -> followersOf(handle);
            case "token.refresh" -> refresh(token, handle);
            default -> throw new IllegalStateException("Unknown operation " + call.operation());
        };
    }

    private static Map<String, String> form(StandInCall call) {
        Map<String, String> form = new HashMap<>();
        for (String pair : call.body().split("&")) {
            String[] both = pair.split("=", 2);
            if (both.length == 2) {
                form.put(
                        URLDecoder.decode(both[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(both[1], StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private synchronized StandInAnswer create(String handle, Map<String, String> form) {
        String text = form.getOrDefault("text", "");
        String parent = form.get("reply_to_id");
        if (text.codePointCount(0, text.length()) > CHARACTERS) {
            return StandInAnswer.file("threads-400-too-long.json");
        }
        if (parent != null && memory().post(parent).isEmpty()) {
            return missing();
        }
        return switch (form.getOrDefault("media_type", "")) {
            case "TEXT" ->
                text.isBlank() || form.containsKey("is_carousel_item")
                        ? parameter()
                        : made(handle, form, List.of(), null);
            case "IMAGE", "VIDEO" -> createSingle(handle, form);
            case "CAROUSEL" -> createCarousel(handle, form);
            default -> parameter();
        };
    }

    private StandInAnswer createSingle(String handle, Map<String, String> form) {
        boolean video = form.get("media_type").equals("VIDEO");
        String address = form.get(video ? "video_url" : "image_url");
        if (address == null
                || form.containsKey("link_attachment")
                || form.getOrDefault("alt_text", "").length() > 1_000) {
            return parameter();
        }
        StandInContainers.Fetched fetched = StandInContainers.fetch(address).orElse(null);
        if (fetched == null) {
            return video
                    ? made(handle, form, List.of(), "FAILED_DOWNLOADING_VIDEO")
                    : StandInAnswer.file("threads-400-not-fetched.json");
        }
        if (!fetched.contentType().matches(video ? "video/.*" : "image/(jpeg|png)")) {
            return parameter();
        }
        StandInMedia media = new StandInMedia(
                memory().nextId(now().toEpochMilli()),
                handle,
                fetched.contentType(),
                form.getOrDefault("alt_text", ""),
                fetched.bytes().length);
        memory().add(media, fetched.bytes());
        return made(handle, form, List.of(media), null);
    }

    private StandInAnswer createCarousel(String handle, Map<String, String> form) {
        String[] children = form.getOrDefault("children", "").split(",");
        if (children.length < 2 || children.length > 20) {
            return parameter();
        }
        List<StandInMedia> media = new ArrayList<>();
        for (String child : children) {
            StandInContainer made = containers.find(child, handle).orElse(null);
            if (made == null || !made.child() || !containers.state(made, now()).equals("FINISHED")) {
                return missing();
            }
            media.addAll(made.media());
        }
        return made(handle, form, media, null);
    }

    private StandInAnswer made(
            String handle, Map<String, String> form, List<StandInMedia> media, @Nullable String failure) {
        ObjectNode raw = JSON.createObjectNode();
        form.forEach(raw::put);
        StandInContainer container = new StandInContainer(
                memory().nextId(now().toEpochMilli()),
                handle,
                form.getOrDefault("text", ""),
                form.get("media_type"),
                form.containsKey("is_carousel_item"),
                media,
                form.get("reply_to_id"),
                now(),
                raw.toString(),
                media.stream().anyMatch(StandInMedia::isVideo) ? 2 : polls,
                failure,
                null);
        containers.put(container);
        return id(container.id());
    }

    private static StandInAnswer id(String id) {
        return StandInAnswer.json(JSON.createObjectNode().put("id", id));
    }

    private StandInAnswer status(String handle, String id) {
        StandInContainer container = containers.find(id, handle).orElse(null);
        if (container == null) {
            return memory().post(id).isPresent() ? StandInAnswer.file("container-400-no-status.json") : notVisible();
        }
        ObjectNode status = JSON.createObjectNode()
                .put("status", containers.ask(container, now()))
                .put("id", id);
        if (container.failure() != null) {
            status.put("error_message", container.failure());
        }
        return StandInAnswer.json(status);
    }

    private synchronized StandInAnswer publish(String handle, String id) {
        StandInContainer container =
                containers.find(id, handle).filter(each -> !each.child()).orElse(null);
        if (container == null) {
            return missing();
        }
        String state = containers.state(container, now());
        if (state.equals("PUBLISHED")) {
            memory().seenAgain(String.valueOf(container.post()));
        }
        if (!state.equals("FINISHED")) {
            return missing();
        }
        if (container.parent() == null && publishedToday(handle) >= postsPerDay) {
            return StandInAnswer.file("publish-400-daily-limit.json");
        }
        StandInPost post = new StandInPost(
                memory().nextId(now().toEpochMilli()),
                handle,
                container.text(),
                null,
                container.media(),
                container.parent(),
                now(),
                container.raw());
        memory().add(post);
        containers.put(container.published(post.id()));
        return id(post.id());
    }

    private long publishedToday(String handle) {
        Instant since = now().minus(Duration.ofHours(24));
        return memory().posts(handle).stream()
                .filter(post -> post.inReplyTo() == null && post.at().isAfter(since))
                .count();
    }

    private StandInAnswer limit(String handle) {
        ObjectNode limit = JSON.createObjectNode()
                .put("quota_usage", publishedToday(handle))
                .put("reply_quota_usage", 0);
        limit.putObject("config").put("quota_total", postsPerDay).put("quota_duration", 86_400);
        limit.putObject("reply_config").put("quota_total", 1_000).put("quota_duration", 86_400);
        ObjectNode body = JSON.createObjectNode();
        body.putArray("data").add(limit);
        return StandInAnswer.json(body);
    }

    private StandInAnswer list(String handle, boolean replies, StandInCall call) {
        List<StandInPost> posts = memory().posts(handle).stream()
                .filter(post -> replies == (post.inReplyTo() != null))
                .toList()
                .reversed();
        int limit = Integer.parseInt(Optional.ofNullable(call.query("limit")).orElse("25"));
        int from = Integer.parseInt(Optional.ofNullable(call.query("after")).orElse("0"));
        ObjectNode body = JSON.createObjectNode();
        ArrayNode data = body.putArray("data");
        posts.stream().skip(from).limit(limit).forEach(post -> data.add(node(post)));
        if (from + limit < posts.size()) {
            ObjectNode paging = body.putObject("paging");
            paging.putObject("cursors").put("after", Integer.toString(from + limit));
            paging.put("next", "https://graph.threads.net/next?access_token=hidden");
        }
        return StandInAnswer.json(body);
    }

    private ObjectNode node(StandInPost post) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", post.id())
                .put("media_product_type", "THREADS")
                .put("media_type", kind(post))
                .put("permalink", url() + permalinkPath(post))
                .put("username", post.account())
                .put("timestamp", TIME.format(post.at().atOffset(ZoneOffset.UTC)))
                .put("shortcode", post.id())
                .put("is_quote_post", false);
        if (!post.text().isEmpty()) {
            node.put("text", post.text());
        }
        if (post.inReplyTo() != null) {
            node.putObject("replied_to").put("id", post.inReplyTo());
        }
        return node;
    }

    private static String kind(StandInPost post) {
        return switch (post.media().size()) {
            case 0 -> "TEXT_POST";
            case 1 -> post.media().getFirst().isVideo() ? "VIDEO" : "IMAGE";
            default -> "CAROUSEL_ALBUM";
        };
    }

    private StandInAnswer insights(StandInPost post, String metrics) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode data = body.putArray("data");
        for (String metric : metrics.split(",")) {
            ObjectNode insight = data.addObject().put("name", metric).put("period", "lifetime");
            insight.putArray("values").addObject().put("value", insight(post, metric));
        }
        return StandInAnswer.json(body);
    }

    private long insight(StandInPost post, String metric) {
        return switch (metric) {
            case "likes" -> figure(post, "reactions", 60);
            case "replies" -> figure(post, "replies", 8);
            case "reposts" -> figure(post, "shares", 20);
            case "quotes" -> figure(post, "quotes", 3);
            case "views" -> figure(post, "impressions", 1_200);
            default -> figure(post, "passed on", 4);
        };
    }

    private StandInAnswer followersOf(String handle) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode insight = body.putArray("data").addObject();
        insight.put("name", "followers_count").put("period", "day");
        insight.putObject("total_value").put("value", followers(handle));
        return StandInAnswer.json(body);
    }

    private StandInAnswer refresh(String token, String handle) {
        String next = "THQW-next-" + Integer.toHexString(token.hashCode()) + "-" + now().getEpochSecond();
        accounts().register(next, handle);
        return StandInAnswer.json(JSON.createObjectNode()
                .put("access_token", next)
                .put("token_type", "bearer")
                .put("expires_in", 5_184_000));
    }

    private static StandInAnswer missing() {
        return StandInAnswer.file("publish-400-missing.json");
    }

    private static StandInAnswer parameter() {
        return StandInAnswer.file("threads-400-parameter.json");
    }

    private StandInAnswer notVisible() {
        return StandInAnswer.file("threads-400-not-visible.json");
    }

    @Override
    protected StandInAnswer rateLimited(@Nullable Instant until) {
        StandInAnswer answer = StandInAnswer.file("threads-400-throttled.json");
        return until == null
                ? answer
                : answer.header(
                        "X-Business-Use-Case-Usage",
                        "{\"12345\":[{\"type\":\"threads\",\"call_count\":100,\"total_cputime\":25,\"total_time\":25,\"estimated_time_to_regain_access\":%d}]}"
                                .formatted(Duration.between(now(), until).toMinutes()));
    }

    @Override
    protected StandInAnswer revoked() {
        return StandInAnswer.file("threads-400-token.json");
    }

    @Override
    protected String permalinkPath(StandInPost post) {
        return "/@" + post.account() + "/post/" + post.id();
    }

    @Override
    protected String profilePath(String handle) {
        return "/@" + handle;
    }
}
