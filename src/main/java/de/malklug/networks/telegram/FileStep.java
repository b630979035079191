/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Hands one file over to the staging chat, where only staff see it, and keeps what Telegram calls it. May be repeated. */
final class FileStep {

    private final NetworkHttp http;
    private final TelegramSettings settings;
    private final TelegramAnswers answers;
    private final Course course;

    FileStep(NetworkHttp http, TelegramSettings settings, TelegramAnswers answers, Course course) {
        this.http = http;
        this.settings = settings;
        this.answers = answers;
        this.course = course;
    }

    PublishOutcome take(PublishRequest request, Checkpoint at) {
        Piece piece = course.piece(request, at);
        int position = Course.nextFile(piece, at);
        Message.Media media = piece.media().get(position);
        FileKind kind = FileKind.of(media);
        ObjectNode fields = TelegramCalls.object()
                .put("chat_id", TelegramCalls.chat(Objects.requireNonNull(settings.stagingChat())))
                .put("disable_notification", true);
        HttpCall call = TelegramCalls.post(request.account(), kind.method())
                .multipart(new Form(fields)
                        .with(kind.field(), request.media().fileOf(media), media)
                        .body());
        HttpResult result = http.send(call);
        return TelegramAnswers.result(result)
                .flatMap(message -> fileId(message.path(kind.field())))
                .<PublishOutcome>map(file -> course.handedOver(piece, at, position, file))
                .orElseGet(() -> answers.notDone(result));
    }

    /** Of a picture Telegram keeps several sizes, the largest last. */
    private static Optional<String> fileId(JsonNode file) {
        JsonNode largest = file.isArray() && !file.isEmpty() ? file.path(file.size() - 1) : file;
        String id = largest.path("file_id").asString("");
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }
}
