/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.tiktok;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.networks.tiktok.StatusCall.Told;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Sends the pieces of a video. Before each but the last TikTok is asked how much it has. With the last one posting begins, so
 * that one is sent only when nothing before it is open.
 */
final class BytesStep {

    private static final int COMPLETE = 201;
    private static final int MORE = 206;

    private final NetworkHttp http;
    private final Sessions sessions;
    private final StatusCall status;
    private final TikTokAnswers answers;
    private final TikTokSettings.Upload settings;
    private final Pieces pieces;
    private final Course course;

    BytesStep(
            NetworkHttp http,
            Sessions sessions,
            StatusCall status,
            TikTokAnswers answers,
            TikTokSettings.Upload settings,
            Pieces pieces,
            Course course) {
        this.http = http;
        this.sessions = sessions;
        this.status = status;
        this.answers = answers;
        this.settings = settings;
        this.pieces = pieces;
        this.course = course;
    }

    /** The next piece that is not the last. */
    PublishOutcome piece(PublishRequest request, Checkpoint from) {
        Message.Media video = Course.video(request);
        Secret address = address(request, from);
        if (address == null) {
            return course.next(from.thenRepeatable(Course.STATUS));
        }
        return switch (status.ask(request, from)) {
            case Told.Nothing nothing -> nothing.outcome();
            case Told.Unknown unknown -> course.next(from.thenRepeatable(Course.STATUS));
            case Told.Known known -> {
                long offset = known.uploadedBytes();
                if (!known.isUploading() || offset < 0) {
                    yield course.next(from.thenRepeatable(Course.STATUS));
                }
                yield offset >= pieces.lastFrom(video.size())
                        ? course.next(from.thenIrreversible(Course.LAST).with(Course.OFFSET, Long.toString(offset)))
                        : sent(request, from, video, address, offset);
            }
        };
    }

    private PublishOutcome sent(
            PublishRequest request, Checkpoint from, Message.Media video, Secret address, long offset) {
        HttpResult result = http.send(put(request, video, address, offset, pieces.size(video.size())));
        Optional<HttpAnswer> answer = result.received();
        if (answer.filter(HttpAnswer::isSuccess).isPresent()) {
            return course.next(from.with(Course.OFFSET, Long.toString(offset + pieces.size(video.size()))));
        }
        return answer.filter(BytesStep::isAboutUpload).isPresent()
                ? course.later(from.thenRepeatable(Course.STATUS), settings.pause())
                : answers.refused(result);
    }

    /** The last piece; a video sent in one piece has only this. */
    PublishOutcome last(PublishRequest request, Checkpoint from) {
        Message.Media video = Course.video(request);
        Secret address = address(request, from);
        if (address == null) {
            return course.next(from.thenRepeatable(Course.STATUS));
        }
        long offset = pieces.lastFrom(video.size());
        HttpResult result = http.send(put(request, video, address, offset, video.size() - offset));
        Optional<HttpAnswer> answer = result.received();
        if (answer.isPresent() && answer.get().status() == COMPLETE) {
            return course.next(from.thenRepeatable(Course.STATUS).with(Course.COMPLETE, "yes"));
        }
        if (answer.isPresent() && (answer.get().status() == MORE || isAboutUpload(answer.get()))) {
            return course.later(from.thenRepeatable(Course.STATUS), settings.pause());
        }
        return answers.refusedOrUnclear(result);
    }

    /** The address is gone, or knows other bytes than ours: what that means TikTok's status tells. */
    private static boolean isAboutUpload(HttpAnswer answer) {
        int status = answer.status();
        return status == 400 || status == 403 || status == 404 || status == 416;
    }

    private HttpCall put(PublishRequest request, Message.Media video, Secret address, long offset, long length) {
        return HttpCall.toNamed("PUT", HttpUrl.get(address.reveal()))
                .body(HttpCall.bytesOf(request.media().fileOf(video), video.contentType(), offset, length))
                .header("Content-Range", "bytes %d-%d/%d".formatted(offset, offset + length - 1, video.size()));
    }

    /** Null if there is none for this publication, or it is too old. */
    private @Nullable Secret address(PublishRequest request, Checkpoint at) {
        return sessions.begun(request.account(), request.key())
                .filter(begun -> begun.publishId().equals(at.require(Course.PUBLISH_ID)))
                .filter(begun -> course.age(at).compareTo(settings.lifetime()) < 0)
                .map(Kept.Begun::address)
                .orElse(null);
    }
}
