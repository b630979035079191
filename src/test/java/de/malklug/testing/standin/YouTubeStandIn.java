/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * YouTube: takes videos piece by piece into upload sessions, keeps them private until told otherwise, and shows comments.
 * Refresh tokens are registered with {@link #accounts()}; private videos are in {@link #uploads()}, public ones in
 * {@link #posts()}.
 */
public final class YouTubeStandIn extends NetworkStandIn {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");
    private static final int PIECE = 262_144;
    private static final int BATCH = 50;
    private static final long TOKEN_SECONDS = 3_599;

    private record Token(String refreshToken, Instant ends) {}

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Map<String, YouTubeUpload> sessions = new ConcurrentHashMap<>();
    private final Map<String, YouTubeVideo> videos = new ConcurrentHashMap<>();
    private final List<String> order = new ArrayList<>();
    private volatile int polls = 1;
    private volatile boolean audited = true;
    private volatile boolean takesComments = true;
    private volatile String scope =
            "https://www.googleapis.com/auth/youtube.upload https://www.googleapis.com/auth/youtube.force-ssl";
    private volatile String verdict = "processed";
    private volatile String verdictReason = "";

    public YouTubeStandIn(StandInOptions options) {
        super("youtube", "YouTube", options);
    }

    /** A server that is already listening. */
    public static YouTubeStandIn started(StandInOptions options) {
        YouTubeStandIn standIn = new YouTubeStandIn(options);
        standIn.start();
        return standIn;
    }

    /** Videos are processed after being asked about this often. */
    public void processesFor(int times) {
        polls = times;
    }

    /** The API project was never audited: videos stay private, whatever is asked for. */
    public void isNotAudited() {
        audited = false;
    }

    public void takesNoComments() {
        takesComments = false;
    }

    /** What the person who connected the account has allowed. */
    public void grants(String scopes) {
        scope = scopes;
    }

    /** What processing ends in, for example {@code rejected} because of {@code duplicate}. */
    public void ends(String uploadStatus, String reason) {
        verdict = uploadStatus;
        verdictReason = reason;
    }

    /** No upload session is known any more. */
    public void endSessions() {
        sessions.clear();
    }

    /** No access token is taken any more; refresh tokens are. */
    public void endAccessTokens() {
        tokens.clear();
    }

    /** Ids of all videos, private ones too, oldest first. */
    public List<String> uploads() {
        synchronized (order) {
            return List.copyOf(order);
        }
    }

    /** What was told about a video when it was uploaded. */
    public JsonNode told(String videoId) {
        return video(videoId).snippet;
    }

    /** The picture set as a video's thumbnail, if there is one. */
    public Optional<String> thumbnail(String videoId) {
        return Optional.ofNullable(video(videoId).thumbnail);
    }

    private YouTubeVideo video(String id) {
        return Optional.ofNullable(videos.get(id)).orElseThrow();
    }

    @Override
    protected Optional<StandInAnswer> answer(StandInCall call) {
        return Optional.of(
                switch (call.operation()) {
                    case "page.post" ->
                        postPage(memory().post(
                                        Optional.ofNullable(call.query("v")).orElse(""))
                                .orElse(null));
                    case "page.profile" -> profilePage(call.pathPieceFromEnd(0).substring(1));
                    case "oauth.token" -> token(call);
                    case "upload.status" -> status(call);
                    case "upload.bytes" -> bytes(call);
                    default -> forChannel(call);
                });
    }

    private StandInAnswer token(StandInCall call) {
        Map<String, String> form = form(call.body());
        String refresh = form.getOrDefault("refresh_token", "");
        if (form.getOrDefault("client_secret", "").isEmpty()) {
            return StandInAnswer.file("token-401-client.json");
        }
        if (refresh.isEmpty() || accounts().isRevoked(refresh) || !"refresh_token".equals(form.get("grant_type"))) {
            return StandInAnswer.file("token-400-revoked.json");
        }
        String token = "ya29." + UUID.randomUUID();
        tokens.put(token, new Token(refresh, now().plusSeconds(TOKEN_SECONDS)));
        return StandInAnswer.json(JSON.createObjectNode()
                .put("access_token", token)
                .put("expires_in", TOKEN_SECONDS)
                .put("scope", scope)
                .put("token_type", "Bearer"));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new ConcurrentHashMap<>();
        for (String field : body.split("&")) {
            String[] pair = field.split("=", 2);
            form.put(
                    pair[0],
                    pair.length < 2
                            ? ""
                            : java.net.URLDecoder.decode(pair[1], java.nio.charset.StandardCharsets.UTF_8));
        }
        return form;
    }

    private StandInAnswer forChannel(StandInCall call) {
        Token token = call.bearer().map(tokens::get).orElse(null);
        if (token == null || token.ends().isBefore(now()) || accounts().isRevoked(token.refreshToken())) {
            return revoked();
        }
        String handle = accounts().handleOf(token.refreshToken());
        return switch (call.operation()) {
            case "videos.insert" -> open(handle, call);
            case "videos.list" -> list(handle, call);
            case "videos.update" -> update(handle, call);
            case "videos.delete" -> delete(handle, call);
            case "thumbnails.set" -> thumbnail(handle, call);
            case "channels.list" -> StandInAnswer.json(channels(handle));
            case "playlistItems.list" -> playlist(handle, call);
            case "commentThreads.insert" -> comment(handle, call);
            case "commentThreads.list" -> comments(call);
            case "analytics.reports" -> report(handle, call);
            default -> throw new IllegalStateException("Unknown operation " + call.operation());
        };
    }

    private StandInAnswer open(String handle, StandInCall call) {
        JsonNode metadata = call.json();
        StandInAnswer refusal = YouTubeMetadata.refusal(metadata);
        if (refusal != null) {
            return refusal;
        }
        String length =
                Optional.ofNullable(call.header("X-Upload-Content-Length")).orElse("");
        if (!"resumable".equals(call.query("uploadType")) || !length.matches("[1-9]\\d*")) {
            return StandInAnswer.file("videos-400-media-body.json");
        }
        String type = Optional.ofNullable(call.header("X-Upload-Content-Type")).orElse("application/octet-stream");
        YouTubeUpload upload = new YouTubeUpload(
                UUID.randomUUID().toString().replace("-", ""), handle, metadata, type, Long.parseLong(length));
        sessions.put(upload.id, upload);
        return StandInAnswer.of(200, "text/plain", new byte[0])
                .header("Location", url() + call.path() + "?uploadType=resumable&upload_id=" + upload.id);
    }

    private @Nullable YouTubeUpload session(StandInCall call) {
        String id = call.query("upload_id");
        return id == null ? null : sessions.get(id);
    }

    private synchronized StandInAnswer status(StandInCall call) {
        YouTubeUpload upload = session(call);
        return upload == null ? StandInAnswer.file("upload-404-session.json") : state(upload);
    }

    private synchronized StandInAnswer bytes(StandInCall call) {
        YouTubeUpload upload = session(call);
        if (upload == null) {
            return StandInAnswer.file("upload-404-session.json");
        }
        Matcher range =
                RANGE.matcher(Optional.ofNullable(call.header("Content-Range")).orElse(""));
        byte[] piece = call.bytes();
        boolean fits = upload.videoId == null
                && range.matches()
                && Long.parseLong(range.group(1)) == upload.bytes.size()
                && Long.parseLong(range.group(2)) == upload.bytes.size() + piece.length - 1
                && Long.parseLong(range.group(3)) == upload.size
                && upload.bytes.size() + piece.length <= upload.size;
        boolean last = upload.bytes.size() + piece.length == upload.size;
        if (!fits || !last && piece.length % PIECE != 0) {
            return StandInAnswer.json(400, "Invalid request. The Content-Range does not match the upload.");
        }
        upload.bytes.writeBytes(piece);
        if (last) {
            create(upload);
        }
        return state(upload);
    }

    private StandInAnswer state(YouTubeUpload upload) {
        if (upload.videoId != null) {
            return StandInAnswer.json(200, resource(video(upload.videoId)).toString());
        }
        StandInAnswer goOn = StandInAnswer.of(308, "text/plain", new byte[0]);
        return upload.bytes.size() == 0 ? goOn : goOn.header("Range", "bytes=0-" + (upload.bytes.size() - 1));
    }

    private void create(YouTubeUpload upload) {
        String id = videoId();
        StandInMedia media = new StandInMedia(
                memory().nextId(now().toEpochMilli()), upload.handle, upload.contentType, "", upload.size);
        memory().add(media, upload.bytes.toByteArray());
        YouTubeVideo video = new YouTubeVideo(
                id, upload.handle, (ObjectNode) upload.metadata.path("snippet"), media, now(), "private", polls);
        videos.put(id, video);
        synchronized (order) {
            order.add(id);
        }
        upload.videoId = id;
        show(video, upload.metadata.path("status").path("privacyStatus").asString("private"));
    }

    private static String videoId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 11);
    }

    private void show(YouTubeVideo video, String privacy) {
        video.privacy = audited ? privacy : "private";
        boolean shown = !video.privacy.equals("private");
        if (shown && memory().post(video.id).isPresent()) {
            memory().seenAgain(video.id);
        } else if (shown) {
            memory().add(new StandInPost(
                    video.id,
                    video.handle,
                    video.snippet.path("description").asString(""),
                    video.snippet.path("defaultLanguage").asString(null),
                    List.of(video.media),
                    null,
                    now(),
                    video.snippet.toString()));
        }
    }

    private synchronized StandInAnswer list(String handle, StandInCall call) {
        List<String> ids =
                List.of(Optional.ofNullable(call.query("id")).orElse("").split(","));
        if (ids.size() > BATCH) {
            return StandInAnswer.file("videos-400-metadata.json");
        }
        String parts = Optional.ofNullable(call.query("part")).orElse("");
        ObjectNode answer = JSON.createObjectNode().put("kind", "youtube#videoListResponse");
        ArrayNode items = answer.putArray("items");
        for (String id : ids) {
            YouTubeVideo video = videos.get(id);
            StandInPost post = memory().post(id).orElse(null);
            boolean visible = video != null && (video.handle.equals(handle) || !video.privacy.equals("private"));
            if (visible && (post != null || video.privacy.equals("private"))) {
                items.add(told(video, parts));
            } else if (video == null && post != null) {
                ObjectNode old = items.addObject().put("id", id);
                old.set("statistics", statistics(post));
                old.putObject("status").put("uploadStatus", "processed").put("privacyStatus", "public");
            }
        }
        return StandInAnswer.json(answer);
    }

    private ObjectNode told(YouTubeVideo video, String parts) {
        if (parts.contains("processingDetails") && video.uploadStatus.equals("uploaded") && video.pollsLeft-- <= 0) {
            video.uploadStatus = verdict;
        }
        ObjectNode resource = resource(video);
        memory().post(video.id).ifPresent(post -> resource.set("statistics", statistics(post)));
        return resource;
    }

    private ObjectNode resource(YouTubeVideo video) {
        ObjectNode resource =
                JSON.createObjectNode().put("kind", "youtube#video").put("id", video.id);
        ObjectNode snippet = video.snippet
                .deepCopy()
                .put("publishedAt", video.uploadedAt.toString())
                .put("channelId", channelId(video.handle));
        resource.set("snippet", snippet);
        ObjectNode status = resource.putObject("status")
                .put("uploadStatus", video.uploadStatus)
                .put("privacyStatus", video.privacy)
                .put("license", "youtube")
                .put("madeForKids", false);
        if (video.uploadStatus.equals("rejected")) {
            status.put("rejectionReason", verdictReason);
        }
        if (video.uploadStatus.equals("failed")) {
            status.put("failureReason", verdictReason);
        }
        resource.putObject("processingDetails")
                .put("processingStatus", video.uploadStatus.equals("uploaded") ? "processing" : "succeeded");
        return resource;
    }

    private ObjectNode statistics(StandInPost post) {
        return JSON.createObjectNode()
                .put("viewCount", String.valueOf(figure(post, "views", 400)))
                .put("likeCount", String.valueOf(figure(post, "reactions", 60)))
                .put("favoriteCount", "0")
                .put("commentCount", String.valueOf(figure(post, "replies", 8)));
    }

    private synchronized StandInAnswer update(String handle, StandInCall call) {
        JsonNode body = call.json();
        YouTubeVideo video = videos.get(body.path("id").asString(""));
        if (video == null || !video.handle.equals(handle)) {
            return StandInAnswer.file("videos-404-video.json");
        }
        if (body.path("status").isMissingNode()) {
            return reword(video, body.path("snippet"));
        }
        StandInAnswer refusal = YouTubeMetadata.statusRefusal(body.path("status"));
        if (refusal != null) {
            return refusal;
        }
        if (!video.uploadStatus.equals("processed")) {
            return StandInAnswer.file("videos-400-metadata.json");
        }
        show(video, body.path("status").path("privacyStatus").asString());
        return StandInAnswer.json(resource(video));
    }

    /** What a snippet leaves out is gone. */
    private StandInAnswer reword(YouTubeVideo video, JsonNode snippet) {
        if (!snippet.path("title").isString() || !snippet.path("categoryId").isString()) {
            return StandInAnswer.file("videos-400-metadata.json");
        }
        video.snippet.put("description", snippet.path("description").asString(""));
        memory().post(video.id)
                .ifPresent(post ->
                        memory().change(post.saying(snippet.path("description").asString(""))));
        return StandInAnswer.json(resource(video));
    }

    private synchronized StandInAnswer delete(String handle, StandInCall call) {
        YouTubeVideo video = videos.get(Optional.ofNullable(call.query("id")).orElse(""));
        if (video == null || !video.handle.equals(handle)) {
            return StandInAnswer.file("videos-404-video.json");
        }
        videos.remove(video.id);
        synchronized (order) {
            order.remove(video.id);
        }
        memory().removeThread(video.id);
        return StandInAnswer.of(204, "text/plain", new byte[0]);
    }

    private StandInAnswer thumbnail(String handle, StandInCall call) {
        YouTubeVideo video =
                videos.get(Optional.ofNullable(call.query("videoId")).orElse(""));
        if (video == null || !video.handle.equals(handle)) {
            return StandInAnswer.file("videos-404-video.json");
        }
        String type = Optional.ofNullable(call.header("Content-Type")).orElse("");
        if (!type.startsWith("image/jpeg") && !type.startsWith("image/png")) {
            return StandInAnswer.file("thumbnails-400-format.json");
        }
        StandInMedia media =
                new StandInMedia(memory().nextId(now().toEpochMilli()), handle, type, "", call.bytes().length);
        memory().add(media, call.bytes());
        video.thumbnail = media.id();
        return StandInAnswer.json(JSON.createObjectNode().put("kind", "youtube#thumbnailSetResponse"));
    }

    private static String channelId(String handle) {
        return "UC-" + handle;
    }

    private static String uploadsList(String handle) {
        return "UU-" + handle;
    }

    private ObjectNode channels(String handle) {
        ObjectNode answer = JSON.createObjectNode().put("kind", "youtube#channelListResponse");
        ObjectNode channel = answer.putArray("items").addObject().put("id", channelId(handle));
        channel.putObject("snippet").put("title", handle).put("customUrl", "@" + handle);
        channel.putObject("contentDetails").putObject("relatedPlaylists").put("uploads", uploadsList(handle));
        channel.putObject("statistics")
                .put("subscriberCount", String.valueOf(followers(handle)))
                .put("hiddenSubscriberCount", false);
        channel.putObject("status").put("longUploadsStatus", "allowed");
        return answer;
    }

    private StandInAnswer playlist(String handle, StandInCall call) {
        if (!uploadsList(handle).equals(call.query("playlistId"))) {
            return StandInAnswer.json(404, "{\"error\":{\"code\":404,\"errors\":[{\"reason\":\"playlistNotFound\"}]}}");
        }
        List<YouTubeVideo> own = uploads().reversed().stream()
                .map(videos::get)
                .filter(video -> video != null && video.handle.equals(handle))
                .toList();
        int size =
                Integer.parseInt(Optional.ofNullable(call.query("maxResults")).orElse("5"));
        int from = Integer.parseInt(Optional.ofNullable(call.query("pageToken")).orElse("0"));
        ObjectNode answer = JSON.createObjectNode().put("kind", "youtube#playlistItemListResponse");
        ArrayNode items = answer.putArray("items");
        for (YouTubeVideo video : own.subList(Math.min(from, own.size()), Math.min(own.size(), from + size))) {
            ObjectNode item = items.addObject();
            item.putObject("snippet")
                    .put("title", video.snippet.path("title").asString(""))
                    .put("publishedAt", video.uploadedAt.toString())
                    .putObject("resourceId")
                    .put("kind", "youtube#video")
                    .put("videoId", video.id);
            item.putObject("status").put("privacyStatus", video.privacy);
        }
        if (from + size < own.size()) {
            answer.put("nextPageToken", String.valueOf(from + size));
        }
        return StandInAnswer.json(answer);
    }

    private synchronized StandInAnswer comment(String handle, StandInCall call) {
        JsonNode snippet = call.json().path("snippet");
        String video = snippet.path("videoId").asString("");
        if (!takesComments) {
            return StandInAnswer.file("comments-403-disabled.json");
        }
        if (memory().post(video).isEmpty()) {
            return StandInAnswer.file("comments-404-video.json");
        }
        String text = snippet.path("topLevelComment")
                .path("snippet")
                .path("textOriginal")
                .asString("");
        if (text.isBlank() || text.length() > 10_000) {
            return StandInAnswer.file("comments-400-text.json");
        }
        StandInPost post = new StandInPost(
                "Ugx" + memory().nextId(now().toEpochMilli()),
                handle,
                text,
                null,
                List.of(),
                video,
                now(),
                call.body());
        memory().add(post);
        return StandInAnswer.json(thread(post));
    }

    private StandInAnswer comments(StandInCall call) {
        String video = Optional.ofNullable(call.query("videoId")).orElse("");
        if (memory().post(video).isEmpty()) {
            return StandInAnswer.file("comments-404-video.json");
        }
        ObjectNode answer = JSON.createObjectNode().put("kind", "youtube#commentThreadListResponse");
        ArrayNode items = answer.putArray("items");
        memory().posts().reversed().stream()
                .filter(post -> video.equals(post.inReplyTo()))
                .forEach(post -> items.add(thread(post)));
        return StandInAnswer.json(answer);
    }

    private ObjectNode thread(StandInPost comment) {
        ObjectNode thread =
                JSON.createObjectNode().put("kind", "youtube#commentThread").put("id", comment.id());
        ObjectNode snippet = thread.putObject("snippet").put("videoId", comment.inReplyTo());
        ObjectNode inner =
                snippet.putObject("topLevelComment").put("id", comment.id()).putObject("snippet");
        inner.put("textDisplay", comment.text())
                .put("textOriginal", comment.text())
                .put("publishedAt", comment.at().toString())
                .putObject("authorChannelId")
                .put("value", channelId(comment.account()));
        return thread;
    }

    private StandInAnswer report(String handle, StandInCall call) {
        String filter = Optional.ofNullable(call.query("filters")).orElse("").replaceFirst("video==", "");
        List<String> metrics =
                List.of(Optional.ofNullable(call.query("metrics")).orElse("").split(","));
        ObjectNode answer = JSON.createObjectNode().put("kind", "youtubeAnalytics#resultTable");
        ArrayNode headers = answer.putArray("columnHeaders");
        headers.addObject().put("name", "video").put("columnType", "DIMENSION");
        metrics.forEach(metric -> headers.addObject().put("name", metric).put("columnType", "METRIC"));
        ArrayNode rows = answer.putArray("rows");
        for (String id : filter.split(",")) {
            memory().post(id).filter(post -> post.account().equals(handle)).ifPresent(post -> {
                ArrayNode row = rows.addArray().add(id);
                metrics.forEach(metric ->
                        row.add(metric.equals("shares") ? figure(post, "shares", 20) : figure(post, "saves", 10)));
            });
        }
        return StandInAnswer.json(answer);
    }

    @Override
    protected StandInAnswer rateLimited(@Nullable Instant until) {
        StandInAnswer answer = StandInAnswer.file("videos-429-rate.json");
        return until == null
                ? answer
                : answer.header(
                        "Retry-After",
                        String.valueOf(Duration.between(now(), until).toSeconds()));
    }

    @Override
    protected StandInAnswer revoked() {
        return StandInAnswer.file("videos-401-auth.json");
    }

    @Override
    protected String permalinkPath(StandInPost post) {
        return post.inReplyTo() == null ? "/watch?v=" + post.id() : "/watch?v=" + post.inReplyTo() + "&lc=" + post.id();
    }

    @Override
    protected String profilePath(String handle) {
        return "/@" + handle;
    }
}
