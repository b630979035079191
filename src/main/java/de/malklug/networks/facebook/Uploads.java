/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.GraphAnswers;
import de.malklug.networks.graph.GraphApi;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import okhttp3.MultipartBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bytes of a video: at once for a reel, in the pieces Facebook asks for otherwise. Nobody sees any of it. */
final class Uploads {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KIND = "kind";
    private static final String REEL = "reel";
    private static final String ADDRESS = "upload-address";
    private static final String SESSION = "upload-session";
    private static final String FROM = "from";
    private static final String TO = "to";

    private final GraphApi api;
    private final FacebookSettings settings;
    private final FacebookAnswers answers;
    private final Course course;

    Uploads(GraphApi api, FacebookSettings settings, FacebookAnswers answers, Course course) {
        this.api = api;
        this.settings = settings;
        this.answers = answers;
        this.course = course;
    }

    PublishOutcome start(PublishRequest request, Checkpoint at) {
        Message.Media video = video(request);
        boolean reel = Reels.isReel(video, settings.limits());
        ObjectNode content = JSON.createObjectNode().put("upload_phase", "start");
        if (!reel) {
            content.put("file_size", video.size());
        }
        HttpResult result = api.send(
                request.account(),
                api.post(request.account(), Course.page(request.account()) + (reel ? "/video_reels" : "/videos"))
                        .json(content));
        Checkpoint kind = at.with(KIND, reel ? REEL : "video");
        return begun(result)
                .flatMap(told -> reel ? reelBegun(kind, told) : videoBegun(kind, told))
                .<PublishOutcome>map(course::next)
                .orElseGet(() -> answers.notDone(result));
    }

    private static Optional<JsonNode> begun(HttpResult result) {
        return result.received()
                .filter(answer -> answer.isSuccess())
                .map(answer -> answer.json())
                .filter(told -> GraphAnswers.text(told.path("video_id")) != null);
    }

    private Optional<Checkpoint> reelBegun(Checkpoint at, JsonNode told) {
        String id = Objects.requireNonNull(GraphAnswers.text(told.path("video_id")));
        String address = address(GraphAnswers.text(told.path("upload_url")), id);
        return Optional.of(at.with(Course.POST, id).with(ADDRESS, address).thenRepeatable(Course.BYTES));
    }

    private static Optional<Checkpoint> videoBegun(Checkpoint at, JsonNode told) {
        String session = GraphAnswers.text(told.path("upload_session_id"));
        String id = Objects.requireNonNull(GraphAnswers.text(told.path("video_id")));
        return session == null
                ? Optional.empty()
                : piece(at.with(Course.POST, id).with(SESSION, session), told);
    }

    /** What Facebook wants next; the end once there is nothing more. */
    private static Optional<Checkpoint> piece(Checkpoint at, JsonNode told) {
        long from = told.path("start_offset").asLong(-1);
        long to = told.path("end_offset").asLong(-1);
        if (from < 0 || to < from) {
            return Optional.empty();
        }
        Checkpoint known = at.with(FROM, Long.toString(from)).with(TO, Long.toString(to));
        return Optional.of(from == to ? known.thenIrreversible(Course.FINISH) : known.thenRepeatable(Course.BYTES));
    }

    PublishOutcome bytes(PublishRequest request, Checkpoint at) {
        return isReel(at) ? reelBytes(request, at) : videoPiece(request, at);
    }

    private PublishOutcome reelBytes(PublishRequest request, Checkpoint at) {
        Message.Media video = video(request);
        URI address = URI.create(at.require(ADDRESS));
        HttpCall call = HttpCall.post(address.resolve("/"), address.getRawPath())
                .header(
                        "Authorization",
                        "OAuth " + GraphApi.token(request.account()).reveal())
                .carrying(GraphApi.token(request.account()))
                .header("offset", "0")
                .header("file_size", Long.toString(video.size()))
                .file(request.media().fileOf(video), "application/octet-stream");
        HttpResult result = api.send(request.account(), call);
        return GraphAnswers.isSuccess(result)
                ? course.next(course.waiting(at.thenRepeatable(Course.UPLOADED)))
                : orAnew(at, result);
    }

