/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
 * TikTok: begins publications, takes the bytes of videos in order, fetches photos, and tells what became of them when asked.
 * Refresh tokens are registered with {@link #accounts()}; every refresh gives another one.
 */
public final class TikTokStandIn extends NetworkStandIn {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");
    private static final List<String> OPTIONS = List.of("PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "SELF_ONLY");
    private static final int CAPTION = 2_200;
    private static final int PHOTO_TITLE = 90;
    private static final int PHOTO_TEXT = 4_000;
    private static final int PHOTOS = 35;
    private static final int BATCH = 20;
    private static final long LARGEST_CHUNK = 64L << 20;
    private static final long TOKEN_SECONDS = 86_400;

    private record Token(String login, Instant ends) {}

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> logins = new ConcurrentHashMap<>();
    private final Map<String, TikTokPublication> publications = new ConcurrentHashMap<>();
    private volatile int polls = 1;
    private volatile long smallestChunk = 5_000_000;
    private volatile boolean audited = true;
    private volatile int longestSeconds = 300;
    private volatile boolean tellsIds = true;
    private volatile String scope = "user.info.basic,user.info.stats,video.publish,video.upload,video.list";
    private volatile String failReason = "";

    public TikTokStandIn(StandInOptions options) {
        super("tiktok", "TikTok", options);
    }

    /** A server that is already listening. */
    public static TikTokStandIn started(StandInOptions options) {
        TikTokStandIn standIn = new TikTokStandIn(options);
        standIn.start();
        return standIn;
    }

    /** Posts are processed after being asked about this often. */
    public void processesFor(int times) {
        polls = times;
    }

    /** Pieces may be this small. */
    public void takesPiecesFrom(long bytes) {
        smallestChunk = bytes;
    }

    /** TikTok has not audited the app. */
    public void isNotAudited() {
        audited = false;
    }

    public void takesVideosUpTo(int seconds) {
        longestSeconds = seconds;
    }

    /** Whether the ids of public posts are told; moderation may take hours. */
    public void tellsIds(boolean tells) {
        tellsIds = tells;
    }

    public void grants(String scopes) {
        scope = scopes;
    }

    /** What is complete from now on fails for this reason; nothing appears. */
    public void failsWith(String reason) {
        failReason = reason;
    }

    /** No access token is taken any more; refresh tokens are. */
    public void endAccessTokens() {
        tokens.clear();
    }

    /** No publication is known any more. */
    public void forgetPublications() {
        publications.clear();
    }

    /** The creator has finished every draft in the app. */
    public synchronized void creatorFinishesDrafts() {
        publications.values().stream()
                .filter(publication -> publication.inbox && publication.isComplete() && publication.postId == null)
                .forEach(this::post);
    }

    /** How many publications were begun. */
    public int begun() {
        return publications.size();
    }

    @Override
    protected Optional<StandInAnswer> answer(StandInCall call) {
        return Optional.of(
                switch (call.operation()) {
                    case "page.post" ->
                        postPage(memory().post(call.pathPieceFromEnd(0)).orElse(null));
                    case "page.profile" -> profilePage(call.pathPieceFromEnd(0).substring(1));
                    case "oauth.token" -> token(call);
                    case "upload" -> upload(call);
                    default -> forCreator(call);
                });
    }

    private StandInAnswer token(StandInCall call) {
        Map<String, String> form = new HashMap<>();
        for (String field : call.body().split("&")) {
            String[] pair = field.split("=", 2);
            form.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        String refresh = form.getOrDefault("refresh_token", "");
        String login = logins.getOrDefault(refresh, refresh);
        if (form.getOrDefault("client_key", "").isEmpty()
                || form.getOrDefault("client_secret", "").isEmpty()) {
            return StandInAnswer.file("token-400-invalid.json");
        }
        if (login.isEmpty() || accounts().isRevoked(login)) {
            return StandInAnswer.file("token-200-grant.json");
        }
        String access = "act." + UUID.randomUUID();
        String next = "rft." + UUID.randomUUID();
        tokens.put(access, new Token(login, now().plusSeconds(TOKEN_SECONDS)));
        logins.put(next, login);
        return StandInAnswer.json(JSON.createObjectNode()
                .put("access_token", access)
                .put("expires_in", TOKEN_SECONDS)
                .put("open_id", "open-" + accounts().handleOf(login))
                .put("refresh_token", next)
                .put("refresh_expires_in", 31_536_000)
                .put("scope", scope)
                .put("token_type", "Bearer"));
    }

    private StandInAnswer forCreator(StandInCall call) {
        Token token = call.bearer().map(tokens::get).orElse(null);
        if (token == null || token.ends().isBefore(now()) || accounts().isRevoked(token.login())) {
            return revoked();
        }
        String handle = accounts().handleOf(token.login());
        return switch (call.operation()) {
            case "creator_info.query" -> ok(creator(handle));
            case "video.init" -> beginVideo(handle, call, false);
            case "inbox.init" -> beginVideo(handle, call, true);
            case "content.init" -> beginPhotos(handle, call);
            case "status.fetch" -> status(handle, call);
            case "video.list" -> list(handle, call);
            case "video.query" -> query(call);
            case "user.info" -> ok(user(handle));
            default -> throw new IllegalStateException("Unknown operation " + call.operation());
        };
    }

    private static StandInAnswer ok(JsonNode data) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("data", data);
        answer.putObject("error").put("code", "ok").put("message", "").put("log_id", "20261109");
        return StandInAnswer.json(answer);
    }

    private ObjectNode creator(String handle) {
        ObjectNode creator = JSON.createObjectNode()
                .put("creator_username", handle)
                .put("creator_nickname", handle)
                .put("comment_disabled", false)
                .put("duet_disabled", false)
                .put("stitch_disabled", true)
                .put("max_video_post_duration_sec", longestSeconds);
        OPTIONS.forEach(creator.putArray("privacy_level_options")::add);
        return creator;
    }

    private @Nullable StandInAnswer refusal(JsonNode info) {
        if (!OPTIONS.contains(info.path("privacy_level").asString(""))) {
            return StandInAnswer.file("init-403-privacy.json");
        }
        return audited || info.path("privacy_level").asString().equals("SELF_ONLY")
                ? null
                : StandInAnswer.file("init-403-unaudited.json");
    }

    private synchronized StandInAnswer beginVideo(String handle, StandInCall call, boolean inbox) {
        JsonNode body = call.json();
        StandInAnswer refusal = inbox ? null : refusal(body.path("post_info"));
        if (refusal != null) {
            return refusal;
        }
        if (body.path("post_info").path("title").asString("").length() > CAPTION) {
            return StandInAnswer.file("init-400-param.json");
        }
        JsonNode source = body.path("source_info");
        long size = source.path("video_size").asLong(0);
        long chunk = source.path("chunk_size").asLong(0);
        long count = source.path("total_chunk_count").asLong(0);
        boolean whole = count == 1 && chunk == size && size <= LARGEST_CHUNK;
        boolean pieces = chunk >= smallestChunk && chunk <= LARGEST_CHUNK && count == size / chunk;
        if (!source.path("source").asString("").equals("FILE_UPLOAD") || size <= 0 || !whole && !pieces) {
            return StandInAnswer.file("init-400-params.json");
        }
        TikTokPublication publication = new TikTokPublication(
                "v_pub_file~v2-1." + memory().nextId(now().toEpochMilli()),
                handle,
                body,
                inbox,
                now(),
                size,
                chunk,
                count,
                polls);
        publications.put(publication.id, publication);
        return ok(JSON.createObjectNode()
                .put("publish_id", publication.id)
                .put(
                        "upload_url",
                        url() + "/video/?upload_id=" + publication.id.replaceAll("\\D+", "") + "&upload_token="
                                + UUID.nameUUIDFromBytes(publication.id.getBytes(StandardCharsets.UTF_8))));
    }

    private synchronized StandInAnswer upload(StandInCall call) {
        String token = Optional.ofNullable(call.query("upload_token")).orElse("");
        TikTokPublication publication = publications.values().stream()
                .filter(each -> UUID.nameUUIDFromBytes(each.id.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .equals(token))
                .findFirst()
                .orElse(null);
        if (publication == null) {
            return StandInAnswer.of(404, "text/plain", new byte[0]);
        }
        if (publication.begunAt.plus(Duration.ofHours(1)).isBefore(now())) {
            return StandInAnswer.of(403, "text/plain", new byte[0]);
        }
        byte[] piece = call.bytes();
        Matcher range =
                RANGE.matcher(Optional.ofNullable(call.header("Content-Range")).orElse(""));
        boolean last = publication.chunksReceived == publication.chunks - 1;
        boolean fits = range.matches()
                && Long.parseLong(range.group(1)) == publication.bytes.size()
                && Long.parseLong(range.group(2)) == publication.bytes.size() + piece.length - 1
                && Long.parseLong(range.group(3)) == publication.size
                && (last
                        ? publication.bytes.size() + piece.length == publication.size
                        : piece.length == publication.chunk);
        if (!fits || publication.isComplete()) {
            return StandInAnswer.of(416, "text/plain", new byte[0]);
        }
        publication.bytes.writeBytes(piece);
        publication.contentType = Optional.ofNullable(call.header("Content-Type"))
                .orElse("video/mp4")
                .split(";")[0];
        publication.chunksReceived++;
        if (publication.isComplete()) {
            finish(publication);
            return StandInAnswer.of(201, "text/plain", new byte[0]);
        }
        return StandInAnswer.of(206, "text/plain", new byte[0])
                .header("Content-Range", "bytes 0-" + (publication.bytes.size() - 1) + "/" + publication.size);
    }

    private void finish(TikTokPublication publication) {
        publication.failReason = failReason;
        if (failReason.isEmpty() && !publication.inbox) {
            post(publication);
        }
    }

    private void post(TikTokPublication publication) {
        StandInMedia media = new StandInMedia(
                memory().nextId(now().toEpochMilli()),
                publication.handle,
                publication.contentType,
                "",
                publication.bytes.size());
        memory().add(media, publication.bytes.toByteArray());
        post(publication, List.of(media));
    }

    private void post(TikTokPublication publication, List<StandInMedia> media) {
        publication.postId = memory().nextId(now().toEpochMilli());
        memory().add(new StandInPost(
                publication.postId,
                publication.handle,
                publication.text(),
                null,
                media,
                null,
                now(),
                publication.request.toString()));
    }

    private synchronized StandInAnswer beginPhotos(String handle, StandInCall call) {
        JsonNode body = call.json();
        StandInAnswer refusal = refusal(body.path("post_info"));
        if (refusal != null) {
            return refusal;
        }
        JsonNode info = body.path("post_info");
        JsonNode images = body.path("source_info").path("photo_images");
        if (info.path("title").asString("").length() > PHOTO_TITLE
                || info.path("description").asString("").length() > PHOTO_TEXT
                || images.isEmpty()
                || images.size() > PHOTOS) {
            return StandInAnswer.file("init-400-param.json");
        }
        TikTokPublication publication = new TikTokPublication(
                "p_pub_url~v2." + memory().nextId(now().toEpochMilli()), handle, body, false, now(), 0, 0, 0, polls);
        images.forEach(link -> publication.links.add(link.asString()));
        publications.put(publication.id, publication);
        return ok(JSON.createObjectNode().put("publish_id", publication.id));
    }

    private synchronized StandInAnswer status(String handle, StandInCall call) {
        TikTokPublication publication =
                publications.get(call.json().path("publish_id").asString(""));
        if (publication == null) {
            return StandInAnswer.file("status-400-publish-id.json");
        }
        if (!publication.handle.equals(handle)) {
            return StandInAnswer.file("status-400-publish-id-account.json");
        }
        if (!publication.links.isEmpty() && publication.postId == null && publication.failReason.isEmpty()) {
            fetch(publication);
        }
        ObjectNode data = JSON.createObjectNode()
                .put("status", statusOf(publication))
                .put("uploaded_bytes", publication.bytes.size());
        if (!publication.failReason.isEmpty()) {
            data.put("fail_reason", publication.failReason);
        }
        ArrayNode ids = data.putArray("publicaly_available_post_id");
        boolean told = data.path("status").asString().equals("PUBLISH_COMPLETE")
                && tellsIds
                && !publication.privacy().equals("SELF_ONLY");
        if (told && publication.postId != null) {
            ids.add(Long.parseLong(publication.postId));
        }
        return ok(data);
    }

    private static String statusOf(TikTokPublication publication) {
        if (!publication.failReason.isEmpty()) {
            return "FAILED";
        }
        if (publication.links.isEmpty() && !publication.isComplete()) {
            return "PROCESSING_UPLOAD";
        }
        if (publication.inbox && publication.postId == null) {
            return "SEND_TO_USER_INBOX";
        }
        if (publication.postId == null || publication.pollsLeft-- > 0) {
            return publication.links.isEmpty() ? "PROCESSING_UPLOAD" : "PROCESSING_DOWNLOAD";
        }
        return "PUBLISH_COMPLETE";
    }

    /** As TikTok does, from the addresses it was given. */
    private void fetch(TikTokPublication publication) {
        List<StandInMedia> photos = new ArrayList<>();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            for (String link : publication.links) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(link))
                        .timeout(Duration.ofSeconds(5))
                        .build();
                HttpResponse<byte[]> photo = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                String type = photo.headers().firstValue("Content-Type").orElse("");
                if (photo.statusCode() != 200 || !type.startsWith("image/")) {
                    publication.failReason = "photo_pull_failed";
                    return;
                }
                StandInMedia media = new StandInMedia(
                        memory().nextId(now().toEpochMilli()), publication.handle, type, "", photo.body().length);
                memory().add(media, photo.body());
                photos.add(media);
            }
            post(publication, photos);
        } catch (IOException | IllegalArgumentException failed) {
            publication.failReason = "photo_pull_failed";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isPublic(StandInPost post) {
        return !JSON.readTree(post.raw())
                .path("post_info")
                .path("privacy_level")
                .asString("PUBLIC_TO_EVERYONE")
                .equals("SELF_ONLY");
    }

    private StandInAnswer list(String handle, StandInCall call) {
        int size = call.json().path("max_count").asInt(10);
        long before = call.json().path("cursor").asLong(0);
        List<StandInPost> older = memory().posts(handle).reversed().stream()
                .filter(this::isPublic)
                .filter(post -> before == 0 || post.at().toEpochMilli() < before)
                .toList();
        ObjectNode data = JSON.createObjectNode();
        ArrayNode videos = data.putArray("videos");
        List<StandInPost> page = older.subList(0, Math.min(size, older.size()));
        page.forEach(post -> videos.add(video(post)));
        data.put("cursor", page.isEmpty() ? 0 : page.getLast().at().toEpochMilli());
        data.put("has_more", older.size() > page.size());
        return ok(data);
    }

    private StandInAnswer query(StandInCall call) {
        JsonNode ids = call.json().path("filters").path("video_ids");
        if (ids.size() > BATCH) {
            return StandInAnswer.file("init-400-param.json");
        }
        ObjectNode data = JSON.createObjectNode();
        ArrayNode videos = data.putArray("videos");
        ids.forEach(
                id -> memory().post(id.asString()).filter(this::isPublic).ifPresent(post -> videos.add(video(post))));
        return ok(data);
    }

    private ObjectNode video(StandInPost post) {
        String shown = post.text().length() > 150 ? post.text().substring(0, 150) : post.text();
        return JSON.createObjectNode()
                .put("id", post.id())
                .put("title", shown)
                .put("video_description", shown)
                .put("create_time", post.at().getEpochSecond())
                .put("share_url", url() + permalinkPath(post))
                .put("view_count", figure(post, "views", 600))
                .put("like_count", figure(post, "reactions", 60))
                .put("comment_count", figure(post, "replies", 8))
                .put("share_count", figure(post, "shares", 20));
    }

    private ObjectNode user(String handle) {
        ObjectNode data = JSON.createObjectNode();
        data.putObject("user")
                .put("open_id", "open-" + handle)
                .put("username", handle)
                .put("follower_count", followers(handle));
        return data;
    }

    @Override
    protected StandInAnswer rateLimited(@Nullable Instant until) {
        StandInAnswer answer = StandInAnswer.file("any-429-limit.json");
        return until == null
                ? answer
                : answer.header(
                        "Retry-After",
                        String.valueOf(Duration.between(now(), until).toSeconds()));
    }

    @Override
    protected StandInAnswer revoked() {
        return StandInAnswer.file("init-401-token.json");
    }

    @Override
    protected String permalinkPath(StandInPost post) {
        boolean video = post.media().stream().anyMatch(StandInMedia::isVideo);
        return "/@" + post.account() + (video ? "/video/" : "/photo/") + post.id();
    }

    @Override
    protected String profilePath(String handle) {
        return "/@" + handle;
    }
}
