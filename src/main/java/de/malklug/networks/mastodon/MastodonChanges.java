/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import de.malklug.networks.ChangeOutcome;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.RemotePost;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes and deletes statuses. See
 * <a href="https://docs.joinmastodon.org/methods/statuses/#delete">docs.joinmastodon.org/methods/statuses</a>.
 */
final class MastodonChanges {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final NetworkHttp http;
    private final MastodonAnswers answers;

    MastodonChanges(NetworkHttp http, MastodonAnswers answers) {
        this.http = http;
        this.answers = answers;
    }

    ChangeOutcome remove(ConnectedAccount account, RemotePost post) {
        return ChangeOutcome.forEach(post.lastFirst(), id -> {
            HttpResult result = http.send(MastodonCalls.write("DELETE", account, path(id)));
            return MastodonAnswers.entity(result).isPresent() || isGone(result)
                    ? new ChangeOutcome.Done()
                    : ChangeOutcome.of(answers.notDone(result));
        });
    }

    /** Pictures that are not named again would be taken off the status, so they are asked for first. */
    ChangeOutcome edit(ConnectedAccount account, RemotePost post, Message message) {
        HttpResult before = http.send(MastodonCalls.get(account, path(post.id())));
        Optional<JsonNode> present = MastodonAnswers.entity(before);
        if (present.isEmpty()) {
            return isGone(before)
                    ? ChangeOutcome.refused(Reason.DROPPED, "404", "")
                    : ChangeOutcome.of(answers.notDone(before));
        }
        ObjectNode status = JSON.createObjectNode()
                .put("status", message.first().textWithLink())
                .put("language", MastodonText.language(message.language()))
                .put("sensitive", present.get().path("sensitive").asBoolean(false))
                .put("spoiler_text", present.get().path("spoiler_text").asString(""));
        ArrayNode media = status.putArray("media_ids");
        present.get()
                .path("media_attachments")
                .forEach(each -> media.add(each.path("id").asString("")));
        HttpResult result =
                http.send(MastodonCalls.write("PUT", account, path(post.id())).json(status));
        return MastodonAnswers.entity(result).isPresent()
                ? new ChangeOutcome.Done()
                : ChangeOutcome.of(answers.notDone(result));
    }

    private static String path(String id) {
        return "/api/v1/statuses/" + HttpCall.piece(id);
    }

    /** statuses-404-record.json */
    private static boolean isGone(HttpResult result) {
        return result.received().filter(MastodonChanges::isGone).isPresent();
    }

    private static boolean isGone(HttpAnswer answer) {
        return answer.status() == 404 && !answer.isHtml();
    }
}
