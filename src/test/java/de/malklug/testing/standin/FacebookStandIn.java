/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Facebook's Graph API for Pages: hidden posts, photos, videos, comments, lists, batches; refuses in Meta's words. */
public final class FacebookStandIn extends NetworkStandIn {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);
    private static final int CHARACTERS = 63_206;
    private static final int COMMENT_CHARACTERS = 8_000;
    private static final Duration TWICE_IN_A_ROW = Duration.ofMinutes(30);

    private final Map<String, StandInPost> hidden = new ConcurrentSkipListMap<>();
    private final Map<String, String> handlesByPage = new ConcurrentHashMap<>();
    private final Set<String> unseen = ConcurrentHashMap.newKeySet();
    private final FacebookVideos videos = new FacebookVideos(this);
    private final FacebookBatches batches = new FacebookBatches(this);
    private volatile boolean takesDuplicates;

    public FacebookStandIn(StandInOptions options) {
        super("facebook", "Facebook", options);
    }

    /** A server that is already listening. */
    public static FacebookStandIn started(StandInOptions options) {
        FacebookStandIn standIn = new FacebookStandIn(options);
        standIn.start();
        return standIn;
    }

    /** From now on this metric is invalid, for posts and videos. */
    public void abolish(String metric) {
        batches.abolish(metric);
    }

    /** From now on the same text may be posted twice in a row. */
    public void takesDuplicates() {
        takesDuplicates = true;
    }

    /** Videos are public only after being asked this often. */
    public void processesVideosFor(int polls) {
        videos.processesFor(polls);
    }

    /** Videos fail to process from now on, with these words. */
    public void failsVideos(String words) {
        videos.fails(words);
    }

    /** Meta's passing fault: from now on this object is not visible, but it is there. */
    public void losesSightOf(String id) {
        unseen.add(id);
    }

    /** The fault has passed. */
    public void seesAll() {
        unseen.clear();
    }

    /** Posts nobody sees yet, oldest first. */
    public synchronized List<StandInPost> hiddenPosts() {
        return List.copyOf(hidden.values());
    }

    /** As if Facebook had thrown its hidden posts away. */
    public synchronized void forgetHiddenPosts() {
        hidden.clear();
    }

    /** The Page's number. */
    public static String pageId(String handle) {
        return Long.toString(100_000_000_000_000L + (handle.hashCode() & 0xffff_ffffL));
    }

    @Override
    protected Optional<StandInAnswer> answer(StandInCall call) {
        return switch (call.operation()) {
            case "page.post" ->
                Optional.of(postPage(memory().post(call.pathPieceFromEnd(0)).orElse(null)));
            case "page.profile" -> Optional.of(profilePage(call.pathPieceFromEnd(0)));
            default -> Optional.of(forPage(call));
        };
    }

    private StandInAnswer forPage(StandInCall call) {
        String token = token(call);
        if (token == null) {
            return StandInAnswer.file("feed-400-no-token.json");
        }
        if (accounts().isRevoked(token)) {
            return revoked();
        }
        String handle = accounts().handleOf(token);
        handlesByPage.put(pageId(handle), handle);
        return switch (call.operation()) {
            case "photos.create" -> photo(handle, call);
            case "feed.create" -> create(handle, call);
            case "feed.list" -> list(call, feed(handle));
            case "posts.list" -> list(call, published(handle));
            case "comments.create" -> comment(handle, call);
            case "comments.list" -> comments(call);
            case "object.update" -> update(handle, call);
            case "object.delete" -> delete(handle, call.pathPieceFromEnd(0));
            case "object.show" -> show(handle, call.pathPieceFromEnd(0));
            case "reels.create" -> videos.reel(handle, call);
            case "videos.create" -> videos.video(handle, call);
            case "reels.bytes" -> videos.bytes(call);
            case "batch" -> batches.answer(handle, call);
            default -> throw new IllegalStateException("Unknown operation " + call.operation());
        };
    }

    /** Only the host for bytes wants the scheme OAuth. */
    private static @Nullable String token(StandInCall call) {
        if (!call.operation().equals("reels.bytes")) {
            return call.bearer().orElse(null);
        }
        String header = call.header("Authorization");
        return header != null && header.startsWith("OAuth ") ? header.substring("OAuth ".length()) : null;
    }

    private synchronized StandInAnswer photo(String handle, StandInCall call) {
        if (!"false".equals(call.part("published"))) {
            return StandInAnswer.file("feed-400-parameter.json");
        }
        String type = call.partType("source");
        byte[] bytes = call.partBytes("source");
        if (!type.startsWith("image/")) {
            return StandInAnswer.file("photos-400-invalid-file.json");
        }
        if (bytes.length > 10_000_000) {
            return StandInAnswer.file("photos-400-too-large.json");
        }
        String alt = Objects.requireNonNullElse(call.part("alt_text_custom"), "");
        StandInMedia photo = new StandInMedia(nextId(), handle, type, alt, bytes.length);
        memory().add(photo, bytes);
        return StandInAnswer.json(JSON.createObjectNode().put("id", photo.id()));
    }

    private synchronized StandInAnswer create(String handle, StandInCall call) {
        JsonNode body = call.json();
        String text = body.path("message").asString("");
        JsonNode wanted = body.path("attached_media");
        List<StandInMedia> photos = new ArrayList<>();
        for (JsonNode each : wanted) {
            memory().media(each.path("media_fbid").asString(""))
                    .filter(photo -> photo.account().equals(handle))
                    .ifPresent(photos::add);
        }
        if (text.isBlank() && body.path("link").asString("").isEmpty() && wanted.isEmpty()) {
            return StandInAnswer.file("feed-400-empty.json");
        }
        if (text.length() > CHARACTERS || photos.size() != wanted.size()) {
            return StandInAnswer.file("feed-400-parameter.json");
        }
        if (photos.stream().anyMatch(this::isAttached)) {
            return StandInAnswer.file("feed-400-same-photos.json");
        }
        if (photos.isEmpty() && !takesDuplicates && repeatsTheLast(handle, text)) {
            return StandInAnswer.file("feed-400-duplicate.json");
        }
        StandInPost post =
                new StandInPost(pageId(handle) + "_" + nextId(), handle, text, null, photos, null, now(), call.body());
        if (body.path("published").asBoolean(true)) {
            memory().add(post);
        } else {
            hidden.put(post.id(), post);
        }
        return StandInAnswer.json(JSON.createObjectNode()
                .put("id", post.id())
                .put("permalink_url", url() + permalinkPath(post))
                .put("post_supports_client_mutation_id", true));
    }

    private boolean isAttached(StandInMedia photo) {
        return Stream.concat(hidden.values().stream(), memory().posts(photo.account()).stream())
                .anyMatch(post -> post.media().contains(photo));
    }

    private boolean repeatsTheLast(String handle, String text) {
        List<StandInPost> published = published(handle);
        return !published.isEmpty()
                && published.getFirst().text().equals(text)
                && published.getFirst().at().plus(TWICE_IN_A_ROW).isAfter(now());
    }

    private synchronized StandInAnswer update(String handle, StandInCall call) {
        String id = call.pathPieceFromEnd(0);
        String words = call.json()
                .path("message")
                .asString(call.json().path("description").asString(null));
        if (words != null && !unseen.contains(id)) {
            return reword(handle, id, words);
        }
        if (unseen.contains(id) || !call.json().path("is_published").asBoolean(false)) {
            return StandInAnswer.file("update-400-not-visible.json");
        }
        StandInPost post = hidden.remove(id);
        if (post != null) {
            memory().add(post);
        } else if (memory().post(id)
                .filter(known -> known.account().equals(handle))
                .isPresent()) {
            memory().seenAgain(id);
        } else {
            return StandInAnswer.file("update-400-not-visible.json");
        }
        return success();
    }

    private StandInAnswer reword(String handle, String id, String words) {
        StandInPost post = memory().post(id)
                .filter(known -> known.account().equals(handle))
                .orElse(null);
        if (post == null) {
            return StandInAnswer.file("update-400-not-visible.json");
        }
        memory().change(post.saying(words));
        return success();
    }

    private synchronized StandInAnswer delete(String handle, String id) {
        if (memory().post(id).filter(post -> post.account().equals(handle)).isEmpty()) {
            return StandInAnswer.file("update-400-not-visible.json");
        }
        memory().removeThread(id);
        return success();
    }

    private synchronized StandInAnswer show(String handle, String id) {
        if (unseen.contains(id)) {
            return StandInAnswer.file("update-400-not-visible.json");
        }
        if (id.equals("me") || id.equals(pageId(handle))) {
            return StandInAnswer.json(page(handle));
        }
        return videos.status(id)
                .or(() -> known(id).map(this::json))
                .map(StandInAnswer::json)
                .orElseGet(() -> StandInAnswer.file("update-400-not-visible.json"));
    }

    private ObjectNode page(String handle) {
        return JSON.createObjectNode()
                .put("id", pageId(handle))
                .put("name", handle)
                .put("fan_count", followers(handle))
                .put("followers_count", followers(handle));
    }

    private Optional<StandInPost> known(String id) {
        return Optional.ofNullable(hidden.get(id)).or(() -> memory().post(id));
    }

    /** A post or comment as batches see it, hidden ones included; empty if it is gone or out of sight. */
    Optional<StandInPost> visible(String id) {
        return unseen.contains(id) ? Optional.empty() : memory().post(id);
    }

    private synchronized List<StandInPost> feed(String handle) {
        return Stream.concat(
                        hidden.values().stream().filter(post -> post.account().equals(handle)),
                        published(handle).stream())
                .sorted(Comparator.comparing(StandInPost::at).reversed())
                .toList();
    }

    /** The Page's posts, newest first, without comments. */
    private List<StandInPost> published(String handle) {
        return memory().posts(handle).reversed().stream()
                .filter(post -> post.inReplyTo() == null)
                .toList();
    }

    private StandInAnswer list(StandInCall call, List<StandInPost> posts) {
        int from = Integer.parseInt(Objects.requireNonNullElse(call.query("after"), "0"));
        int limit = Math.min(100, Integer.parseInt(Objects.requireNonNullElse(call.query("limit"), "25")));
        int to = Math.min(posts.size(), from + limit);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode data = answer.putArray("data");
        posts.subList(Math.min(from, to), to).forEach(post -> data.add(json(post)));
        if (!data.isEmpty()) {
            ObjectNode paging = answer.putObject("paging");
            paging.putObject("cursors").put("before", Integer.toString(from)).put("after", Integer.toString(to));
            if (to < posts.size()) {
                paging.put("next", url() + call.path() + "?access_token=secret&after=" + to);
            }
        }
        return StandInAnswer.json(answer);
    }

    private ObjectNode json(StandInPost post) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", post.id())
                .put("created_time", TIME.format(post.at()))
                .put("is_published", !hidden.containsKey(post.id()))
                .put("permalink_url", url() + permalinkPath(post));
        if (!post.text().isEmpty()) {
            json.put("message", post.text());
        }
        if (post.inReplyTo() != null) {
            json.putObject("from").put("id", pageId(post.account())).put("name", post.account());
        }
        if (!post.media().isEmpty()) {
            ObjectNode attachment =
                    json.putObject("attachments").putArray("data").addObject();
            boolean several = post.media().size() > 1;
            attachment.put("media_type", several ? "album" : "photo");
            if (several) {
                ArrayNode each = attachment.putObject("subattachments").putArray("data");
                post.media()
                        .forEach(photo -> each.addObject().putObject("target").put("id", photo.id()));
            }
        }
        return json;
    }

    private synchronized StandInAnswer comment(String handle, StandInCall call) {
        String parent = call.pathPieceFromEnd(1);
        String text = call.json().path("message").asString("");
        if (unseen.contains(parent) || memory().post(parent).isEmpty()) {
            return StandInAnswer.file("update-400-not-visible.json");
        }
        if (text.isBlank() || text.length() > COMMENT_CHARACTERS) {
            return StandInAnswer.file("feed-400-parameter.json");
        }
        String id = parent.substring(parent.indexOf('_') + 1) + "_" + nextId();
        memory().add(new StandInPost(id, handle, text, null, List.of(), parent, now(), call.body()));
        return StandInAnswer.json(JSON.createObjectNode().put("id", id));
    }

    private StandInAnswer comments(StandInCall call) {
        String parent = call.pathPieceFromEnd(1);
        if (unseen.contains(parent) || memory().post(parent).isEmpty()) {
            return StandInAnswer.file("update-400-not-visible.json");
        }
        return list(
                call,
                memory().posts().stream()
                        .filter(post -> parent.equals(post.inReplyTo()))
                        .toList());
    }

    /** A figure of a post, for batches. */
    long count(StandInPost post, String name, int about) {
        return figure(post, name, about);
    }

    StandInMemory posted() {
        return memory();
    }

    Instant time() {
        return now();
    }

    String nextId() {
        return memory().nextId(now().toEpochMilli());
    }

    static StandInAnswer success() {
        return StandInAnswer.json(200, "{\"success\":true}");
    }

    @Override
    protected StandInAnswer rateLimited(@Nullable Instant until) {
        StandInAnswer answer = StandInAnswer.file("feed-400-page-limit.json");
        if (until == null) {
            return answer;
        }
        long minutes = Duration.between(now(), until).toMinutes();
        return answer.header(
                "X-Business-Use-Case-Usage",
                "{\"723701000827665\":[{\"type\":\"pages\",\"call_count\":100,\"total_cputime\":23,\"total_time\":23,\"estimated_time_to_regain_access\":"
                        + minutes + "}]}");
    }

    @Override
    protected StandInAnswer revoked() {
        return StandInAnswer.file("feed-400-token-458.json");
    }

    @Override
    protected String permalinkPath(StandInPost post) {
        return post.id().contains("_") ? "/" + pageId(post.account()) + "/posts/" + post.id() : "/reel/" + post.id();
    }

    @Override
    protected String profilePath(String handle) {
        return "/pages/" + handle;
    }
}
