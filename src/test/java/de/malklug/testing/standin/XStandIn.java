/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * X: gives each refresh token one exchange, weighs texts, refuses what was said a moment ago, and shows posts in their
 * account's list only after a while if told so.
 */
public final class XStandIn extends NetworkStandIn {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern URL = Pattern.compile("https?://[^\\s]+");
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final Pattern PICTOGRAPH = Pattern.compile("[\\p{IsExtended_Pictographic}&&[^©®]]");
    private static final int WEIGHT = 280;
    private static final int BATCH = 100;
    private static final int ALT = 1_000;
    private static final long SEGMENT = 8L << 20;
    private static final Duration PRIVATE = Duration.ofDays(30);
    private static final Duration MEDIA_LIFE = Duration.ofDays(1);
    private static final long FIRST_ID_AT = 1_288_834_974_657L;

    /** A video on its way. */
    private static final class Upload {
        private final String handle;
        private final String type;
        private final long size;
        private final Map<Integer, byte[]> segments = new TreeMap<>();
        private int pollsLeft;

        private Upload(String handle, String type, long size) {
            this.handle = handle;
            this.type = type;
            this.size = size;
        }
    }

    private final XTokens tokens = new XTokens();
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final Map<String, Instant> uploadedAt = new ConcurrentHashMap<>();
    private volatile Duration lag = Duration.ZERO;
    private volatile Duration duplicates = Duration.ofMinutes(30);
    private volatile int videoPolls = 2;
    private volatile boolean brokenVideos;
    private volatile boolean newVocabulary;
    private volatile String subscription = "None";
    private long lastId;

    public XStandIn(StandInOptions options) {
        super("x", "X", options);
    }

    /** A server that is already listening. */
    public static XStandIn started(StandInOptions options) {
        XStandIn standIn = new XStandIn(options);
        standIn.start();
        return standIn;
    }

    /** Posts appear in their account's list only after this. */
    public void listsPostsAfter(Duration delay) {
        lag = delay;
    }

    /** For how long the same text is refused. */
    public void refusesDuplicatesFor(Duration window) {
        duplicates = window;
    }

    /** How long access tokens live. */
    public void tokensLast(Duration life) {
        tokens.life = life;
    }

    /** A refresh token whose exchange nobody made use of may be exchanged again. */
    public void forgivesLostExchanges() {
        tokens.forgiving = true;
    }

    /** Every word {@code tweet} becomes {@code post}, as in the newer specification. */
    public void speaksNewVocabulary() {
        newVocabulary = true;
    }

    /** Videos cannot be processed. */
    public void breaksVideos() {
        brokenVideos = true;
    }

    /** All accounts have this subscription, for example {@code Premium}. */
    public void subscribedTo(String plan) {
        subscription = plan;
    }

    /** An access token that was granted already. */
    public String accessToken(String handle) {
        return tokens.access(handle, now());
    }

    /** A refresh token that was granted already. */
    public String refreshToken(String handle) {
        return tokens.refresh(handle);
    }

    @Override
    protected Optional<StandInAnswer> answer(StandInCall call) {
        return Optional.of(
                switch (call.operation()) {
                    case "page.post" ->
                        postPage(memory().post(call.pathPieceFromEnd(0)).orElse(null));
                    case "page.profile" -> profilePage(call.pathPieceFromEnd(0));
                    case "oauth2.token" -> exchange(call);
                    default -> forAccount(call);
                });
    }

