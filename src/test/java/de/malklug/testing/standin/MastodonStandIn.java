/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A Mastodon server: checks what Mastodon checks and answers with its words. */
public final class MastodonStandIn extends NetworkStandIn {

    /** The application all tokens belong to. */
    public static final String APPLICATION = "malklug";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern URL = Pattern.compile("https?://[^\\s]+");
    private static final Pattern MENTION = Pattern.compile("(@\\w+)@[\\w.-]+\\w");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final int CHARACTERS = 500;
    private static final int ATTACHMENTS = 4;

    private record Key(String handle, String key) {}

    private record Remembered(String postId, Instant at) {}

    private final Map<Key, Remembered> keys = new ConcurrentHashMap<>();
    private final Map<String, Integer> pollsLeft = new ConcurrentHashMap<>();
    private final MastodonSignIn signIn = new MastodonSignIn(accounts());
    private final Set<String> spam = ConcurrentHashMap.newKeySet();
    private volatile int imagePolls;
    private volatile boolean tellsApplication = true;
    private volatile boolean breaksOnRepeatedKeys;

    public MastodonStandIn(StandInOptions options) {
        super("mastodon", "Mastodon", options);
    }

    /** A server that is already listening. */
    public static MastodonStandIn started(StandInOptions options) {
        MastodonStandIn standIn = new MastodonStandIn(options);
        standIn.start();
        return standIn;
    }

    /** Texts that contain this word are answered 200 and thrown away. */
    public void dropsSilently(String word) {
        spam.add(word);
    }

    /** Pictures are not ready at once, but after being asked this often. */
    public void processesPicturesFor(int polls) {
        imagePolls = polls;
    }

    /** Some versions answer a repeated key with 500, and make no second post. */
    public void breaksOnRepeatedKeys() {
        breaksOnRepeatedKeys = true;
    }

    /** Other servers that speak the API do not say which application made a post. */
    public void tellsNoApplication() {
        tellsApplication = false;
    }

    @Override
    protected Optional<StandInAnswer> answer(StandInCall call) {
        return switch (call.operation()) {
            case "page.post" ->
                Optional.of(postPage(memory().post(call.pathPieceFromEnd(0)).orElse(null)));
            case "page.profile" ->
                Optional.of(profilePage(call.pathPieceFromEnd(0).substring(1)));
            case "instance", "instance.v1" -> Optional.empty();
            case "apps.create" -> Optional.of(signIn.introduce(call));
            case "oauth.authorize" -> Optional.of(signIn.ask(call));
            case "oauth.token" -> Optional.of(signIn.token(call));
            default -> Optional.of(forAccount(call));
        };
    }

    private StandInAnswer forAccount(StandInCall call) {
        String token = call.bearer().orElse(null);
        if (token == null) {
            return StandInAnswer.file("statuses-401-invalid-token.json");
        }
        if (accounts().isRevoked(token)) {
            return revoked();
        }
        String handle = accounts().handleOf(token);
        return switch (call.operation()) {
            case "statuses.create" -> create(handle, call);
            case "statuses.batch" -> batch(call);
            case "statuses.show" ->
                memory().post(call.pathPieceFromEnd(0))
                        .map(post -> StandInAnswer.json(status(post)))
                        .orElseGet(() -> StandInAnswer.file("statuses-404-record.json"));
            case "statuses.source" ->
                memory().post(call.pathPieceFromEnd(1))
                        .filter(post -> post.account().equals(handle))
                        .map(post -> StandInAnswer.json(JSON.createObjectNode()
                                .put("id", post.id())
                                .put("text", post.text())
                                .put("spoiler_text", "")))
                        .orElseGet(() -> StandInAnswer.file("statuses-404-record.json"));
            case "statuses.delete" ->
                memory().post(call.pathPieceFromEnd(0))
                        .map(post -> {
                            memory().remove(post.id());
                            return StandInAnswer.json(status(post).put("text", post.text()));
                        })
                        .orElseGet(() -> StandInAnswer.file("statuses-404-record.json"));
            case "statuses.update" ->
                memory().post(call.pathPieceFromEnd(0))
                        .filter(post -> post.account().equals(handle))
                        .map(post -> update(post, call.json()))
                        .orElseGet(() -> StandInAnswer.file("statuses-404-record.json"));
            case "media.upload" -> upload(handle, call);
            case "media.show" -> showMedia(handle, call.pathPieceFromEnd(0));
            case "accounts.verify" -> StandInAnswer.json(account(handle));
            case "accounts.statuses" -> timeline(call);
            case "apps.verify" -> StandInAnswer.json(JSON.createObjectNode().put("name", APPLICATION));
            default -> throw new IllegalStateException("Unknown operation " + call.operation());
        };
    }

