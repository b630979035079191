/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes one message public. Not to be repeated: Telegram knows no keys, and a second call is a second message. */
final class SendStep {

    private final NetworkHttp http;
    private final TelegramSettings settings;
    private final TelegramAnswers answers;
    private final Course course;
    private final Pace pace;
    private final Clock clock;

    SendStep(NetworkHttp http, TelegramSettings settings, TelegramAnswers answers, Course course, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.answers = answers;
        this.course = course;
        this.pace = new Pace(settings.pace());
        this.clock = clock;
    }

    PublishOutcome take(PublishRequest request, Checkpoint at) {
        Piece piece = course.piece(request, at);
        String chat = Course.chat(request, at);
        HttpCall call;
        try {
            call = call(request, at, piece, chat);
        } catch (UncheckedIOException gone) {
            return new Rejected(Reason.CONTENT, "media-missing", "");
        }
        Instant now = clock.instant();
        Instant free = pace.next(chat, piece.weight(), now);
        if (free.isAfter(now)) {
            return new Pending(at, free);
        }
        HttpResult result = http.send(call);
        pace.sent(chat, piece.weight(), now);
        return Sent.in(result, chat, request.key())
                .map(sent -> course.sent(request, at, sent))
                .orElseGet(() -> notSent(request, at, result));
    }

    private PublishOutcome notSent(PublishRequest request, Checkpoint at, HttpResult result) {
        String moved = TelegramAnswers.migratedTo(result);
        Optional<Pending> again = Optional.empty();
        if (moved != null) {
            again = Optional.ofNullable(course.movedTo(moved, at));
        } else if (TelegramAnswers.isStaleFile(result)) {
            again = Optional.ofNullable(course.handOverAgain(request, at));
        }
        return again.<PublishOutcome>map(pending -> pending).orElseGet(() -> answers.notPosted(result));
    }

    private HttpCall call(PublishRequest request, Checkpoint at, Piece piece, String chat) {
        ObjectNode fields = TelegramCalls.object();
        if (TelegramCalls.isNumber(chat)) {
            fields.put("chat_id", Long.parseLong(chat));
        } else {
            fields.put("chat_id", chat);
        }
        if (settings.silent()) {
            fields.put("disable_notification", true);
        }
        if (settings.protect()) {
            fields.put("protect_content", true);
        }
        String parent = Course.parent(at);
        if (parent != null) {
            fields.putObject("reply_parameters")
                    .put("message_id", Long.parseLong(parent))
                    .put("allow_sending_without_reply", false);
        }
        return switch (piece.media().size()) {
            case 0 -> TelegramCalls.post(request.account(), "sendMessage").json(message(fields, piece.text()));
            case 1 -> single(request, at, fields, piece);
            default -> album(request, at, fields, piece);
        };
    }

    private ObjectNode message(ObjectNode fields, TelegramText text) {
        fields.put("text", text.text());
        writeMarks(fields, "entities", text);
        if (!settings.preview()) {
            fields.putObject("link_preview_options").put("is_disabled", true);
        } else if (text.link() != null) {
            fields.putObject("link_preview_options").put("url", text.link().toString());
        }
        return fields;
    }

    private static HttpCall single(PublishRequest request, Checkpoint at, ObjectNode fields, Piece piece) {
        Message.Media media = piece.media().getFirst();
        FileKind kind = FileKind.of(media);
        caption(fields, piece.text());
        properties(fields, media);
        HttpCall call = TelegramCalls.post(request.account(), kind.method());
        String known = Course.file(at, 0);
        return known != null
                ? call.json(fields.put(kind.field(), known))
                : call.multipart(new Form(fields)
                        .with(kind.field(), request.media().fileOf(media), media)
                        .body());
    }

    private static HttpCall album(PublishRequest request, Checkpoint at, ObjectNode fields, Piece piece) {
        ArrayNode items = fields.putArray("media");
        List<Message.Media> media = piece.media();
        for (int position = 0; position < media.size(); position++) {
            String known = Course.file(at, position);
            ObjectNode item = items.addObject()
                    .put("type", FileKind.of(media.get(position)).field())
                    .put("media", known != null ? known : "attach://" + name(position));
            properties(item, media.get(position));
            if (position == 0) {
                caption(item, piece.text());
            }
        }
        HttpCall call = TelegramCalls.post(request.account(), "sendMediaGroup");
        if (Course.file(at, 0) != null) {
            return call.json(fields);
        }
        Form form = new Form(fields);
        for (int position = 0; position < media.size(); position++) {
            form.with(name(position), request.media().fileOf(media.get(position)), media.get(position));
        }
        return call.multipart(form.body());
    }

    private static String name(int position) {
        return "p" + (position + 1);
    }

    private static void caption(ObjectNode fields, TelegramText text) {
        if (!text.isEmpty()) {
            fields.put("caption", text.text());
            writeMarks(fields, "caption_entities", text);
        }
    }

    private static void writeMarks(ObjectNode fields, String name, TelegramText text) {
        if (!text.marks().isEmpty()) {
            text.writeMarks(fields.putArray(name));
        }
    }

    private static void properties(ObjectNode fields, Message.Media media) {
        if (media.isVideo()) {
            fields.put("supports_streaming", true);
            putIfKnown(fields, "width", media.width());
            putIfKnown(fields, "height", media.height());
            putIfKnown(fields, "duration", (int) media.duration().toSeconds());
        }
    }

    private static void putIfKnown(ObjectNode fields, String name, int value) {
        if (value > 0) {
            fields.put(name, value);
        }
    }

    /** How it goes on where a person saw the message at this address; empty if it is no address of a message there. */
    Optional<PublishOutcome> seen(PublishRequest request, Checkpoint at, @Nullable URI address) {
        String chat = Course.chat(request, at);
        Optional<Sent> seen = address == null
                ? Optional.of(Sent.somewhere(chat, request.key()))
                : Sent.at(address, settings.webAddress(), chat, request.key());
        return seen.map(sent -> course.sent(request, at, sent));
    }
}
