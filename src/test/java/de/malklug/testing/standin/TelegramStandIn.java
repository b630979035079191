/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Telegram's Bot API with one public channel per bot. Checks what Telegram checks and answers with its words. Like Telegram it
 * knows no keys: what is sent twice is there twice, and nothing tells what a channel holds.
 */
public final class TelegramStandIn extends NetworkStandIn {

    /** A private channel in which every bot may post and nobody reads. */
    public static final String STAGING = "-1009000000001";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TOKEN = Pattern.compile("[0-9]+:[A-Za-z0-9_-]+");
    private static final int TEXT = 4_096;
    private static final int CAPTION = 1_024;
    private static final int LARGEST_PHOTO = 10_000_000;
    private static final int LARGEST_FILE = 50_000_000;
    private static final int FIRST_CHANNEL = 1_000_000_000;
    private static final int CHANNELS = 1_000_000_000;

    private record Update(long id, StandInPost post, long reactions) {}

    private final Map<String, Integer> lastNumbers = new ConcurrentHashMap<>();
    private final Map<String, Long> told = new HashMap<>();
    private final List<Update> updates = new ArrayList<>();
    private long lastUpdate = 10_000;

    public TelegramStandIn(StandInOptions options) {
        super("telegram", "Telegram", options);
    }

    /** A server that is already listening. */
    public static TelegramStandIn started(StandInOptions options) {
        TelegramStandIn standIn = new TelegramStandIn(options);
        standIn.start();
        return standIn;
    }

    /** The number of the channel with that name. */
    public static long chatId(String handle) {
        return Long.parseLong("-100" + (FIRST_CHANNEL + Math.floorMod(handle.hashCode(), CHANNELS)));
    }

    /** Where people read a post of a channel. */
    public String address(StandInPost post) {
        return url() + permalinkPath(post);
    }

    @Override
    protected Optional<StandInAnswer> answer(StandInCall call) {
        return switch (call.operation()) {
            case "page.post" -> Optional.of(postPage(shown(call.pathPieceFromEnd(1), call.pathPieceFromEnd(0))));
            case "page.profile" -> Optional.of(profilePage(call.pathPieceFromEnd(0)));
            default -> Optional.of(forBot(call));
        };
    }

    private StandInAnswer forBot(StandInCall call) {
        String token = call.pathPieceFromEnd(1).substring("bot".length());
        if (!TOKEN.matcher(token).matches()) {
            return StandInAnswer.file("send-404-not-found.json");
        }
        if (accounts().isRevoked(token)) {
            return revoked();
        }
        String handle = accounts().handleOf(token);
        return switch (call.operation()) {
            case "send", "send.upload" -> send(handle, call);
            case "deleteMessages" -> delete(handle, call);
            case "editMessage" -> edit(handle, call);
            case "getChatMemberCount" ->
                isChannel(handle, call.query("chat_id"))
                        ? ok(JSON.getNodeFactory().numberNode(followers(handle)))
                        : StandInAnswer.file("send-400-chat-not-found.json");
            case "getUpdates" -> updates(handle, call);
            default -> throw new IllegalStateException("Unknown operation " + call.operation());
        };
    }

    /** Numbers it does not know are skipped. */
    private synchronized StandInAnswer delete(String handle, StandInCall call) {
        for (JsonNode number : call.json().path("message_ids")) {
            StandInPost post = shown(handle, number.asString());
            if (post != null && post.at().plus(Duration.ofHours(48)).isBefore(now())) {
                return StandInAnswer.json(400, error(400, "Bad Request: message can't be deleted"));
            }
            if (post != null) {
                memory().remove(post.id());
            }
        }
        return ok(JSON.getNodeFactory().booleanNode(true));
    }

    private synchronized StandInAnswer edit(String handle, StandInCall call) {
        JsonNode fields = call.json();
        StandInPost post = shown(handle, fields.path("message_id").asString());
        String words = fields.path("text").asString(fields.path("caption").asString(""));
        if (post == null) {
            return StandInAnswer.json(400, error(400, "Bad Request: message to edit not found"));
        }
        if (post.text().equals(words)) {
            return StandInAnswer.json(
                    400,
                    error(
                            400,
                            "Bad Request: message is not modified: specified new message content is exactly the same"));
        }
        memory().change(post.saying(words));
        return ok(message(
                        Long.toString(chatId(handle)),
                        handle,
                        fields.path("message_id").asInt())
                .put("text", words));
    }

