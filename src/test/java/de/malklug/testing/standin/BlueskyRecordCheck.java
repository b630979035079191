/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the lexicon of posts demands of a record. Answers the server's own sentence about the first thing that is wrong. */
final class BlueskyRecordCheck {

    private static final Pattern TID = Pattern.compile("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}");
    private static final Pattern AT_URI =
            Pattern.compile("at://did:[a-z]+:[A-Za-z0-9._:%-]+/[A-Za-z0-9.-]+/[A-Za-z0-9._~:-]+");
    private static final Pattern DATETIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private final List<String> problems = new ArrayList<>();

    private BlueskyRecordCheck() {}

    static boolean isTid(String key) {
        return TID.matcher(key).matches();
    }

    static Optional<String> problem(JsonNode post) {
        BlueskyRecordCheck check = new BlueskyRecordCheck();
        check.post(post);
        return check.problems.stream().findFirst();
    }

    /** Every reference to an upload in the record. */
    static List<JsonNode> blobs(JsonNode record) {
        List<JsonNode> blobs = new ArrayList<>();
        collect(record, blobs);
        return blobs;
    }

    private static void collect(JsonNode node, List<JsonNode> blobs) {
        if (node.path("$type").asString("").equals("blob")) {
            blobs.add(node);
            return;
        }
        node.forEach(child -> collect(child, blobs));
    }

    private void post(JsonNode post) {
        must(post.path("$type").asString("").equals("app.bsky.feed.post"), "Record/$type must be app.bsky.feed.post");
        must(post.path("text").isString(), "Record must have the property \"text\"");
        text("Record/text", post.path("text").asString(""), 300, 3000);
        must(isDatetime(post.path("createdAt").asString("")), "Record/createdAt must be an valid atproto datetime");
        must(post.path("langs").size() <= 3, "Record/langs must not have more than 3 elements");
        post.path("langs")
                .forEach(lang -> must(
                        LANGUAGE.matcher(lang.asString("")).matches(), "Record/langs must be a well-formed BCP 47"));
        int bytes = bytes(post.path("text").asString(""));
        post.path("facets").forEach(facet -> facet(facet, bytes));
        if (post.has("embed")) {
            embed(post.path("embed"));
        }
        if (post.has("reply")) {
            strongRef("Record/reply/root", post.path("reply").path("root"));
            strongRef("Record/reply/parent", post.path("reply").path("parent"));
        }
        post.properties()
                .forEach(property -> must(!property.getValue().isNull(), "Record/" + property.getKey() + " is null"));
    }

    private void facet(JsonNode facet, int textBytes) {
        int start = facet.path("index").path("byteStart").asInt(-1);
        int end = facet.path("index").path("byteEnd").asInt(-1);
        must(start >= 0 && end > start && end <= textBytes, "Record/facets/index is outside the text");
        must(!facet.path("features").isEmpty(), "Record/facets must have the property \"features\"");
        for (JsonNode feature : facet.path("features")) {
            switch (feature.path("$type").asString("")) {
                case "app.bsky.richtext.facet#link" ->
                    must(
                            feature.path("uri").asString("").matches("[a-z][a-z0-9+.-]*:\\S+"),
                            "Record/facets/uri must be a uri");
                case "app.bsky.richtext.facet#tag" ->
                    text("Record/facets/tag", feature.path("tag").asString(""), 64, 640);
                case "app.bsky.richtext.facet#mention" ->
                    must(feature.path("did").asString("").startsWith("did:"), "Record/facets/did must be a valid did");
                default -> problems.add("Record/facets/features is of an unknown type");
            }
        }
    }

    private void embed(JsonNode embed) {
        switch (embed.path("$type").asString("")) {
            case "app.bsky.embed.images" -> {
                must(embed.path("images").isArray(), "Record/embed must have the property \"images\"");
                must(embed.path("images").size() <= 4, "Record/embed/images must not have more than 4 elements");
                embed.path("images").forEach(this::image);
            }
            case "app.bsky.embed.external" -> external(embed.path("external"));
            case "app.bsky.embed.video" -> blob("Record/embed/video", embed.path("video"), "video/mp4", 300_000_000);
            default -> problems.add("Record/embed is of an unknown type");
        }
    }

    private void image(JsonNode image) {
        must(image.path("alt").isString(), "Record/embed/images must have the property \"alt\"");
        blob("Record/embed/images/image", image.path("image"), "image/", 2_000_000);
        JsonNode ratio = image.path("aspectRatio");
        must(
                ratio.isMissingNode()
                        || ratio.path("width").asInt(0) > 0
                                && ratio.path("height").asInt(0) > 0,
                "Record/embed/images/aspectRatio can not be less than 1");
    }

    private void external(JsonNode external) {
        for (String name : List.of("uri", "title", "description")) {
            must(external.path(name).isString(), "Record/embed/external must have the property \"" + name + "\"");
        }
        if (external.has("thumb")) {
            blob("Record/embed/external/thumb", external.path("thumb"), "image/", 1_000_000);
        }
    }

    private void blob(String path, JsonNode blob, String type, int size) {
        must(
                blob.path("$type").asString("").equals("blob")
                        && blob.path("ref").path("$link").isString(),
                path + " should be a blob ref");
        must(blob.path("mimeType").asString("").startsWith(type), path + " is not of an accepted type");
        must(blob.path("size").asLong(0) <= size, path + " is larger than " + size);
    }

    private void strongRef(String path, JsonNode ref) {
        must(AT_URI.matcher(ref.path("uri").asString("")).matches(), path + "/uri must be a valid at-uri");
        must(ref.path("cid").asString("").startsWith("baf"), path + "/cid must be a cid string");
    }

    private void text(String path, String text, int graphemes, int bytes) {
        must(bytes(text) <= bytes, path + " must not be longer than " + bytes + " bytes");
        must(
                GRAPHEME.matcher(text).results().count() <= graphemes,
                path + " must not be longer than " + graphemes + " graphemes");
    }

    private void must(boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isDatetime(String text) {
        try {
            return DATETIME.matcher(text).matches()
                    && OffsetDateTime.parse(text).getYear() >= 0;
        } catch (DateTimeException notOne) {
            return false;
        }
    }
}
