/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
 * LinkedIn: insists on its headers, ends a text at a reserved character that is not escaped, names the original of what it
 * holds for a copy, and serves a version only for a while.
 */
public final class LinkedInStandIn extends NetworkStandIn {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TEMPLATE = Pattern.compile("\\{hashtag\\|\\\\#\\|((?:[^}\\\\]|\\\\.)+)}");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\|{}@\\[\\]()<>#*_~])");
    private static final Pattern UNESCAPED = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*[|{}@\\[\\]()<>*_~]");
    private static final int CHARACTERS = 3_000;
    private static final int ALT = 4_086;
    private static final long PIECE = 4L << 20;
    private static final String PERSON = "urn:li:person:";

    /** A picture or video on its way. */
    private static final class Upload {
        private final String handle;
        private final boolean video;
        private final Map<Integer, byte[]> pieces = new TreeMap<>();
        private String type = "video/mp4";
        private boolean complete;
        private int pollsLeft;

        private Upload(String handle, boolean video) {
            this.handle = handle;
            this.video = video;
        }
    }

    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private volatile Duration lag = Duration.ZERO;
    private volatile Duration duplicates = Duration.ofMinutes(30);
    private volatile int polls = 1;
    private volatile int piecesOf = (int) PIECE;
    private volatile boolean brokenMedia;
    private volatile boolean ugc;
    private volatile int commentsNotYet;
    private volatile @Nullable String onlyVersion;
    private long lastId;

    public LinkedInStandIn(StandInOptions options) {
        super("linkedin", "LinkedIn", options);
    }

    /** A server that is already listening. */
    public static LinkedInStandIn started(StandInOptions options) {
        LinkedInStandIn standIn = new LinkedInStandIn(options);
        standIn.start();
        return standIn;
    }

    /** Posts appear in their page's list only after this. */
    public void listsPostsAfter(Duration delay) {
        lag = delay;
    }

    /** For how long the same content is refused. */
    public void refusesDuplicatesFor(Duration window) {
        duplicates = window;
    }

    /** Videos are asked for in pieces of so many bytes. */
    public void asksForPiecesOf(int bytes) {
        piecesOf = bytes;
    }

    /** Pictures and videos cannot be processed. */
    public void breaksMedia() {
        brokenMedia = true;
    }

    /** Posts get ids of the other kind. */
    public void makesUgcPosts() {
        ugc = true;
    }

    /** The next so many comments meet a post that is not known everywhere yet. */
    public void knowsPostsLate(int times) {
        commentsNotYet = times;
    }

    /** All other versions are retired. */
    public void servesOnly(String version) {
        onlyVersion = version;
    }

    @Override
    protected Optional<StandInAnswer> answer(StandInCall call) {
        return Optional.of(
                switch (call.operation()) {
                    case "page.post" -> postPage(memory().post(postId(call)).orElse(null));
                    case "page.profile" -> profilePage(call.pathPieceFromEnd(0));
                    case "oauth.token" -> exchange(call);
                    case "media.upload" -> forAccount(call);
                    default -> refusal(call).orElseGet(() -> forAccount(call));
                });
    }

    private static String postId(StandInCall call) {
        return call.pathPieceFromEnd(0);
    }

    /** Every call names a version that is served, and the protocol. */
    private Optional<StandInAnswer> refusal(StandInCall call) {
        String version = call.header("LinkedIn-Version");
        if (version == null || !"2.0.0".equals(call.header("X-Restli-Protocol-Version"))) {
            return Optional.of(StandInAnswer.file("posts-400-version-missing.json"));
        }
        return onlyVersion == null || onlyVersion.equals(version)
                ? Optional.empty()
                : Optional.of(StandInAnswer.file("posts-426-version.json"));
    }