    private synchronized StandInAnswer send(String handle, StandInCall call) {
        Fields fields = Fields.of(call);
        String chat = fields.text("chat_id");
        if (STAGING.equals(chat)) {
            return hand(handle, fields, call);
        }
        if (!isChannel(handle, chat)) {
            boolean somebodyElses =
                    chat.startsWith("@") && !memory().posts(chat.substring(1)).isEmpty();
            return StandInAnswer.file(somebodyElses ? "send-403-not-member.json" : "send-400-chat-not-found.json");
        }
        return switch (call.pathPieceFromEnd(0)) {
            case "sendMessage" -> sendMessage(handle, fields, call);
            case "sendMediaGroup" -> sendAlbum(handle, fields, call);
            default -> sendFile(handle, fields, call);
        };
    }

    private StandInAnswer sendMessage(String handle, Fields fields, StandInCall call) {
        String text = fields.text("text").strip();
        StandInAnswer refusal = refusal(text, fields.json("entities"), TEXT, "send-400-too-long.json");
        if (text.isEmpty()) {
            return StandInAnswer.file("send-400-empty.json");
        }
        return refusal != null ? refusal : post(handle, text, List.of(), fields, call);
    }

    private StandInAnswer sendFile(String handle, Fields fields, StandInCall call) {
        String kind = kindOf(call);
        String caption = fields.text("caption").strip();
        StandInAnswer refusal = refusal(caption, fields.json("caption_entities"), CAPTION, "send-400-caption.json");
        if (refusal != null) {
            return refusal;
        }
        Optional<StandInMedia> media = media(handle, kind, fields.text(kind), kind, call);
        if (media.isEmpty()) {
            return StandInAnswer.file("send-400-file-id.json");
        }
        return tooLarge(media.get())
                ? StandInAnswer.file("send-400-file-size.json")
                : post(handle, caption, List.of(media.get()), fields, call);
    }

    private StandInAnswer sendAlbum(String handle, Fields fields, StandInCall call) {
        JsonNode items = fields.json("media");
        if (items.size() < 2 || items.size() > 10) {
            return StandInAnswer.json(400, error(400, "Bad Request: wrong number of items in the album"));
        }
        List<StandInMedia> media = new ArrayList<>();
        for (JsonNode item : items) {
            String type = item.path("type").asString("");
            if (!type.equals("photo") && !type.equals("video")) {
                return StandInAnswer.json(400, error(400, "Bad Request: unsupported album item"));
            }
            String given = item.path("media").asString("");
            String part = given.startsWith("attach://") ? given.substring("attach://".length()) : "";
            Optional<StandInMedia> each = media(handle, type, given, part, call);
            if (each.isEmpty()) {
                return StandInAnswer.file("send-400-file-id.json");
            }
            media.add(each.get());
        }
        String caption = items.path(0).path("caption").asString("").strip();
        StandInAnswer refusal =
                refusal(caption, items.path(0).path("caption_entities"), CAPTION, "send-400-caption.json");
        return refusal != null ? refusal : post(handle, caption, media, fields, call);
    }

    /** Keeps a file that is sent to the staging channel and tells what it is called. */
    private StandInAnswer hand(String handle, Fields fields, StandInCall call) {
        String kind = kindOf(call);
        StandInMedia media = media(handle, kind, fields.text(kind), kind, call).orElseThrow();
        if (tooLarge(media)) {
            return StandInAnswer.file("send-400-file-size.json");
        }
        ObjectNode message = message(STAGING, "staging", number("staging", 1));
        describe(message, media);
        return ok(message);
    }