    private PublishOutcome videoPiece(PublishRequest request, Checkpoint at) {
        Message.Media video = video(request);
        long from = Long.parseLong(at.require(FROM));
        long length = Math.min(Long.parseLong(at.require(TO)), video.size()) - from;
        HttpResult result = api.send(
                request.account(),
                api.post(request.account(), Course.page(request.account()) + "/videos")
                        .multipart(new MultipartBody.Builder()
                                .setType(MultipartBody.FORM)
                                .addFormDataPart("upload_phase", "transfer")
                                .addFormDataPart("upload_session_id", at.require(SESSION))
                                .addFormDataPart("start_offset", Long.toString(from))
                                .addFormDataPart(
                                        "video_file_chunk",
                                        "piece",
                                        new FileSlice(request.media().fileOf(video), from, length))
                                .build()));
        return result.received()
                .flatMap(answer -> answer.isSuccess()
                        ? piece(at, answer.json())
                        : errorData(answer.json().path("error").path("error_data"))
                                .flatMap(told -> piece(at, told))
                                .filter(next -> !next.equals(at)))
                .<PublishOutcome>map(course::next)
                .orElseGet(() -> orAnew(at, result));
    }

    /** Where a piece failed Facebook may say which one it wants instead, as an object or as text that holds one. */
    private static Optional<JsonNode> errorData(JsonNode told) {
        if (!told.isString()) {
            return Optional.of(told).filter(JsonNode::isObject);
        }
        try {
            return Optional.of(JSON.readTree(told.asString())).filter(JsonNode::isObject);
        } catch (JacksonException noObject) {
            return Optional.empty();
        }
    }

    /** An upload Facebook no longer knows is begun again. */
    private PublishOutcome orAnew(Checkpoint at, HttpResult result) {
        return FacebookAnswers.isNotVisible(result)
                ? anew(at).orElseGet(() -> answers.notDone(result))
                : answers.notDone(result);
    }

    /** Begins the upload again, under another id; empty if that was done too often. */
    Optional<PublishOutcome> anew(Checkpoint at) {
        return course.again(at.thenRepeatable(Course.START), "upload", settings.videoTries(), settings.pollInterval())
                .map(again -> again);
    }

    static boolean isReel(Checkpoint at) {
        return REEL.equals(at.get(KIND));
    }

    /** What ends the upload and makes the video public. */
    HttpCall finish(PublishRequest request, Checkpoint at) {
        ConnectedAccount account = request.account();
        Message.Part part = request.message().first();
        ObjectNode content =
                JSON.createObjectNode().put("upload_phase", "finish").put("description", FacebookText.message(part));
        String title = request.message().title();
        if (title != null) {
            content.put("title", title);
        }
        if (isReel(at)) {
            content.put("video_id", at.require(Course.POST)).put("video_state", "PUBLISHED");
            return api.post(account, Course.page(account) + "/video_reels").json(content);
        }
        content.put("upload_session_id", at.require(SESSION));
        return api.post(account, Course.page(account) + "/videos").json(content);
    }

    private static Message.Media video(PublishRequest request) {
        return request.message().first().media().stream()
                .filter(Message.Media::isVideo)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No video to upload"));
    }

    /** Facebook's own address if it leads to the configured host and holds no credential, else the documented one. */
    private String address(@Nullable String told, String video) {
        URI ours = settings.uploadAddress();
        try {
            URI theirs = told == null ? null : new URI(told);
            if (theirs != null
                    && theirs.getQuery() == null
                    && theirs.getUserInfo() == null
                    && theirs.getPort() == ours.getPort()
                    && Objects.equals(theirs.getScheme(), ours.getScheme())
                    && Objects.equals(theirs.getHost(), ours.getHost())) {
                return theirs.toString();
            }
        } catch (URISyntaxException unreadable) {
            // as if Facebook had told none
        }
        return ours + "/video-upload/" + settings.version() + "/" + HttpCall.piece(video);
    }
}
