/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.HttpResult.Answered;
import de.malklug.networks.http.NetworkHttp;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;

/**
 * Talks to one upload session: how much it has, and the next piece. See
 * <a href="https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol">Resumable Uploads</a>.
 */
final class UploadSession {

    private static final int GO_ON = 308;
    private static final Pattern RECEIVED = Pattern.compile("(?:bytes=)?0-(\\d{1,18})");

    private final NetworkHttp http;
    private final YouTubeSettings.Upload settings;
    private final YouTubeAnswers answers;
    private final Course course;

    UploadSession(NetworkHttp http, YouTubeSettings.Upload settings, YouTubeAnswers answers, Course course) {
        this.http = http;
        this.settings = settings;
        this.answers = answers;
        this.course = course;
    }

    /** How far a session is. */
    sealed interface State {

        /** @param offset how many bytes the server has */
        record Open(long offset) implements State {}

        /** All bytes arrived and the video was made; asked again, the server says so again. */
        record Done(String videoId) implements State {}

        /** The server knows the session no more. */
        record Gone() implements State {}

        /** @param outcome what it means for the step */
        record Unknown(PublishOutcome outcome) implements State {}
    }

    /** Asks how many bytes the server has; changes nothing. */
    State ask(Secret address, Message.Media video) {
        HttpCall call = HttpCall.toNamed("PUT", HttpUrl.get(address.reveal()))
                .body(RequestBody.EMPTY)
                .header("Content-Range", "bytes */" + video.size());
        return state(http.send(call));
    }

    /** Sends the next piece, up to the end if {@code last}. */
    State send(PublishRequest request, Secret address, Message.Media video, long offset, boolean last) {
        long length = last ? video.size() - offset : settings.chunk().toBytes();
        HttpCall call = HttpCall.toNamed("PUT", HttpUrl.get(address.reveal()))
                .body(HttpCall.bytesOf(request.media().fileOf(video), video.contentType(), offset, length))
                .header("Content-Range", "bytes %d-%d/%d".formatted(offset, offset + length - 1, video.size()));
        return state(http.send(call));
    }

    private State state(HttpResult result) {
        return result instanceof Answered answered
                ? state(answered.answer())
                : new State.Unknown(answers.refused(result));
    }

    private State state(HttpAnswer answer) {
        if (answer.status() == GO_ON) {
            String range = answer.header("Range");
            Matcher received = RECEIVED.matcher(range == null ? "" : range.strip());
            return new State.Open(received.matches() ? Long.parseLong(received.group(1)) + 1 : 0);
        }
        if (answer.isSuccess()) {
            JsonNode id = answer.json().path("id");
            return id.isString() && !id.asString().isEmpty()
                    ? new State.Done(id.asString())
                    : new State.Unknown(YouTubeAnswers.unanswered());
        }
        boolean over = answer.status() >= 400 && answer.status() < 500 && answer.status() != 408;
        return over && !YouTubeAnswers.isAboutVideo(answer)
                ? new State.Gone()
                : new State.Unknown(answers.refused(answer));
    }

    PublishOutcome goOn(Checkpoint at, long offset) {
        return course.next(at.with(Course.OFFSET, Long.toString(offset)));
    }
}