    /** Pictures that are not named are taken off. */
    private StandInAnswer update(StandInPost post, JsonNode body) {
        List<String> named = new ArrayList<>();
        body.path("media_ids").forEach(id -> named.add(id.asString()));
        List<StandInMedia> kept = post.media().stream()
                .filter(media -> named.contains(media.id()))
                .toList();
        StandInPost changed = new StandInPost(
                post.id(),
                post.account(),
                body.path("status").asString(""),
                body.path("language").asString(null),
                kept,
                post.inReplyTo(),
                post.at(),
                post.raw());
        memory().change(changed);
        return StandInAnswer.json(status(changed));
    }

    private synchronized StandInAnswer create(String handle, StandInCall call) {
        String key = call.header("Idempotency-Key");
        Remembered earlier = key == null ? null : keys.get(new Key(handle, key));
        if (honoursIdempotencyKeys()
                && earlier != null
                && earlier.at().plus(Duration.ofHours(1)).isAfter(now())) {
            memory().seenAgain(earlier.postId());
            if (breaksOnRepeatedKeys) {
                return StandInAnswer.file("statuses-500-used-key.json");
            }
            return memory().post(earlier.postId())
                    .map(post -> StandInAnswer.json(status(post)))
                    .orElseGet(() -> StandInAnswer.file("statuses-404-record.json"));
        }
        JsonNode body = call.json();
        String text = body.path("status").asString("");
        String parent = body.path("in_reply_to_id").asString(null);
        List<StandInMedia> media = new ArrayList<>();
        for (JsonNode id : body.path("media_ids")) {
            memory().media(id.asString()).filter(each -> isFree(handle, each)).ifPresent(media::add);
        }
        StandInAnswer refusal = refusal(text, parent, media, body.path("media_ids"));
        if (refusal != null) {
            return refusal;
        }
        StandInPost post = new StandInPost(
                memory().nextId(now().toEpochMilli()),
                handle,
                text,
                body.path("language").asString(null),
                media,
                parent,
                now(),
                call.body());
        if (spam.stream().noneMatch(text::contains)) {
            memory().add(post);
            if (key != null) {
                keys.put(new Key(handle, key), new Remembered(post.id(), now()));
            }
        }
        return StandInAnswer.json(status(post));
    }

    private @Nullable StandInAnswer refusal(
            String text, @Nullable String parent, List<StandInMedia> media, JsonNode wanted) {
        if (text.isBlank() && wanted.isEmpty()) {
            return StandInAnswer.file("statuses-422-blank.json");
        }
        if (count(text) > CHARACTERS) {
            return StandInAnswer.file("statuses-422-too-long.json");
        }
        if (parent != null && memory().post(parent).isEmpty()) {
            return StandInAnswer.file("statuses-404-parent.json");
        }
        if (wanted.size() > ATTACHMENTS) {
            return StandInAnswer.file("statuses-422-too-many-media.json");
        }
        if (media.size() != wanted.size()) {
            return StandInAnswer.file("statuses-422-already-attached.json");
        }
        if (media.size() > 1 && media.stream().anyMatch(StandInMedia::isVideo)) {
            return StandInAnswer.file("statuses-422-media-mix.json");
        }
        if (media.stream().anyMatch(each -> !isReady(each.id()))) {
            return StandInAnswer.file("statuses-422-media-processing.json");
        }
        return null;
    }

    private boolean isFree(String handle, StandInMedia media) {
        return media.account().equals(handle) && !isAttached(media);
    }

    private boolean isAttached(StandInMedia media) {
        return memory().posts(media.account()).stream()
                .anyMatch(post -> post.media().contains(media));
    }

    private boolean isReady(String mediaId) {
        return pollsLeft.getOrDefault(mediaId, 0) <= 0;
    }

    private static long count(String text) {
        String shortened =
                MENTION.matcher(URL.matcher(text).replaceAll("x".repeat(23))).replaceAll("$1");
        return GRAPHEME.matcher(shortened).results().count();
    }

    private synchronized StandInAnswer upload(String handle, StandInCall call) {
        String type = call.partType("file");
        if (!type.startsWith("image/") && !type.startsWith("video/") && !type.startsWith("audio/")) {
            return StandInAnswer.file("media-422-type.json");
        }
        byte[] bytes = call.partBytes("file");
        String alt = Optional.ofNullable(call.part("description")).orElse("");
        StandInMedia media = new StandInMedia(memory().nextId(now().toEpochMilli()), handle, type, alt, bytes.length);
        memory().add(media, bytes);
        pollsLeft.put(media.id(), type.startsWith("image/") ? imagePolls : 2);
        return isReady(media.id())
                ? StandInAnswer.json(attachment(media))
                : StandInAnswer.json(202, attachment(media).toString());
    }

