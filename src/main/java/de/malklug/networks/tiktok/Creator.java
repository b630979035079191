/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.tiktok.TikTokCalls.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a creator may post just now. TikTok's guidelines ask for it before every post.
 *
 * @param name under which the creator's page is
 * @param privacy who may be allowed to see a post
 * @param longest the longest video; zero if TikTok does not say
 */
record Creator(String name, List<String> privacy, boolean comments, boolean duet, boolean stitch, Duration longest) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Creator {
        privacy = List.copyOf(privacy);
    }

    /** What TikTok answers when asked about a creator. */
    sealed interface Told {

        record Known(Creator creator) implements Told {}

        record Nothing(PublishOutcome outcome) implements Told {}
    }

    static Told ask(ConnectedAccount account, TikTokCalls calls, TikTokAnswers answers) {
        Reply reply = calls.ask(account, "/v2/post/publish/creator_info/query/", JSON.createObjectNode());
        return switch (reply) {
            case Reply.NotAllowed no -> new Told.Nothing(no.outcome());
            case Reply.Made made -> {
                Optional<JsonNode> data = TikTokAnswers.data(made.result());
                yield data.isPresent()
                        ? new Told.Known(of(data.get()))
                        : new Told.Nothing(answers.refused(made.result()));
            }
        };
    }

    private static Creator of(JsonNode data) {
        List<String> privacy = new ArrayList<>();
        data.path("privacy_level_options").forEach(option -> privacy.add(option.asString("")));
        return new Creator(
                data.path("creator_username").asString(""),
                privacy,
                !data.path("comment_disabled").asBoolean(false),
                !data.path("duet_disabled").asBoolean(false),
                !data.path("stitch_disabled").asBoolean(false),
                Duration.ofSeconds(data.path("max_video_post_duration_sec").asLong(0)));
    }
}