    private static @Nullable StandInAnswer refusal(String text, JsonNode marks, int most, String tooLong) {
        if (text.codePointCount(0, text.length()) > most) {
            return StandInAnswer.file(tooLong);
        }
        for (JsonNode mark : marks) {
            int from = mark.path("offset").asInt(-1);
            int to = from + mark.path("length").asInt(0);
            boolean within = from >= 0 && to > from && to <= text.length();
            if (!within || !text.substring(from, to).equals(mark.path("url").asString(""))) {
                return StandInAnswer.file("send-400-entities.json");
            }
        }
        return null;
    }

    /** A file that comes with the call, or one handed over before by the same bot. */
    private Optional<StandInMedia> media(String handle, String kind, String given, String part, StandInCall call) {
        byte[] bytes = part.isEmpty() ? new byte[0] : call.partBytes(part);
        if (bytes.length == 0) {
            return memory().media(given).filter(each -> each.account().equals(handle));
        }
        String id = kind.toUpperCase(java.util.Locale.ROOT).charAt(0) + "gAC" + memory().nextId(now().toEpochMilli());
        StandInMedia media = new StandInMedia(id, handle, call.partType(part), "", bytes.length);
        memory().add(media, bytes);
        return Optional.of(media);
    }

    private static boolean tooLarge(StandInMedia media) {
        return media.size() > (media.isVideo() ? LARGEST_FILE : LARGEST_PHOTO);
    }

    private static String kindOf(StandInCall call) {
        return call.pathPieceFromEnd(0).substring("send".length()).toLowerCase(java.util.Locale.ROOT);
    }