    private StandInAnswer showMedia(String handle, String id) {
        StandInMedia media =
                memory().media(id).filter(each -> isFree(handle, each)).orElse(null);
        if (media == null) {
            return StandInAnswer.file("media-404-record.json");
        }
        pollsLeft.computeIfPresent(id, (ignored, left) -> left - 1);
        return isReady(id)
                ? StandInAnswer.json(attachment(media))
                : StandInAnswer.json(206, attachment(media).toString());
    }

    private StandInAnswer batch(StandInCall call) {
        List<String> ids = call.queryAll("id[]");
        if (ids.size() > 20) {
            return StandInAnswer.json(422, "{\"error\":\"Too many ids\"}");
        }
        ArrayNode found = JSON.createArrayNode();
        ids.forEach(id -> memory().post(id).ifPresent(post -> found.add(status(post))));
        return StandInAnswer.json(found);
    }

    private StandInAnswer timeline(StandInCall call) {
        String handle = handleOfAccountId(call.pathPieceFromEnd(1));
        String before = call.query("max_id");
        int limit = Math.min(
                40, Integer.parseInt(Optional.ofNullable(call.query("limit")).orElse("20")));
        ArrayNode page = JSON.createArrayNode();
        boolean counts = before == null;
        for (StandInPost post : memory().posts(handle).reversed()) {
            if (counts && page.size() < limit) {
                page.add(status(post));
            }
            counts |= post.id().equals(before);
        }
        return StandInAnswer.json(page);
    }

    private static String accountId(String handle) {
        return "acc-" + handle;
    }

    private static String handleOfAccountId(String id) {
        return id.substring("acc-".length());
    }

    private ObjectNode account(String handle) {
        return JSON.createObjectNode()
                .put("id", accountId(handle))
                .put("username", handle)
                .put("acct", handle)
                .put("url", url() + profilePath(handle))
                .put("bot", true)
                .put("followers_count", followers(handle))
                .put("statuses_count", memory().posts(handle).size());
    }

    private ObjectNode attachment(StandInMedia media) {
        return JSON.createObjectNode()
                .put("id", media.id())
                .put("type", media.contentType().split("/")[0])
                .put("url", isReady(media.id()) ? url() + "/stand-in/media/" + media.id() : null)
                .put("description", media.alt());
    }

    private ObjectNode status(StandInPost post) {
        JsonNode raw = JSON.readTree(post.raw());
        ObjectNode status = JSON.createObjectNode()
                .put("id", post.id())
                .put("created_at", post.at().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("in_reply_to_id", post.inReplyTo())
                .put("sensitive", false)
                .put("spoiler_text", "")
                .put("visibility", raw.path("visibility").asString("public"))
                .put("language", post.language())
                .put("uri", url() + "/users/" + post.account() + "/statuses/" + post.id())
                .put("url", url() + permalinkPath(post))
                .put("replies_count", figure(post, "replies", 8))
                .put("reblogs_count", figure(post, "shares", 20))
                .put("favourites_count", figure(post, "reactions", 60))
                .put("quotes_count", figure(post, "quotes", 3))
                .put("content", html(post.text()));
        if (tellsApplication) {
            status.putObject("application").put("name", APPLICATION).putNull("website");
        }
        status.set("account", account(post.account()));
        ArrayNode media = status.putArray("media_attachments");
        post.media().forEach(each -> media.add(attachment(each)));
        return status;
    }

    /** Text as Mastodon renders it: paragraphs, links cut short for the eye, tags as links. */
    private static String html(String text) {
        String escaped = StandInPages.escape(text).replace("'", "&#39;");
        Matcher links = Pattern.compile("(https?://)([^\\s]{1,30})([^\\s]*)").matcher(escaped);
        String linked = links.replaceAll(
                "<a href=\"$1$2$3\" rel=\"nofollow noopener\" target=\"_blank\"><span class=\"invisible\">$1</span>"
                        + "<span class=\"ellipsis\">$2</span><span class=\"invisible\">$3</span></a>");
        String tagged = linked.replaceAll(
                "(?<![\\w&/])#([\\p{L}\\p{N}_]+)",
                "<a href=\"/tags/$1\" class=\"mention hashtag\" rel=\"tag\">#<span>$1</span></a>");
        return "<p>" + tagged.replaceAll("\n\n+", "</p><p>").replace("\n", "<br />") + "</p>";
    }

    @Override
    protected StandInAnswer rateLimited(@Nullable Instant until) {
        StandInAnswer answer = StandInAnswer.file("statuses-429-limit.json").header("X-RateLimit-Remaining", "0");
        return until == null ? answer : answer.header("X-RateLimit-Reset", until.toString());
    }

    @Override
    protected StandInAnswer revoked() {
        return StandInAnswer.file("statuses-401-revoked-token.json");
    }

    @Override
    protected String permalinkPath(StandInPost post) {
        return "/@" + post.account() + "/" + post.id();
    }

    @Override
    protected String profilePath(String handle) {
        return "/@" + handle;
    }
}
