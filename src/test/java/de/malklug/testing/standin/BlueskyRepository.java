/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The store of the accounts' records and uploads: what it takes, what it refuses, what it answers to a repeat. */
final class BlueskyRepository {

    static final String POSTS = "app.bsky.feed.post";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BODY_BYTES = 1_000_000;
    private static final int BLOB_BYTES = 52_428_800;

    private final StandInMemory memory;
    private final BlueskyIdentities identities;
    private final Supplier<Instant> now;
    private final Set<String> lostUploads = ConcurrentHashMap.newKeySet();

    BlueskyRepository(StandInMemory memory, BlueskyIdentities identities, Supplier<Instant> now) {
        this.memory = memory;
        this.identities = identities;
        this.now = now;
    }

    /** This upload is gone until it is sent again. */
    void lose(String cid) {
        lostUploads.add(cid);
    }

    StandInAnswer uploadBlob(String handle, StandInCall call) {
        byte[] bytes = call.bytes();
        if (bytes.length > BLOB_BYTES) {
            return StandInAnswer.file("uploadBlob-413-large.json");
        }
        String cid = Cid.ofBlob(bytes);
        lostUploads.remove(cid);
        String type =
                typeOf(bytes, Optional.ofNullable(call.header("Content-Type")).orElse("*/*"));
        memory.add(new StandInMedia(cid, handle, type, "", bytes.length), bytes);
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

    synchronized StandInAnswer putRecord(String handle, StandInCall call) {
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
        StandInPost before = memory.post(uri).orElse(null);
        if (before != null && JSON.readTree(before.raw()).equals(post)) {
            memory.seenAgain(uri);
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
        memory.add(stored(uri, handle, post));
        return written(uri, post, true);
    }

    private @Nullable StandInAnswer refusal(String handle, JsonNode blob) {
        String cid = blob.path("ref").path("$link").asString("");
        StandInMedia media = memory.media(cid)
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
            memory.media(cid)
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
                now.get(),
                post.toString());
    }

    private StandInAnswer written(String uri, JsonNode post, boolean changed) {
        ObjectNode answer = JSON.createObjectNode().put("uri", uri).put("cid", cid(post));
        if (changed) {
            answer.putObject("commit")
                    .put("cid", Cid.ofRecord((uri + now.get()).getBytes(StandardCharsets.UTF_8)))
                    .put("rev", "3mwsim2abcd2f");
        }
        return StandInAnswer.json(answer.put("validationStatus", "valid"));
    }

    StandInAnswer deleteRecord(String handle, StandInCall call) {
        memory.remove(identities.uri(handle, call.json().path("rkey").asString("")));
        return StandInAnswer.json(200, "{}");
    }

    StandInAnswer getRecord(StandInCall call) {
        StandInPost post = at(
                Optional.ofNullable(call.query("repo")).orElse(""),
                Optional.ofNullable(call.query("rkey")).orElse(""));
        return post == null ? StandInAnswer.file("getRecord-400-not-found.json") : StandInAnswer.json(entry(post));
    }

    StandInAnswer listRecords(StandInCall call) {
        String handle =
                identities.handleOf(Optional.ofNullable(call.query("repo")).orElse(""));
        int limit = Integer.parseInt(Optional.ofNullable(call.query("limit")).orElse("50"));
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode records = answer.putArray("records");
        memory.posts(handle).stream()
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

    private static StandInAnswer error(String name, String message) {
        return StandInAnswer.json(
                400,
                JSON.createObjectNode()
                        .put("error", name)
                        .put("message", message)
                        .toString());
    }

    @Nullable
    StandInPost at(String who, String key) {
        return memory.post(identities.uri(identities.handleOf(who), key)).orElse(null);
    }

    static String cid(JsonNode record) {
        return Cid.ofRecord(record.toString().getBytes(StandardCharsets.UTF_8));
    }
}
