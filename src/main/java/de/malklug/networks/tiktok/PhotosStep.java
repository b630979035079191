/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.tiktok.TikTokCalls.Reply;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Names the photos, which TikTok then fetches and posts by itself: so this must not be done twice. */
final class PhotosStep implements Step {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TikTokCalls calls;
    private final Sessions sessions;
    private final TikTokAnswers answers;
    private final TikTokSettings.Post settings;
    private final Course course;

    PhotosStep(
            TikTokCalls calls, Sessions sessions, TikTokAnswers answers, TikTokSettings.Post settings, Course course) {
        this.calls = calls;
        this.sessions = sessions;
        this.answers = answers;
        this.settings = settings;
        this.course = course;
    }

    @Override
    public PublishOutcome take(PublishRequest request, Checkpoint from) {
        ObjectNode body = JSON.createObjectNode()
                .put("media_type", "PHOTO")
                .put("post_mode", settings.inbox() ? "MEDIA_UPLOAD" : "DIRECT_POST");
        body.set("post_info", postInfo(request, from));
        ArrayNode photos = body.putObject("source_info")
                .put("source", "PULL_FROM_URL")
                .put("photo_cover_index", 0)
                .putArray("photo_images");
        for (Message.Media photo : request.message().first().media()) {
            URI link = request.media().linkTo(photo);
            if (link == null) {
                return new Rejected(
                        Reason.CONFIGURATION,
                        "public-address",
                        "TikTok fetches photos; malklug.public-address is not set");
            }
            photos.add(link.toString());
        }
        return switch (calls.begin(request.account(), "/v2/post/publish/content/init/", body)) {
            case Reply.NotAllowed no -> no.outcome();
            case Reply.Made made -> begun(made.result(), request, from);
        };
    }

    private PublishOutcome begun(HttpResult result, PublishRequest request, Checkpoint from) {
        Optional<JsonNode> data = TikTokAnswers.data(result);
        if (data.isEmpty()) {
            return answers.refusedOrUnclear(result);
        }
        String publishId = data.get().path("publish_id").asString("");
        if (publishId.isEmpty()) {
            return new Unconfirmed("A success without a publish_id");
        }
        sessions.keep(request.account(), request.key(), publishId, null);
        return course.next(
                course.begun(from, publishId).with(Course.COMPLETE, "yes").thenRepeatable(Course.STATUS));
    }

    private ObjectNode postInfo(PublishRequest request, Checkpoint at) {
        ObjectNode info = JSON.createObjectNode();
        String title = request.message().title();
        if (title != null && !title.isBlank()) {
            info.put("title", title.strip());
        }
        return info.put("description", TikTokLimits.text(request.message()))
                .put("privacy_level", at.require(Course.PRIVACY))
                .put("disable_comment", !Boolean.parseBoolean(at.get(Course.COMMENTS)))
                .put("auto_add_music", settings.music())
                .put("brand_content_toggle", settings.paidPartnership())
                .put("brand_organic_toggle", settings.ownBusiness());
    }
}
