/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A Bluesky host: login, the account's own store and the index that counts likes, in one. */
public final class BlueskyStandIn extends NetworkStandIn {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final String POSTS = "app.bsky.feed.post";
    private static final int LOGINS_IN_FIVE_MINUTES = 30;
    private static final int LOGINS_A_DAY = 300;
    private static final int BODY_BYTES = 1_000_000;
    private static final int BLOB_BYTES = 52_428_800;

    private final BlueskyTokens tokens = new BlueskyTokens();
    private final BlueskyIdentities identities = new BlueskyIdentities();
    private final Map<String, List<Instant>> logins = new ConcurrentHashMap<>();
    private final Set<String> lostUploads = ConcurrentHashMap.newKeySet();
    private volatile boolean limitsLogins = true;

    public BlueskyStandIn(StandInOptions options) {
        super("bluesky", "Bluesky", options);
        memory().posts().forEach(post -> identities.didOf(post.account()));
    }

    /** A server that is already listening. */
    public static BlueskyStandIn started(StandInOptions options) {
        BlueskyStandIn standIn = new BlueskyStandIn(options);
        standIn.start();
        return standIn;
    }

    /** Somebody with this handle exists and can be mentioned. */
    public String knows(String handle) {
        return identities.didOf(handle);
    }

    /** Access tokens issued so far have run out. */
    public void endAccessTokens() {
        tokens.endAccess();
    }

    /** Refresh tokens issued so far are revoked, as when the app password was. */
    public void endRefreshTokens() {
        tokens.endRefresh();
    }

    /** No token issued so far can be verified any more. */
    public void forgetTokens() {
        tokens.changeKey();
    }

    /** Uploads that no post names yet are gone. */
    public void forgetUploads() {
        calls("repo.uploadBlob").forEach(call -> lostUploads.add(Cid.ofBlob(call.bytes())));
    }

    /** Takes any number of logins. */
    public void limitsNoLogins() {
        limitsLogins = false;
    }

    /** As if a person had deleted it in the app. */
    public void delete(String uri) {
        memory().remove(uri);
    }

    @Override
    protected Optional<StandInAnswer> answer(StandInCall call) {
        return switch (call.operation()) {
            case "server.describeServer" -> Optional.empty();
            case "page.post" -> Optional.of(postPage(postAt(call.pathPieceFromEnd(2), call.pathPieceFromEnd(0))));
            case "page.profile" -> Optional.of(profilePage(identities.handleOf(call.pathPieceFromEnd(0))));
            case "server.createSession" -> Optional.of(createSession(call));
            case "server.refreshSession" -> Optional.of(refreshSession(call));
            case "identity.resolveHandle" -> Optional.of(resolveHandle(call));
            case "repo.getRecord" -> Optional.of(getRecord(call));
            case "repo.listRecords" -> Optional.of(listRecords(call));
            default -> Optional.of(forAccount(call));
        };
    }

    private StandInAnswer forAccount(StandInCall call) {
        BlueskyTokens.Checked checked = tokens.access(call.bearer(), now());
        if (checked.handle().isEmpty()) {
            return checked.refusal();
        }
        String handle = checked.handle().get();
        return switch (call.operation()) {
            case "server.getSession" -> StandInAnswer.json(identity(handle));
            case "repo.uploadBlob" -> uploadBlob(handle, call);
            case "repo.putRecord" -> putRecord(handle, call);
            case "repo.deleteRecord" -> deleteRecord(handle, call);
            case "feed.getPosts" -> getPosts(call);
            case "actor.getProfile" -> getProfile(call);
            default -> throw new IllegalStateException("Unknown operation " + call.operation());
        };
    }

    private StandInAnswer createSession(StandInCall call) {
        String handle = call.json().path("identifier").asString("");
        String password = call.json().path("password").asString("");
        if (isLoginTooMuch(handle)) {
            return rateLimited(now().plus(Duration.ofMinutes(5)));
        }
        boolean known = !handle.isEmpty() && !password.isEmpty() && !accounts().isRevoked(password);
        return known
                ? StandInAnswer.json(identity(handle).setAll(tokens.pair(handle, now())))
                : StandInAnswer.file("createSession-401-password.json");
    }

    private boolean isLoginTooMuch(String handle) {
        if (!limitsLogins) {
            return false;
        }
        List<Instant> earlier = logins.computeIfAbsent(handle, any -> new ArrayList<>());
        synchronized (earlier) {
            earlier.removeIf(at -> at.plus(Duration.ofDays(1)).isBefore(now()));
            Instant lately = now().minus(Duration.ofMinutes(5));
            long late = earlier.stream().filter(at -> at.isAfter(lately)).count();
            earlier.add(now());
            return late >= LOGINS_IN_FIVE_MINUTES || earlier.size() > LOGINS_A_DAY;
        }
    }

    private StandInAnswer refreshSession(StandInCall call) {
        BlueskyTokens.Checked checked = tokens.refresh(call.bearer(), now());
        return checked.handle()
                .map(handle -> StandInAnswer.json(
                        identity(handle).setAll(tokens.successorOf(call.bearer().orElseThrow(), handle, now()))))
                .orElseGet(checked::refusal);
    }