    private StandInAnswer exchange(StandInCall call) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : call.body().split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        String refresh = form.getOrDefault("refresh_token", "");
        if (!"refresh_token".equals(form.get("grant_type"))
                || !form.containsKey("client_id")
                || !form.containsKey("client_secret")
                || accounts().isRevoked(refresh)) {
            return StandInAnswer.json(
                    400, "{\"error\":\"invalid_request\",\"error_description\":\"The refresh token is invalid\"}");
        }
        String access = "AQ" + UUID.randomUUID();
        accounts().register(access, accounts().handleOf(refresh));
        return StandInAnswer.json(JSON.createObjectNode()
                .put("access_token", access)
                .put("expires_in", 5_184_000)
                .put("refresh_token", refresh)
                .put("refresh_token_expires_in", 31_536_000)
                .put("token_type", "Bearer"));
    }

    private StandInAnswer forAccount(StandInCall call) {
        String token = call.bearer().orElse(null);
        if (token == null) {
            return StandInAnswer.file("posts-401-empty.json");
        }
        if (accounts().isRevoked(token)) {
            return revoked();
        }
        String handle = accounts().handleOf(token);
        return switch (call.operation()) {
            case "images.initialize" -> initialize(handle, call, false);
            case "videos.action" ->
                "finalizeUpload".equals(call.query("action")) ? finish(handle, call) : initialize(handle, call, true);
            case "media.upload" -> take(handle, call);
            case "images.show", "videos.show" -> show(handle, call.pathPieceFromEnd(0));
            case "posts.create" -> create(handle, call);
            case "posts.list" -> list(handle, call);
            case "posts.show" ->
                memory().post(call.pathPieceFromEnd(0))
                        .map(post -> StandInAnswer.json(post(post)))
                        .orElseGet(() -> StandInAnswer.file("posts-404-not-found.json"));
            case "posts.delete" -> delete(call);
            case "posts.update" ->
                memory().post(call.pathPieceFromEnd(0))
                        .map(post -> {
                            String words = call.json()
                                    .path("patch")
                                    .path("$set")
                                    .path("commentary")
                                    .asString("");
                            memory().change(post.saying(shown(words)));
                            return StandInAnswer.of(204, "text/plain", new byte[0]);
                        })
                        .orElseGet(() -> StandInAnswer.file("posts-404-not-found.json"));
            case "comments.create" -> comment(handle, call);
            case "comments.list" -> comments(call);
            case "statistics" -> statistics(handle, call);
            case "network.size" ->
                StandInAnswer.json(JSON.createObjectNode().put("firstDegreeSize", followers(handle)));
            default -> throw new IllegalStateException("Unknown operation " + call.operation());
        };
    }

    /** Ids tell the time they were made at. */
    private synchronized long nextNumber() {
        lastId = Math.max(lastId + 1, now().toEpochMilli() << 22);
        return lastId;
    }

    private StandInAnswer initialize(String handle, StandInCall call, boolean video) {
        JsonNode asked = call.json().path("initializeUploadRequest");
        if (!asked.path("owner").asString("").startsWith("urn:li:")) {
            return StandInAnswer.file("posts-400-invalid.json");
        }
        String name = "C5" + nextNumber();
        String urn = "urn:li:" + (video ? "video:" : "image:") + name;
        uploads.put(urn, new Upload(handle, video));
        ObjectNode value = JSON.createObjectNode();
        long expires = now().plus(Duration.ofHours(1)).toEpochMilli();
        if (video) {
            long size = asked.path("fileSizeBytes").asLong();
            value.put("uploadUrlsExpireAt", expires).put("video", urn).put("uploadToken", "");
            ArrayNode instructions = value.putArray("uploadInstructions");
            for (long first = 0; first < size; first += piecesOf) {
                instructions
                        .addObject()
                        .put("uploadUrl", uploadUrl(name, instructions.size()))
                        .put("firstByte", first)
                        .put("lastByte", Math.min(size, first + piecesOf) - 1);
            }
        } else {
            value.put("uploadUrlExpiresAt", expires)
                    .put("uploadUrl", uploadUrl(name, 0))
                    .put("image", urn);
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.set("value", value);
        return StandInAnswer.json(answer);
    }

    private String uploadUrl(String name, int number) {
        return url() + "/dms-uploads/" + name + "/" + number + "?ca=vector_ads&cn=uploads&sync=0";
    }

    private StandInAnswer take(String handle, StandInCall call) {
        String name = call.pathPieceFromEnd(1);
        int number = Integer.parseInt(call.pathPieceFromEnd(0));
        Upload upload = Optional.ofNullable(uploads.get("urn:li:image:" + name))
                .orElseGet(() -> uploads.get("urn:li:video:" + name));
        if (upload == null || !upload.handle.equals(handle)) {
            return StandInAnswer.file("posts-404-not-found.json");
        }
        synchronized (upload) {
            upload.pieces.put(number, call.bytes());
            if (!upload.video) {
                upload.type = Optional.ofNullable(call.header("Content-Type")).orElse("image/png");
                complete("urn:li:image:" + name, upload);
            }
        }
        return StandInAnswer.json(upload.video ? 200 : 201, "").header("ETag", "etag-" + name + "-" + number);
    }

    private void complete(String urn, Upload upload) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        upload.pieces.values().forEach(whole::writeBytes);
        memory().add(new StandInMedia(urn, upload.handle, upload.type, "", whole.size()), whole.toByteArray());
        upload.complete = true;
        upload.pollsLeft = polls;
    }

    private StandInAnswer finish(String handle, StandInCall call) {
        JsonNode asked = call.json().path("finalizeUploadRequest");
        String urn = asked.path("video").asString("");
        Upload upload = uploads.get(urn);
        if (upload == null || !upload.handle.equals(handle)) {
            return StandInAnswer.file("posts-404-not-found.json");
        }
        String name = urn.substring("urn:li:video:".length());
        synchronized (upload) {
            List<String> wanted = upload.pieces.keySet().stream()
                    .map(number -> "etag-" + name + "-" + number)
                    .toList();
            List<String> given = new ArrayList<>();
            asked.path("uploadedPartIds").forEach(part -> given.add(part.asString("")));
            if (!given.equals(wanted)) {
                return StandInAnswer.file("posts-400-invalid.json");
            }
            complete(urn, upload);
        }
        return StandInAnswer.json(200, "");
    }

    private StandInAnswer show(String handle, String urn) {
        if (handle.startsWith(PERSON)) {
            return StandInAnswer.file("posts-403-denied.json");
        }
        Upload upload = uploads.get(urn);
        if (upload == null) {
            return StandInAnswer.file("posts-404-not-found.json");
        }
        if (brokenMedia) {
            return StandInAnswer.file("images-200-failed.json");
        }
        upload.pollsLeft--;
        String status = !upload.complete ? "WAITING_UPLOAD" : upload.pollsLeft >= 0 ? "PROCESSING" : "AVAILABLE";
        return StandInAnswer.json(JSON.createObjectNode().put("id", urn).put("status", status));
    }

    /** What is gone already is deleted, too. */
    private StandInAnswer delete(StandInCall call) {
        memory().removeThread(call.pathPieceFromEnd(0));
        return StandInAnswer.of(204, "text/plain", new byte[0]);
    }

    private synchronized StandInAnswer create(String handle, StandInCall call) {
        JsonNode body = call.json();
        String commentary = body.path("commentary").asString("");
        if (commentary.length() > CHARACTERS) {
            return StandInAnswer.file("posts-400-too-long.json");
        }
        if (!body.path("author").asString("").startsWith("urn:li:")
                || !body.path("lifecycleState").asString("").equals("PUBLISHED")
                || !body.path("distribution").path("feedDistribution").isString()) {
            return StandInAnswer.file("posts-400-invalid.json");
        }
        List<StandInMedia> media = new ArrayList<>();
        for (JsonNode each : attached(body.path("content"))) {
            String alt = each.path("altText").asString("");
            StandInMedia stored = memory().media(each.path("id").asString(""))
                    .filter(known -> known.account().equals(handle))
                    .orElse(null);
            if (stored == null || alt.length() > ALT) {
                return StandInAnswer.file("posts-400-invalid.json");
            }
            StandInMedia described = new StandInMedia(stored.id(), handle, stored.contentType(), alt, stored.size());
            memory().add(described, memory().bytes(stored.id()));
            media.add(described);
        }
        String copy = copyOf(handle, call.body());
        if (copy != null) {
            return duplicateOf(copy);
        }
        String urn = (ugc ? "urn:li:ugcPost:" : "urn:li:share:") + nextNumber();
        memory().add(new StandInPost(urn, handle, shown(commentary), null, media, null, now(), call.body()));
        return StandInAnswer.json(201, "").header("x-restli-id", urn);
    }

    private static StandInAnswer duplicateOf(String urn) {
        return StandInAnswer.json(
                422,
                ("{\"errorDetailType\":\"com.linkedin.common.error.BadRequest\",\"message\":\"com.linkedin.content.common.exception"
                                + ".BadRequestResponseException: Content is a duplicate of %s\",\"errorDetails\":{\"inputErrors\":"
                                + "[{\"description\":\"Duplicate post is detected\",\"input\":{},\"code\":\"DUPLICATE_POST\"}]},"
                                + "\"status\":422}")
                        .formatted(urn));
    }

    private @Nullable String copyOf(String handle, String body) {
        return memory().posts(handle).stream()
                .filter(post -> post.inReplyTo() == null && post.raw().equals(body))
                .filter(post -> post.at().plus(duplicates).isAfter(now()))
                .map(StandInPost::id)
                .findFirst()
                .orElse(null);
    }

    private static List<JsonNode> attached(JsonNode content) {
        List<JsonNode> attached = new ArrayList<>();
        if (content.has("media")) {
            attached.add(content.path("media"));
        }
        content.path("multiImage").path("images").forEach(attached::add);
        return attached;
    }

    /** What people get to see: everything before the first reserved character that is not escaped. */
    private static String shown(String little) {
        StringBuilder plain = new StringBuilder();
        Matcher template = TEMPLATE.matcher(little);
        int rest = 0;
        while (template.find()) {
            String between = little.substring(rest, template.start());
            plain.append(upToTrouble(between));
            if (hasTrouble(between)) {
                return plain.toString();
            }
            plain.append('#').append(ESCAPED.matcher(template.group(1)).replaceAll("$1"));
            rest = template.end();
        }
        return plain.append(upToTrouble(little.substring(rest))).toString();
    }

    private static boolean hasTrouble(String little) {
        return UNESCAPED.matcher(little).find();
    }

    private static String upToTrouble(String little) {
        Matcher trouble = UNESCAPED.matcher(little);
        String good = trouble.find() ? little.substring(0, trouble.end() - 1) : little;
        return ESCAPED.matcher(good).replaceAll("$1");
    }

    private StandInAnswer list(String handle, StandInCall call) {
        if (!"FINDER".equals(call.header("X-RestLi-Method")) || handle.startsWith(PERSON)) {
            return StandInAnswer.file("posts-403-denied.json");
        }
        int start = Integer.parseInt(Optional.ofNullable(call.query("start")).orElse("0"));
        int count = Integer.parseInt(Optional.ofNullable(call.query("count")).orElse("10"));
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode elements = answer.putArray("elements");
        memory().posts(handle).stream()
                .filter(post -> post.inReplyTo() == null && !post.at().plus(lag).isAfter(now()))
                .sorted(Comparator.comparing(StandInPost::at).reversed())
                .skip(start)
                .limit(count)
                .forEach(post -> elements.add(post(post)));
        answer.putObject("paging").put("start", start).put("count", count).putArray("links");
        return StandInAnswer.json(answer);
    }

    private static ObjectNode post(StandInPost post) {
        ObjectNode body = (ObjectNode) JSON.readTree(post.raw());
        return body.put("id", post.id())
                .put("createdAt", post.at().toEpochMilli())
                .put("publishedAt", post.at().toEpochMilli())
                .put("lastModifiedAt", post.at().toEpochMilli());
    }

    private synchronized StandInAnswer comment(String handle, StandInCall call) {
        String parent = call.pathPieceFromEnd(1);
        JsonNode body = call.json();
        String text = body.path("message").path("text").asString("");
        if (commentsNotYet > 0) {
            commentsNotYet--;
            return StandInAnswer.file("posts-404-not-found.json");
        }
        if (memory().post(parent).isEmpty() || !body.path("object").asString("").equals(parent)) {
            return StandInAnswer.file("posts-404-not-found.json");
        }
        if (text.isBlank() || !body.path("actor").asString("").startsWith("urn:li:")) {
            return StandInAnswer.file("posts-400-invalid.json");
        }
        String id = Long.toString(nextNumber());
        memory().add(new StandInPost(id, handle, text, null, List.of(), parent, now(), call.body()));
        return StandInAnswer.json(201, "").header("x-restli-id", id);
    }

    private StandInAnswer comments(StandInCall call) {
        String parent = call.pathPieceFromEnd(1);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode elements = answer.putArray("elements");
        memory().posts().stream()
                .filter(post -> parent.equals(post.inReplyTo()))
                .forEach(post -> elements.addObject()
                        .put("id", post.id())
                        .put("actor", JSON.readTree(post.raw()).path("actor").asString(""))
                        .put("object", parent)
                        .putObject("message")
                        .put("text", post.text()));
        return StandInAnswer.json(answer);
    }

    private StandInAnswer statistics(String handle, StandInCall call) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode elements = answer.putArray("elements");
        for (String name : List.of("share", "ugcPost")) {
            String list = call.query(name + "s");
            if (list == null) {
                continue;
            }
            if (!list.startsWith("List(") || !list.endsWith(")")) {
                return StandInAnswer.file("posts-400-invalid.json");
            }
            Arrays.stream(list.substring(5, list.length() - 1).split(","))
                    .flatMap(urn -> memory().post(urn).stream())
                    .filter(post -> post.account().equals(handle) && figure(post, "reactions", 60) > 0)
                    .forEach(post ->
                            elements.addObject().put(name, post.id()).set("totalShareStatistics", totals(post)));
        }
        return StandInAnswer.json(answer);
    }

    private ObjectNode totals(StandInPost post) {
        return JSON.createObjectNode()
                .put("impressionCount", figure(post, "impressions", 2_900))
                .put("uniqueImpressionsCount", figure(post, "reach", 2_100))
                .put("clickCount", figure(post, "clicks", 109))
                .put("likeCount", figure(post, "reactions", 60))
                .put("commentCount", figure(post, "replies", 8))
                .put("shareCount", figure(post, "shares", 20))
                .put("engagement", 0.0472);
    }

    @Override
    protected StandInAnswer rateLimited(@Nullable Instant until) {
        StandInAnswer answer = StandInAnswer.file("posts-429-throttled.json");
        return until == null
                ? answer
                : answer.header(
                        "Retry-After",
                        Long.toString(Duration.between(now(), until).toSeconds()));
    }

    @Override
    protected StandInAnswer revoked() {
        return StandInAnswer.file("posts-401-revoked.json");
    }

    @Override
    protected String permalinkPath(StandInPost post) {
        return "/feed/update/" + (post.inReplyTo() == null ? post.id() : post.inReplyTo()) + "/";
    }

    @Override
    protected String profilePath(String handle) {
        return "/company/" + handle;
    }
}