    private StandInAnswer post(String handle, String text, List<StandInMedia> media, Fields fields, StandInCall call) {
        JsonNode answered = fields.json("reply_parameters").path("message_id");
        StandInPost parent = answered.isMissingNode() ? null : shown(handle, answered.asString());
        if (!answered.isMissingNode() && parent == null) {
            return StandInAnswer.file("send-400-reply.json");
        }
        int messages = Math.max(1, media.size());
        int first = number(handle, messages);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            numbers.add(Integer.toString(first + i));
        }
        StandInPost post = new StandInPost(
                chatId(handle) + ":" + String.join("+", numbers),
                handle,
                text,
                null,
                media,
                parent == null ? null : parent.id(),
                now(),
                call.json().isObject() ? call.body() : text);
        memory().add(post);
        ArrayNode all = JSON.createArrayNode();
        for (int i = 0; i < messages; i++) {
            ObjectNode message = message(Long.toString(chatId(handle)), handle, first + i);
            if (!media.isEmpty()) {
                describe(message, media.get(i));
            }
            all.add(message.put(media.isEmpty() ? "text" : "caption", i == 0 ? text : ""));
        }
        return ok(call.pathPieceFromEnd(0).equals("sendMediaGroup") ? all : all.path(0));
    }

    private ObjectNode message(String chat, String username, int number) {
        ObjectNode message = JSON.createObjectNode().put("message_id", number).put("date", now().getEpochSecond());
        message.putObject("chat")
                .put("id", Long.parseLong(chat))
                .put("title", username)
                .put("username", username)
                .put("type", "channel");
        return message;
    }

    private static void describe(ObjectNode message, StandInMedia media) {
        if (media.isVideo()) {
            message.putObject("video").put("file_id", media.id());
        } else if (media.contentType().equals("image/gif")) {
            message.putObject("animation").put("file_id", media.id());
        } else {
            ArrayNode sizes = message.putArray("photo");
            sizes.addObject().put("file_id", "small-" + media.id()).put("width", 90);
            sizes.addObject().put("file_id", media.id()).put("width", 1_280);
        }
    }

    private int number(String handle, int messages) {
        int last = lastNumbers.computeIfAbsent(
                handle,
                name -> memory().posts(name).stream()
                        .flatMap(post -> numbers(post).stream())
                        .mapToInt(Integer::parseInt)
                        .max()
                        .orElse(0));
        lastNumbers.put(handle, last + messages);
        return last + 1;
    }

    private static boolean isChannel(String handle, @Nullable String chat) {
        return chat != null && (chat.equalsIgnoreCase("@" + handle) || chat.equals(Long.toString(chatId(handle))));
    }

    private static List<String> numbers(StandInPost post) {
        return List.of(post.id().substring(post.id().indexOf(':') + 1).split("\\+"));
    }

    private @Nullable StandInPost shown(String handle, String number) {
        return memory().posts(handle).stream()
                .filter(post -> numbers(post).contains(number))
                .findFirst()
                .orElse(null);
    }

    /** Tells each change of a post's reactions once, until it was acknowledged by asking for a later one. */
    private synchronized StandInAnswer updates(String handle, StandInCall call) {
        long from = Long.parseLong(Optional.ofNullable(call.query("offset")).orElse("0"));
        updates.removeIf(update -> update.id() < from);
        for (StandInPost post : memory().posts(handle)) {
            long reactions = figure(post, "reactions", 60);
            if (reactions != told.getOrDefault(post.id(), 0L)) {
                told.put(post.id(), reactions);
                updates.add(new Update(++lastUpdate, post, reactions));
            }
        }
        ArrayNode answer = JSON.createArrayNode();
        updates.stream().limit(100).forEach(update -> answer.add(update(update)));
        return ok(answer);
    }

    private ObjectNode update(Update update) {
        ObjectNode told = JSON.createObjectNode().put("update_id", update.id());
        ObjectNode count = message(
                Long.toString(chatId(update.post().account())),
                update.post().account(),
                Integer.parseInt(numbers(update.post()).getFirst()));
        ArrayNode reactions = count.putArray("reactions");
        reaction(reactions, "👍", update.reactions() - update.reactions() / 3);
        reaction(reactions, "🔥", update.reactions() / 3);
        told.set("message_reaction_count", count);
        return told;
    }

    private static void reaction(ArrayNode reactions, String emoji, long count) {
        if (count > 0) {
            ObjectNode reaction = reactions.addObject().put("total_count", count);
            reaction.putObject("type").put("type", "emoji").put("emoji", emoji);
        }
    }

    private static StandInAnswer ok(JsonNode result) {
        ObjectNode answer = JSON.createObjectNode().put("ok", true);
        answer.set("result", result);
        return StandInAnswer.json(answer);
    }

    private static String error(int code, String description) {
        return JSON.createObjectNode()
                .put("ok", false)
                .put("error_code", code)
                .put("description", description)
                .toString();
    }

    @Override
    protected StandInAnswer rateLimited(@Nullable Instant until) {
        ObjectNode refusal = JSON.createObjectNode()
                .put("ok", false)
                .put("error_code", 429)
                .put("description", "Too Many Requests: retry after 300");
        if (until == null) {
            return StandInAnswer.json(429, refusal.toString());
        }
        long seconds = Duration.between(now(), until).toSeconds();
        refusal.putObject("parameters").put("retry_after", seconds);
        return StandInAnswer.json(429, refusal.toString()).header("Retry-After", Long.toString(seconds));
    }

    @Override
    protected StandInAnswer revoked() {
        return StandInAnswer.file("send-401-unauthorized.json");
    }

    @Override
    protected String permalinkPath(StandInPost post) {
        return "/" + post.account() + "/" + numbers(post).getFirst();
    }

    @Override
    protected String profilePath(String handle) {
        return "/" + handle;
    }

    /** Fields of a call, whether they came as JSON or as a form. */
    private record Fields(Map<String, JsonNode> values) {

        static Fields of(StandInCall call) {
            Map<String, JsonNode> values = new LinkedHashMap<>();
            if (call.request().isMultipart()) {
                for (var part : call.request().getParts()) {
                    if (part.getHeader("Content-Disposition").firstValue().contains("filename=")) {
                        continue;
                    }
                    values.put(
                            part.getName(),
                            JSON.getNodeFactory().stringNode(part.getBody().asString()));
                }
            } else {
                values.putAll(call.json().properties().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
            }
            return new Fields(values);
        }

        String text(String name) {
            JsonNode value = values.get(name);
            return value == null ? "" : value.asString();
        }

        /** A list or object; in a form it is written as text. */
        JsonNode json(String name) {
            JsonNode value = values.get(name);
            if (value == null) {
                return JSON.missingNode();
            }
            return value.isString() ? JSON.readTree(value.asString()) : value;
        }
    }
}
