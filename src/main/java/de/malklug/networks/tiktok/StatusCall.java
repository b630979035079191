/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.tiktok.TikTokCalls.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks what became of a publication. */
final class StatusCall {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TikTokCalls calls;
    private final TikTokAnswers answers;

    StatusCall(TikTokCalls calls, TikTokAnswers answers) {
        this.calls = calls;
        this.answers = answers;
    }

    /** What TikTok answers. */
    sealed interface Told {

        /**
         * @param status for example {@code PROCESSING_UPLOAD}
         * @param failReason why it failed; empty otherwise
         * @param uploadedBytes how much TikTok has; -1 if it does not say
         * @param postIds public posts that came of it; empty for others, and until moderation has ended
         */
        record Known(String status, String failReason, long uploadedBytes, List<String> postIds) implements Told {

            public Known {
                postIds = List.copyOf(postIds);
            }

            boolean isUploading() {
                return status.equals("PROCESSING_UPLOAD");
            }
        }

        /** TikTok does not know the publication, or not for this account. */
        record Unknown(String evidence) implements Told {}

        /** @param outcome what it means for a step that needed to know */
        record Nothing(PublishOutcome outcome) implements Told {}
    }

    Told ask(PublishRequest request, Checkpoint at) {
        JsonNode question = JSON.createObjectNode().put("publish_id", at.require(Course.PUBLISH_ID));
        return switch (calls.ask(request.account(), "/v2/post/publish/status/fetch/", question)) {
            case Reply.NotAllowed no -> new Told.Nothing(no.outcome());
            case Reply.Made made -> read(made.result());
        };
    }

    private Told read(HttpResult result) {
        Optional<JsonNode> data = TikTokAnswers.data(result);
        if (data.isEmpty()) {
            return TikTokAnswers.isUnknownPublication(result)
                    ? new Told.Unknown(
                            result.received().map(TikTokAnswers::evidence).orElse(""))
                    : new Told.Nothing(answers.refused(result));
        }
        JsonNode told = data.get();
        List<String> ids = new ArrayList<>();
        told.path("publicaly_available_post_id").forEach(id -> ids.add(id.asString()));
        told.path("publicly_available_post_id").forEach(id -> ids.add(id.asString()));
        return new Told.Known(
                told.path("status").asString(""),
                told.path("fail_reason").asString(""),
                told.path("uploaded_bytes").asLong(-1),
                ids);
    }
}