    private StandInAnswer exchange(StandInCall call) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : call.body().split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        boolean client = form.containsKey("client_id")
                || Optional.ofNullable(call.header("Authorization")).orElse("").startsWith("Basic ");
        String refresh = form.getOrDefault("refresh_token", "");
        if (!client) {
            return StandInAnswer.file("token-401-client.json");
        }
        if (!"refresh_token".equals(form.get("grant_type")) || accounts().isRevoked(refresh) || !tokens.use(refresh)) {
            return StandInAnswer.file("token-400-invalid.json");
        }
        String handle = XTokens.handle(refresh).orElseGet(() -> accounts().handleOf(refresh));
        String next = tokens.refresh(handle);
        return StandInAnswer.json(JSON.createObjectNode()
                .put("token_type", "bearer")
                .put("expires_in", tokens.life.toSeconds())
                .put("access_token", tokens.access(handle, now(), refresh))
                .put("scope", "media.write tweet.write users.read tweet.read offline.access")
                .put("refresh_token", next));
    }

    private StandInAnswer forAccount(StandInCall call) {
        String token = call.bearer().orElse("");
        if (accounts().isRevoked(token) || !tokens.isValid(token, now())) {
            return revoked();
        }
        String handle = XTokens.handle(token).orElseThrow();
        tokens.used(token);
        return switch (call.operation()) {
            case "users.me" -> StandInAnswer.json(answer(user(handle)));
            case "users.tweets" -> timeline(handle, call);
            case "tweets.create" -> create(handle, call);
            case "tweets.delete" ->
                memory().post(call.pathPieceFromEnd(0))
                        .filter(post -> post.account().equals(handle))
                        .map(post -> {
                            memory().remove(post.id());
                            ObjectNode answer = JSON.createObjectNode();
                            answer.putObject("data").put("deleted", true);
                            return StandInAnswer.json(answer);
                        })
                        .orElseGet(() -> StandInAnswer.file("tweets-404-not-found.json"));
            case "tweets.lookup" -> lookup(handle, call);
            case "media.upload" -> upload(handle, call);
            case "media.initialize" -> initialize(handle, call);
            case "media.append" -> append(handle, call);
            case "media.finalize" -> finish(handle, call.pathPieceFromEnd(1), true);
            case "media.status" ->
                finish(handle, Optional.ofNullable(call.query("media_id")).orElse(""), false);
            case "media.metadata" -> describe(handle, call);
            default -> throw new IllegalStateException("Unknown operation " + call.operation());
        };
    }

    private static ObjectNode answer(JsonNode data) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("data", data);
        return answer;
    }

    private ObjectNode user(String handle) {
        ObjectNode user = JSON.createObjectNode()
                .put("id", userId(handle))
                .put("name", handle)
                .put("username", handle)
                .put("subscription_type", subscription);
        user.putObject("public_metrics").put("followers_count", followers(handle));
        return user;
    }

    private static String userId(String handle) {
        return Long.toString(2_244_994_945L + Math.abs(handle.hashCode()));
    }

    private synchronized StandInAnswer create(String handle, StandInCall call) {
        JsonNode body = call.json();
        String text = body.path("text").asString("");
        String parent = body.path("reply").path("in_reply_to_tweet_id").asString(null);
        JsonNode wanted = body.path("media").path("media_ids");
        List<StandInMedia> media = new ArrayList<>();
        wanted.forEach(id -> memory().media(id.asString())
                .filter(each -> each.account().equals(handle) && isFresh(each.id()))
                .ifPresent(media::add));
        for (String field : body.propertyNames()) {
            if (!List.of("text", "media", "reply", "reply_settings").contains(field)) {
                return StandInAnswer.file("tweets-400-field.json");
            }
        }
        if (text.isBlank() && wanted.isEmpty()) {
            return StandInAnswer.file("tweets-400-field.json");
        }
        if (weight(text) > WEIGHT && !subscription.startsWith("Premium")) {
            return StandInAnswer.file("tweets-403-not-permitted.json");
        }
        if (media.size() != wanted.size() || wanted.size() > 4) {
            return StandInAnswer.file("tweets-400-media.json");
        }
        if (media.size() > 1 && media.stream().anyMatch(XStandIn::standsAlone)) {
            return StandInAnswer.file("tweets-400-media.json");
        }
        if (parent != null
                && memory().post(parent)
                        .filter(post -> post.account().equals(handle))
                        .isEmpty()) {
            return StandInAnswer.file("tweets-403-reply.json");
        }
        if (isSaidAlready(handle, text, parent)) {
            return StandInAnswer.file("tweets-403-duplicate.json");
        }
        StandInPost post = new StandInPost(nextId(), handle, text, null, media, parent, now(), call.body());
        memory().add(post);
        ObjectNode created = JSON.createObjectNode().put("id", post.id()).put("text", shortened(post));
        created.putArray(word("edit_history_tweet_ids")).add(post.id());
        return StandInAnswer.json(201, answer(created).toString());
    }

    private boolean isSaidAlready(String handle, String text, @Nullable String parent) {
        return memory().posts(handle).stream()
                .filter(post -> post.at().plus(duplicates).isAfter(now()))
                .anyMatch(post -> post.text().equals(text) && java.util.Objects.equals(post.inReplyTo(), parent));
    }

    /** Ids tell the time they were made at. */
    private synchronized String nextId() {
        lastId = Math.max(lastId + 1, (now().toEpochMilli() - FIRST_ID_AT) << 22);
        return Long.toString(lastId);
    }

    private static int weight(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        int links = (int) URL.matcher(normal).results().count();
        return 23 * links
                + CLUSTER.matcher(URL.matcher(normal).replaceAll(""))
                        .results()
                        .map(MatchResult::group)
                        .mapToInt(XStandIn::clusterWeight)
                        .sum();
    }

    private static int clusterWeight(String cluster) {
        return PICTOGRAPH.matcher(cluster).find()
                ? 2
                : cluster.codePoints()
                        .map(each ->
                                each <= 4351 || each >= 8192 && each <= 8223 && each != 8206 && each != 8207 ? 1 : 2)
                        .sum();
    }

    private static boolean standsAlone(StandInMedia media) {
        return media.isVideo() || media.contentType().equals("image/gif");
    }

    private boolean isFresh(String mediaId) {
        Instant at = uploadedAt.get(mediaId);
        Upload upload = uploads.get(mediaId);
        return at != null && at.plus(MEDIA_LIFE).isAfter(now()) && (upload == null || upload.pollsLeft <= 0);
    }

    private StandInAnswer upload(String handle, StandInCall call) {
        byte[] bytes = call.partBytes("media");
        String type = call.partType("media");
        if (!"tweet_image".equals(call.part("media_category")) || !type.startsWith("image/")) {
            return StandInAnswer.file("upload-400-type.json");
        }
        if (bytes.length > 5 << 20) {
            return StandInAnswer.file("append-413-too-large.json");
        }
        StandInMedia media = new StandInMedia(nextId(), handle, type, "", bytes.length);
        memory().add(media, bytes);
        uploadedAt.put(media.id(), now());
        return StandInAnswer.json(answer(stored(media.id(), type).put("size", bytes.length)));
    }

    private StandInAnswer initialize(String handle, StandInCall call) {
        JsonNode body = call.json();
        String category = body.path("media_category").asString("");
        String type = body.path("media_type").asString("");
        if (!category.equals(type.startsWith("video/") ? "tweet_video" : "tweet_gif")) {
            return StandInAnswer.file("upload-400-type.json");
        }
        String id = nextId();
        uploads.put(id, new Upload(handle, type, body.path("total_bytes").asLong()));
        uploadedAt.put(id, now());
        return StandInAnswer.json(answer(stored(id, type)));
    }

    private StandInAnswer append(String handle, StandInCall call) {
        Upload upload = uploads.get(call.pathPieceFromEnd(1));
        byte[] bytes = call.partBytes("media");
        int index =
                Integer.parseInt(Optional.ofNullable(call.part("segment_index")).orElse("-1"));
        if (upload == null || !upload.handle.equals(handle) || index < 0 || index > 999) {
            return StandInAnswer.file("append-400-unknown.json");
        }
        if (bytes.length > SEGMENT) {
            return StandInAnswer.file("append-413-too-large.json");
        }
        synchronized (upload) {
            upload.segments.put(index, bytes);
        }
        return StandInAnswer.json(answer(
                JSON.createObjectNode().put("expires_at", now().plus(MEDIA_LIFE).getEpochSecond())));
    }

    private StandInAnswer finish(String handle, String id, boolean first) {
        Upload upload = uploads.get(id);
        if (upload == null || !upload.handle.equals(handle)) {
            return StandInAnswer.file("append-400-unknown.json");
        }
        synchronized (upload) {
            if (first && memory().media(id).isEmpty()) {
                ByteArrayOutputStream whole = new ByteArrayOutputStream();
                upload.segments.values().forEach(whole::writeBytes);
                if (whole.size() != upload.size) {
                    return StandInAnswer.file("finalize-400-incomplete.json");
                }
                memory().add(new StandInMedia(id, handle, upload.type, "", upload.size), whole.toByteArray());
                upload.pollsLeft = videoPolls;
            } else if (!first) {
                upload.pollsLeft--;
            }
            ObjectNode media = stored(id, upload.type).put("size", upload.size);
            ObjectNode info = media.putObject("processing_info");
            if (brokenVideos && !first) {
                info.put("state", "failed")
                        .putObject("error")
                        .put("code", 3)
                        .put("name", "UnsupportedMedia")
                        .put("message", "Unsupported codec");
            } else if (upload.pollsLeft > 0) {
                info.put("state", first ? "pending" : "in_progress").put("check_after_secs", 1);
            } else {
                info.put("state", "succeeded").put("progress_percent", 100);
            }
            return StandInAnswer.json(answer(media));
        }
    }

    private static ObjectNode stored(String id, String type) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("media_key", key(id, type))
                .put("expires_after_secs", MEDIA_LIFE.toSeconds());
    }

    private static String key(String id, String type) {
        return (type.startsWith("video/") ? "13_" : "3_") + id;
    }

    private StandInAnswer describe(String handle, StandInCall call) {
        JsonNode body = call.json();
        String id = body.path("id").asString("");
        String alt = body.path("metadata").path("alt_text").path("text").asString("");
        StandInMedia media =
                memory().media(id).filter(each -> each.account().equals(handle)).orElse(null);
        if (media == null || alt.length() > ALT) {
            return StandInAnswer.file("metadata-400-alt.json");
        }
        memory().add(new StandInMedia(id, handle, media.contentType(), alt, media.size()), memory().bytes(id));
        return StandInAnswer.json(answer(JSON.createObjectNode().put("id", id)));
    }

    private StandInAnswer timeline(String handle, StandInCall call) {
        if (!call.pathPieceFromEnd(1).equals(userId(handle))) {
            return StandInAnswer.file("tweets-403-app-only.json");
        }
        Instant from =
                Instant.parse(Optional.ofNullable(call.query("start_time")).orElse("2010-11-06T00:00:00Z"));
        int size =
                Integer.parseInt(Optional.ofNullable(call.query("max_results")).orElse("10"));
        int skip = Integer.parseInt(
                Optional.ofNullable(call.query("pagination_token")).orElse("0"));
        List<StandInPost> posts = memory().posts(handle).stream()
                .filter(post ->
                        !post.at().isBefore(from) && !post.at().plus(lag).isAfter(now()))
                .sorted(Comparator.comparing(StandInPost::at).reversed())
                .toList();
        ObjectNode page = JSON.createObjectNode();
        ArrayNode data = JSON.createArrayNode();
        posts.stream().skip(skip).limit(size).forEach(post -> data.add(tweet(post)));
        if (!data.isEmpty()) {
            page.set("data", data);
        }
        ObjectNode meta = page.putObject("meta").put("result_count", data.size());
        if (posts.size() > skip + size) {
            meta.put("next_token", Integer.toString(skip + size));
        }
        return StandInAnswer.json(page);
    }

    private StandInAnswer lookup(String handle, StandInCall call) {
        List<String> ids =
                List.of(Optional.ofNullable(call.query("ids")).orElse("").split(","));
        boolean secrets =
                Optional.ofNullable(call.query("tweet.fields")).orElse("").contains("non_public_metrics");
        if (ids.size() > BATCH) {
            return StandInAnswer.file("tweets-400-field.json");
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode data = JSON.createArrayNode();
        ArrayNode errors = JSON.createArrayNode();
        ArrayNode included = JSON.createArrayNode();
        for (String id : ids) {
            StandInPost post = memory().post(id).orElse(null);
            if (post == null) {
                errors.add(error(id, "resource-not-found"));
            } else if (secrets
                    && (!post.account().equals(handle)
                            || post.at().plus(PRIVATE).isBefore(now()))) {
                errors.add(error(id, "not-authorized-for-field"));
            } else {
                data.add(measured(post, secrets));
                post.media().stream()
                        .filter(StandInMedia::isVideo)
                        .forEach(media -> included.addObject()
                                .put("media_key", key(media.id(), media.contentType()))
                                .put("type", "video")
                                .putObject("public_metrics")
                                .put("view_count", figure(post, "views", 500)));
            }
        }
        if (!data.isEmpty()) {
            answer.set("data", data);
        }
        if (!included.isEmpty()) {
            answer.putObject("includes").set("media", included);
        }
        if (!errors.isEmpty()) {
            answer.set("errors", errors);
        }
        return StandInAnswer.json(answer);
    }

    private static ObjectNode error(String id, String problem) {
        return JSON.createObjectNode()
                .put("resource_id", id)
                .put("title", problem)
                .put("type", "https://api.twitter.com/2/problems/" + problem);
    }

    private ObjectNode measured(StandInPost post, boolean secrets) {
        ObjectNode tweet = tweet(post);
        tweet.putObject("public_metrics")
                .put(word("retweet_count"), figure(post, "shares", 20))
                .put("reply_count", figure(post, "replies", 8))
                .put("like_count", figure(post, "reactions", 60))
                .put("quote_count", figure(post, "quotes", 3))
                .put("bookmark_count", figure(post, "saves", 5))
                .put("impression_count", figure(post, "impressions", 3_000));
        if (secrets) {
            tweet.putObject("non_public_metrics").put("url_link_clicks", figure(post, "clicks", 40));
        }
        return tweet;
    }

    private ObjectNode tweet(StandInPost post) {
        ObjectNode tweet = JSON.createObjectNode()
                .put("id", post.id())
                .put("text", shortened(post))
                .put("created_at", post.at().truncatedTo(ChronoUnit.MILLIS).toString());
        ArrayNode urls = tweet.putObject("entities").putArray("urls");
        URL.matcher(post.text())
                .results()
                .map(MatchResult::group)
                .distinct()
                .forEach(link -> urls.addObject().put("url", shortLink(link)).put("expanded_url", link));
        if (!post.media().isEmpty()) {
            urls.addObject()
                    .put("url", shortLink(post.id()))
                    .put("expanded_url", "https://x.com/" + post.account() + "/status/" + post.id() + "/photo/1");
            ArrayNode keys = tweet.putObject("attachments").putArray("media_keys");
            post.media().forEach(media -> keys.add(key(media.id(), media.contentType())));
        }
        if (post.inReplyTo() != null) {
            tweet.putArray(word("referenced_tweets"))
                    .addObject()
                    .put("type", "replied_to")
                    .put("id", post.inReplyTo());
        }
        tweet.putArray(word("edit_history_tweet_ids")).add(post.id());
        return tweet;
    }

    /** The text as X gives it back. */
    private static String shortened(StandInPost post) {
        String linked = URL.matcher(post.text()).replaceAll(link -> shortLink(link.group()));
        String escaped = linked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return post.media().isEmpty() ? escaped : escaped + " " + shortLink(post.id());
    }

    private static String shortLink(String of) {
        return "https://t.co/" + String.format("%010x", of.hashCode());
    }

    private String word(String old) {
        return newVocabulary ? old.replace("retweet", "repost").replace("tweet", "post") : old;
    }

    @Override
    protected StandInAnswer rateLimited(@Nullable Instant until) {
        StandInAnswer answer = StandInAnswer.file("tweets-429-limit.json").header("x-rate-limit-remaining", "0");
        return until == null ? answer : answer.header("x-rate-limit-reset", Long.toString(until.getEpochSecond()));
    }

    @Override
    protected StandInAnswer revoked() {
        return StandInAnswer.file("tweets-401-unauthorized.json");
    }

    @Override
    protected String permalinkPath(StandInPost post) {
        return "/" + post.account() + "/status/" + post.id();
    }

    @Override
    protected String profilePath(String handle) {
        return "/" + handle;
    }
}