    private ObjectNode identity(String handle) {
        ObjectNode identity = JSON.createObjectNode()
                .put("did", identities.didOf(handle))
                .put("handle", handle)
                .put("active", true);
        ObjectNode document = identity.putObject("didDoc").put("id", identities.didOf(handle));
        document.putArray("service")
                .addObject()
                .put("id", "#atproto_pds")
                .put("type", "AtprotoPersonalDataServer")
                .put("serviceEndpoint", url().toString());
        return identity;
    }

    private StandInAnswer resolveHandle(StandInCall call) {
        String handle = Optional.ofNullable(call.query("handle")).orElse("");
        return identities.isKnown(handle)
                ? StandInAnswer.json(JSON.createObjectNode().put("did", identities.didOf(handle)))
                : StandInAnswer.file("resolveHandle-400-unknown.json");
    }

    private StandInAnswer uploadBlob(String handle, StandInCall call) {
        byte[] bytes = call.bytes();
        if (bytes.length > BLOB_BYTES) {
            return StandInAnswer.file("uploadBlob-413-large.json");
        }
        String cid = Cid.ofBlob(bytes);
        lostUploads.remove(cid);
        String type =
                typeOf(bytes, Optional.ofNullable(call.header("Content-Type")).orElse("*/*"));
        memory().add(new StandInMedia(cid, handle, type, "", bytes.length), bytes);
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode blob = answer.putObject("blob").put("$type", "blob");
        blob.putObject("ref").put("$link", cid);
        blob.put("mimeType", type).put("size", bytes.length);
        return StandInAnswer.json(answer);
    }

    /** The server looks at the bytes; what the client calls them counts only where they tell nothing. */
    private static String typeOf(byte[] bytes, String declared) {
        if (bytes.length > 3 && (bytes[0] & 255) == 0x89 && bytes[1] == 'P') {
            return "image/png";
        }
        return bytes.length > 3 && (bytes[0] & 255) == 0xFF && (bytes[1] & 255) == 0xD8 ? "image/jpeg" : declared;
    }

    private synchronized StandInAnswer putRecord(String handle, StandInCall call) {
        if (call.bytes().length > BODY_BYTES) {
            return StandInAnswer.file("uploadBlob-413-large.json");
        }
        JsonNode body = call.json();
        String key = body.path("rkey").asString("");
        JsonNode post = body.path("record");
        if (!body.path("repo").asString("").equals(identities.didOf(handle))) {
            return StandInAnswer.file("putRecord-403-forbidden.json");
        }
        if (!BlueskyRecordCheck.isTid(key)) {
            return StandInAnswer.file("putRecord-400-record-key.json");
        }
        Optional<String> problem = BlueskyRecordCheck.problem(post);
        if (problem.isPresent()) {
            return error("InvalidRequest", "Invalid app.bsky.feed.post record: " + problem.get());
        }
        String uri = identities.uri(handle, key);
        StandInPost before = memory().post(uri).orElse(null);
        if (before != null && JSON.readTree(before.raw()).equals(post)) {
            memory().seenAgain(uri);
            return written(uri, post, false);
        }
        if (before != null && body.path("swapRecord").isNull()) {
            return error("InvalidSwap", "Record was at " + cid(JSON.readTree(before.raw())));
        }
        for (JsonNode blob : BlueskyRecordCheck.blobs(post)) {
            StandInAnswer refusal = refusal(handle, blob);
            if (refusal != null) {
                return refusal;
            }
        }
        memory().add(stored(uri, handle, post));
        return written(uri, post, true);
    }

    private @Nullable StandInAnswer refusal(String handle, JsonNode blob) {
        String cid = blob.path("ref").path("$link").asString("");
        StandInMedia media = memory().media(cid)
                .filter(each -> each.account().equals(handle) && !lostUploads.contains(cid))
                .orElse(null);
        if (media == null) {
            return error("BlobNotFound", "Could not find blob: " + cid);
        }
        if (!media.contentType().equals(blob.path("mimeType").asString(""))) {
            return StandInAnswer.file("putRecord-400-blob-type.json");
        }
        return media.size() == blob.path("size").asLong() ? null : StandInAnswer.file("putRecord-400-blob-size.json");
    }

    private StandInPost stored(String uri, String handle, JsonNode post) {
        List<StandInMedia> media = new ArrayList<>();
        for (JsonNode image : post.path("embed").path("images")) {
            String cid = image.path("image").path("ref").path("$link").asString();
            memory().media(cid)
                    .map(each -> new StandInMedia(
                            cid, handle, each.contentType(), image.path("alt").asString(""), each.size()))
                    .ifPresent(media::add);
        }
        return new StandInPost(
                uri,
                handle,
                post.path("text").asString(""),
                post.path("langs").path(0).asString(null),
                media,
                post.path("reply").path("parent").path("uri").asString(null),
                now(),
                post.toString());
    }

