/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import static de.malklug.networks.PublishOutcome.Cause.BUSY;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.youtube.YouTubeCalls.Reply;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens an upload session with everything that is told about the video, which will be private. A session nobody sends bytes
 * to leaves nothing behind, so a lost answer costs nothing. A session this delivery has already is used on.
 */
final class SessionStep implements Step {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final YouTubeCalls calls;
    private final Sessions sessions;
    private final YouTubeAnswers answers;
    private final YouTubeSettings settings;
    private final Course course;

    SessionStep(
            YouTubeCalls calls, Sessions sessions, YouTubeAnswers answers, YouTubeSettings settings, Course course) {
        this.calls = calls;
        this.sessions = sessions;
        this.answers = answers;
        this.settings = settings;
        this.course = course;
    }

    @Override
    public PublishOutcome take(PublishRequest request, Checkpoint from) {
        Message.Media video = Course.video(request).orElse(null);
        if (video == null) {
            return new Rejected(Reason.CONTENT, "no-video", "YouTube takes videos only");
        }
        if (sessions.upload(request.account(), request.key()).isPresent()) {
            return course.next(from.thenRepeatable(Course.LAST).with(Course.LAST_SENT, "perhaps"));
        }
        if (Course.count(from, Course.SESSIONS) >= settings.upload().sessions()) {
            return new Rejected(
                    Reason.OTHER, "upload-session", "Every upload session ended before the video was there");
        }
        HttpCall call = YouTubeCalls.upload(request.account(), "videos")
                .query("uploadType", "resumable")
                .query("part", "id,snippet,status")
                .query("notifySubscribers", Boolean.toString(settings.video().notifySubscribers()))
                .header("X-Upload-Content-Type", video.contentType())
                .header("X-Upload-Content-Length", Long.toString(video.size()))
                .json(metadata(request));
        return switch (calls.send(request.account(), call)) {
            case Reply.NotAllowed no -> no.outcome();
            case Reply.Made made -> opened(made.result(), request, video, from);
        };
    }

    private PublishOutcome opened(HttpResult result, PublishRequest request, Message.Media video, Checkpoint from) {
        if (!(result instanceof Answered answered) || !answered.answer().isSuccess()) {
            return answers.refused(result);
        }
        HttpAnswer answer = answered.answer();
        Optional<HttpUrl> address = acceptable(answer.header("Location"), request.account());
        if (address.isEmpty()) {
            return new Deferred(BUSY, null, "no-session");
        }
        if (!sessions.keep(
                request.account(), request.key(), new Secret(address.get().toString()))) {
            return new Deferred(BUSY, null, "session-not-kept");
        }
        Checkpoint next = Course.oneMore(from, Course.SESSIONS).with(Course.OFFSET, "0");
        boolean inOnePiece = video.size() <= settings.upload().chunk().toBytes();
        return course.next(
                inOnePiece
                        ? next.thenRepeatable(Course.LAST).with(Course.LAST_SENT, "perhaps")
                        : next.thenRepeatable(Course.BYTES));
    }

    /** Bytes go to the API's own hosts over https only; over plain http on this machine, if the API is there too. */
    private Optional<HttpUrl> acceptable(@Nullable String location, ConnectedAccount account) {
        HttpUrl address = location == null ? null : HttpUrl.parse(location);
        HttpUrl server = HttpUrl.get(account.server().toString());
        if (address == null || !address.username().isEmpty()) {
            return Optional.empty();
        }
        boolean known =
                address.host().equals(server.host()) || settings.uploadHosts().contains(address.host());
        boolean safe = address.isHttps() || LOOPBACK.contains(address.host()) && LOOPBACK.contains(server.host());
        return known && safe ? Optional.of(address) : Optional.empty();
    }

    private ObjectNode metadata(PublishRequest request) {
        Message message = request.message();
        ObjectNode video = JSON.createObjectNode();
        ObjectNode snippet = video.putObject("snippet")
                .put("title", YouTubeText.title(message))
                .put("description", YouTubeText.description(message))
                .put("categoryId", settings.video().category())
                .put("defaultLanguage", message.language())
                .put("defaultAudioLanguage", message.language());
        YouTubeText.tags(request, settings.limits().tags()).forEach(snippet.putArray("tags")::add);
        status(video, "private", settings.video());
        return video;
    }

    /** The whole status, because what is left out would be erased. */
    static void status(ObjectNode video, String privacy, YouTubeSettings.Video told) {
        video.putObject("status")
                .put("privacyStatus", privacy)
                .put("selfDeclaredMadeForKids", told.madeForKids())
                .put("containsSyntheticMedia", told.synthetic())
                .put("embeddable", told.embeddable())
                .put("license", told.license())
                .put("publicStatsViewable", told.publicStatistics());
    }
}
