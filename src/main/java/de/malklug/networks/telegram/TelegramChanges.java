/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.ChangeOutcome;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.RemotePost;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes and deletes messages. A bot may delete for 48 hours only. See
 * <a href="https://core.telegram.org/bots/api#updating-messages">core.telegram.org/bots/api</a>.
 */
final class TelegramChanges {

    private final NetworkHttp http;
    private final TelegramSettings settings;
    private final TelegramAnswers answers;

    TelegramChanges(NetworkHttp http, TelegramSettings settings, TelegramAnswers answers) {
        this.http = http;
        this.settings = settings;
        this.answers = answers;
    }

    ChangeOutcome remove(ConnectedAccount account, RemotePost post) {
        return ChangeOutcome.forEach(post.lastFirst(), id -> {
            Optional<Sent.Place> place = Sent.Place.of(id);
            if (place.isEmpty()) {
                return numberUnknown();
            }
            ObjectNode fields =
                    TelegramCalls.object().put("chat_id", place.get().chat());
            ArrayNode numbers = fields.putArray("message_ids");
            place.get().numbers().forEach(number -> numbers.add(Long.parseLong(number)));
            return outcome(
                    http.send(TelegramCalls.post(account, "deleteMessages").json(fields)), "to delete not found");
        });
    }

    ChangeOutcome edit(ConnectedAccount account, RemotePost post, Message message) {
        Optional<Sent.Place> place = Sent.Place.of(post.id());
        if (place.isEmpty()) {
            return numberUnknown();
        }
        Message.Part part = message.first();
        TelegramText text = TelegramText.of(part);
        boolean caption = !part.media().isEmpty();
        if (caption && text.length() > settings.limits().caption()) {
            return ChangeOutcome.refused(Reason.CONTENT, "caption-too-long", "");
        }
        ObjectNode fields = TelegramCalls.object()
                .put("chat_id", place.get().chat())
                .put("message_id", Long.parseLong(place.get().numbers().getFirst()))
                .put(caption ? "caption" : "text", text.text());
        if (!text.marks().isEmpty()) {
            text.writeMarks(fields.putArray(caption ? "caption_entities" : "entities"));
        }
        String method = caption ? "editMessageCaption" : "editMessageText";
        return outcome(http.send(TelegramCalls.post(account, method).json(fields)), "is not modified");
    }

    /**
     * @param alreadySo words of a refusal that says that it is as wanted: delete-400-not-found.json, edit-400-same.json
     */
    private ChangeOutcome outcome(HttpResult result, String alreadySo) {
        return TelegramAnswers.result(result).isPresent() || TelegramAnswers.says(result, alreadySo)
                ? new ChangeOutcome.Done()
                : ChangeOutcome.of(answers.notDone(result));
    }

    private static ChangeOutcome numberUnknown() {
        return ChangeOutcome.refused(Reason.OTHER, "number-unknown", "");
    }
}