    private StandInAnswer written(String uri, JsonNode post, boolean changed) {
        ObjectNode answer = JSON.createObjectNode().put("uri", uri).put("cid", cid(post));
        if (changed) {
            answer.putObject("commit")
                    .put("cid", Cid.ofRecord((uri + now()).getBytes(StandardCharsets.UTF_8)))
                    .put("rev", "3mwsim2abcd2f");
        }
        return StandInAnswer.json(answer.put("validationStatus", "valid"));
    }

    private StandInAnswer deleteRecord(String handle, StandInCall call) {
        memory().remove(identities.uri(handle, call.json().path("rkey").asString("")));
        return StandInAnswer.json(200, "{}");
    }

    private StandInAnswer getRecord(StandInCall call) {
        StandInPost post = postAt(
                Optional.ofNullable(call.query("repo")).orElse(""),
                Optional.ofNullable(call.query("rkey")).orElse(""));
        return post == null ? StandInAnswer.file("getRecord-400-not-found.json") : StandInAnswer.json(entry(post));
    }

    private StandInAnswer listRecords(StandInCall call) {
        String handle =
                identities.handleOf(Optional.ofNullable(call.query("repo")).orElse(""));
        int limit = Integer.parseInt(Optional.ofNullable(call.query("limit")).orElse("50"));
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode records = answer.putArray("records");
        memory().posts(handle).stream()
                .sorted((a, b) -> b.id().compareTo(a.id()))
                .limit(limit)
                .forEach(post -> records.add(entry(post)));
        return StandInAnswer.json(answer);
    }

    private static ObjectNode entry(StandInPost post) {
        JsonNode value = JSON.readTree(post.raw());
        ObjectNode entry = JSON.createObjectNode().put("uri", post.id()).put("cid", cid(value));
        entry.set("value", value);
        return entry;
    }

    private StandInAnswer getPosts(StandInCall call) {
        List<String> uris = call.queryAll("uris");
        if (uris.size() > 25) {
            return StandInAnswer.file("getPosts-400-too-many.json");
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode posts = answer.putArray("posts");
        uris.forEach(uri -> memory().post(uri).ifPresent(post -> posts.add(view(post))));
        return StandInAnswer.json(answer);
    }

    private ObjectNode view(StandInPost post) {
        JsonNode value = JSON.readTree(post.raw());
        ObjectNode view = JSON.createObjectNode().put("uri", post.id()).put("cid", cid(value));
        view.putObject("author").put("did", identities.didOf(post.account())).put("handle", post.account());
        view.set("record", value);
        return view.put("likeCount", figure(post, "reactions", 60))
                .put("repostCount", figure(post, "shares", 20))
                .put("replyCount", figure(post, "replies", 8))
                .put("quoteCount", figure(post, "quotes", 3))
                .put("bookmarkCount", figure(post, "saves", 5))
                .put("indexedAt", post.at().toString());
    }

    private StandInAnswer getProfile(StandInCall call) {
        String handle =
                identities.handleOf(Optional.ofNullable(call.query("actor")).orElse(""));
        return StandInAnswer.json(JSON.createObjectNode()
                .put("did", identities.didOf(handle))
                .put("handle", handle)
                .put("followersCount", followers(handle))
                .put("followsCount", 0)
                .put("postsCount", memory().posts(handle).size()));
    }

    private @Nullable StandInPost postAt(String who, String key) {
        return memory().post(identities.uri(identities.handleOf(who), key)).orElse(null);
    }

    private static String cid(JsonNode record) {
        return Cid.ofRecord(record.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static StandInAnswer error(String name, String message) {
        return StandInAnswer.json(
                400,
                JSON.createObjectNode()
                        .put("error", name)
                        .put("message", message)
                        .toString());
    }

    @Override
    protected StandInAnswer rateLimited(@Nullable Instant until) {
        StandInAnswer answer = StandInAnswer.file("putRecord-429-limit.json");
        return until == null
                ? answer
                : answer.header("RateLimit-Limit", "5000")
                        .header("RateLimit-Remaining", "0")
                        .header("RateLimit-Reset", String.valueOf(until.getEpochSecond()))
                        .header("RateLimit-Policy", "5000;w=3600");
    }

    @Override
    protected StandInAnswer revoked() {
        return StandInAnswer.file("refreshSession-400-revoked.json");
    }

    @Override
    Optional<StandInCard> card(StandInPost post) {
        JsonNode external = JSON.readTree(post.raw()).path("embed").path("external");
        return external.isObject()
                ? Optional.of(new StandInCard(
                        external.path("uri").asString(),
                        external.path("title").asString(),
                        external.path("description").asString("")))
                : Optional.empty();
    }

    @Override
    protected String permalinkPath(StandInPost post) {
        return profilePath(identities.didOf(post.account())) + "/post/"
                + post.id().substring(post.id().lastIndexOf('/') + 1);
    }

    @Override
    protected String profilePath(String handle) {
        return "/profile/" + handle;
    }
}
