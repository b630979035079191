/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import static de.malklug.networks.PublishOutcome.Cause.BUSY;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.tiktok.TikTokCalls.Reply;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Begins a video. Nothing can be posted before its last byte is there, so a lost answer costs nothing. */
final class InitStep implements Step {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private final TikTokCalls calls;
    private final Sessions sessions;
    private final TikTokAnswers answers;
    private final TikTokSettings settings;
    private final Pieces pieces;
    private final Course course;

    InitStep(
            TikTokCalls calls,
            Sessions sessions,
            TikTokAnswers answers,
            TikTokSettings settings,
            Pieces pieces,
            Course course) {
        this.calls = calls;
        this.sessions = sessions;
        this.answers = answers;
        this.settings = settings;
        this.pieces = pieces;
        this.course = course;
    }

    @Override
    public PublishOutcome take(PublishRequest request, Checkpoint from) {
        long size = Course.video(request).size();
        ObjectNode body = JSON.createObjectNode();
        if (!settings.post().inbox()) {
            body.set("post_info", postInfo(request, from));
        }
        body.putObject("source_info")
                .put("source", "FILE_UPLOAD")
                .put("video_size", size)
                .put("chunk_size", pieces.size(size))
                .put("total_chunk_count", pieces.count(size));
        String path = settings.post().inbox() ? "/v2/post/publish/inbox/video/init/" : "/v2/post/publish/video/init/";
        return switch (calls.begin(request.account(), path, body)) {
            case Reply.NotAllowed no -> no.outcome();
            case Reply.Made made -> begun(made.result(), request, from, size);
        };
    }

    private PublishOutcome begun(HttpResult result, PublishRequest request, Checkpoint from, long size) {
        Optional<JsonNode> data = TikTokAnswers.data(result);
        if (data.isEmpty()) {
            return answers.refused(result);
        }
        String publishId = data.get().path("publish_id").asString("");
        Optional<HttpUrl> address = acceptable(data.get().path("upload_url").asString(""), request.account());
        if (publishId.isEmpty() || address.isEmpty()) {
            return new Deferred(BUSY, null, "no-upload-address");
        }
        Secret secret = new Secret(address.get().toString());
        if (!sessions.keep(request.account(), request.key(), publishId, secret)) {
            return new Deferred(BUSY, null, "upload-not-kept");
        }
        Checkpoint at = course.begun(from, publishId).with(Course.OFFSET, "0");
        return course.next(
                pieces.count(size) == 1 ? at.thenIrreversible(Course.LAST) : at.thenRepeatable(Course.BYTES));
    }

    /** Bytes go to TikTok's own hosts over https only; over plain http on this machine, if the API is there too. */
    private Optional<HttpUrl> acceptable(String named, ConnectedAccount account) {
        HttpUrl address = HttpUrl.parse(named);
        HttpUrl server = HttpUrl.get(account.server().toString());
        if (address == null || !address.username().isEmpty()) {
            return Optional.empty();
        }
        boolean known = address.host().equals(server.host())
                || settings.uploadDomains().stream()
                        .anyMatch(domain ->
                                address.host().equals(domain) || address.host().endsWith("." + domain));
        boolean safe = address.isHttps() || LOOPBACK.contains(address.host()) && LOOPBACK.contains(server.host());
        return known && safe ? Optional.of(address) : Optional.empty();
    }

    private ObjectNode postInfo(PublishRequest request, Checkpoint at) {
        return JSON.createObjectNode()
                .put("title", TikTokLimits.text(request.message()))
                .put("privacy_level", at.require(Course.PRIVACY))
                .put("disable_duet", !Boolean.parseBoolean(at.get(Course.DUET)))
                .put("disable_comment", !Boolean.parseBoolean(at.get(Course.COMMENTS)))
                .put("disable_stitch", !Boolean.parseBoolean(at.get(Course.STITCH)))
                .put("brand_content_toggle", settings.post().paidPartnership())
                .put("brand_organic_toggle", settings.post().ownBusiness())
                .put("is_aigc", settings.post().generated());
    }
}
