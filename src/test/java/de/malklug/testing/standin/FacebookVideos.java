/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Videos on their way: begun, uploaded, finished, and public some questions later. */
final class FacebookVideos {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PIECE = 16;

    /** A video nobody sees yet, or that is public. */
    private static final class Video {

        private final String id;
        private final String handle;
        private final long size;
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private int pollsLeft;
        private boolean finished;

        private Video(String id, String handle, long size) {
            this.id = id;
            this.handle = handle;
            this.size = size;
        }

        private boolean isComplete() {
            return received.size() > 0 && received.size() >= size;
        }
    }

    private final FacebookStandIn facebook;
    private final Map<String, Video> videos = new ConcurrentHashMap<>();
    private volatile int polls = 1;
    private volatile @Nullable String trouble;

    FacebookVideos(FacebookStandIn facebook) {
        this.facebook = facebook;
    }

    void processesFor(int questions) {
        polls = questions;
    }

    void fails(String words) {
        trouble = words;
    }

    synchronized StandInAnswer reel(String handle, StandInCall call) {
        JsonNode body = call.json();
        if (body.path("upload_phase").asString("").equals("start")) {
            Video video = begin(handle, 0);
            return StandInAnswer.json(JSON.createObjectNode()
                    .put("video_id", video.id)
                    .put("upload_url", facebook.url() + "/video-upload/v26.0/" + video.id));
        }
        Video video = videos.get(body.path("video_id").asString(""));
        return video == null || !body.path("video_state").asString("").equals("PUBLISHED")
                ? StandInAnswer.file("feed-400-parameter.json")
                : finish(video, body);
    }

    /** Where a video that is no reel is begun, sent in pieces and finished. */
    synchronized StandInAnswer video(String handle, StandInCall call) {
        String piece = call.part("upload_phase");
        if ("transfer".equals(piece)) {
            return piece(call);
        }
        JsonNode body = call.json();
        if (body.path("upload_phase").asString("").equals("start")) {
            Video video = begin(handle, body.path("file_size").asLong(0));
            return video.size == 0
                    ? StandInAnswer.file("feed-400-parameter.json")
                    : StandInAnswer.json(
                            next(video).put("upload_session_id", video.id).put("video_id", video.id));
        }
        Video video = videos.get(body.path("upload_session_id").asString(""));
        return video == null ? StandInAnswer.file("feed-400-parameter.json") : finish(video, body);
    }

    private Video begin(String handle, long size) {
        Video video = new Video(facebook.nextId(), handle, size);
        videos.put(video.id, video);
        return video;
    }

    private StandInAnswer piece(StandInCall call) {
        Video video = videos.get(Objects.requireNonNullElse(call.part("upload_session_id"), ""));
        if (video == null) {
            return StandInAnswer.file("update-400-not-visible.json");
        }
        byte[] bytes = call.partBytes("video_file_chunk");
        int from = Integer.parseInt(Objects.requireNonNullElse(call.part("start_offset"), "-1"));
        if (from == video.received.size() && bytes.length == Math.min(PIECE, video.size - from)) {
            video.received.writeBytes(bytes);
            return StandInAnswer.json(next(video));
        }
        ObjectNode error = (ObjectNode)
                JSON.readTree(
                        "{\"error\":{\"message\":\"There was a problem uploading your video.\",\"type\":\"OAuthException\",\"code\":6001}}");
        ((ObjectNode) error.path("error")).put("error_data", next(video).toString());
        return StandInAnswer.json(400, error.toString());
    }

    private static ObjectNode next(Video video) {
        long from = video.received.size();
        return JSON.createObjectNode()
                .put("start_offset", Long.toString(from))
                .put("end_offset", Long.toString(Math.min(from + PIECE, video.size)));
    }

    synchronized StandInAnswer bytes(StandInCall call) {
        Video video = videos.get(call.pathPieceFromEnd(0));
        byte[] bytes = call.bytes();
        if (video == null) {
            return StandInAnswer.file("update-400-not-visible.json");
        }
        if (!"0".equals(call.header("offset"))
                || !Integer.toString(bytes.length).equals(call.header("file_size"))) {
            return StandInAnswer.file("reels-400-upload.json");
        }
        video.received.reset();
        video.received.writeBytes(bytes);
        return FacebookStandIn.success();
    }

    private StandInAnswer finish(Video video, JsonNode body) {
        if (!video.isComplete()) {
            return StandInAnswer.file("reels-400-upload.json");
        }
        if (video.finished) {
            facebook.posted().seenAgain(video.id);
            return FacebookStandIn.success();
        }
        video.finished = true;
        video.pollsLeft = polls;
        StandInMedia media = new StandInMedia(video.id, video.handle, "video/mp4", "", video.received.size());
        facebook.posted().add(media, video.received.toByteArray());
        if (trouble == null) {
            facebook.posted()
                    .add(new StandInPost(
                            video.id,
                            video.handle,
                            body.path("description").asString(""),
                            null,
                            List.of(media),
                            null,
                            facebook.time(),
                            body.toString()));
        }
        return FacebookStandIn.success();
    }

    /** How far the video is; empty if there is none of that id. */
    synchronized Optional<ObjectNode> status(String id) {
        Video video = videos.get(id);
        if (video == null) {
            return Optional.empty();
        }
        boolean published = video.finished && trouble == null && video.pollsLeft-- <= 0;
        ObjectNode answer = JSON.createObjectNode().put("id", id);
        ObjectNode status = answer.putObject("status");
        status.put("video_status", overall(video, published));
        status.putObject("uploading_phase")
                .put("status", video.isComplete() ? "complete" : "in_progress")
                .put("bytes_transfered", video.received.size());
        ObjectNode processing = status.putObject("processing_phase")
                .put("status", published ? "complete" : video.isComplete() ? "in_progress" : "not_started");
        if (video.finished && trouble != null) {
            processing.put("status", "error");
            processing.putArray("errors").addObject().put("code", 1_363_026).put("message", trouble);
        }
        status.putObject("publishing_phase")
                .put(
                        "status",
                        published ? "complete" : video.finished && trouble == null ? "in_progress" : "not_started")
                .put("publish_status", published ? "published" : "draft");
        if (published) {
            answer.put("permalink_url", "/reel/" + id);
        }
        return Optional.of(answer);
    }

    private String overall(Video video, boolean published) {
        if (video.finished && trouble != null) {
            return "error";
        }
        return published ? "ready" : video.isComplete() ? "processing" : "uploading";
    }
}
