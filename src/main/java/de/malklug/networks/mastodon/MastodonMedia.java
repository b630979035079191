/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import okhttp3.MultipartBody;
import tools.jackson.databind.JsonNode;

/** The steps before a part is posted: its pictures and videos, one after the other, uploaded and processed. */
final class MastodonMedia {

    static final String UPLOAD = "media";
    static final String PROCESSED = "processed";

    private static final String POSITION = "position";
    private static final String FAILURES = "failures";
    private static final String PROCESSING_FAILED = "Error processing thumbnail for uploaded media";
    private static final Duration LONGEST_POLL = Duration.ofMinutes(1);

    private final NetworkHttp http;
    private final MastodonSettings settings;
    private final MastodonAnswers answers;
    private final Clock clock;

    MastodonMedia(NetworkHttp http, MastodonSettings settings, MastodonAnswers answers, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.answers = answers;
        this.clock = clock;
    }

    /** The first step of the part {@code at} is about: its first picture, or posting at once. */
    static Checkpoint begin(Message.Part part, Checkpoint at) {
        return part.media().isEmpty() ? at.thenIrreversible(MastodonSteps.POST) : upload(at, 1, 0);
    }

    /** Back to the first picture if the server may have thrown one away meanwhile; else empty. */
    Optional<PublishOutcome> uploadAnew(Message.Part part, Checkpoint at) {
        return IntStream.rangeClosed(1, part.media().size()).anyMatch(position -> isTooOld(at, position))
                ? Optional.of(new Pending(upload(at, 1, 0), clock.instant()))
                : Optional.empty();
    }

    PublishOutcome upload(PublishRequest request, Checkpoint at) {
        int position = Integer.parseInt(at.require(POSITION));
        Message.Media media = MastodonSteps.part(request, at).media().get(position - 1);
        Instant now = clock.instant();
        HttpResult result = http.send(MastodonCalls.post(request.account(), "/api/v2/media")
                .multipart(new MultipartBody.Builder()
                        .setType(MultipartBody.FORM)
                        .addFormDataPart("description", media.alt())
                        .addFormDataPart(
                                "file",
                                fileName(media),
                                HttpCall.bytesOf(request.media().fileOf(media), media.contentType()))
                        .build()));
        Optional<JsonNode> attachment = MastodonAnswers.entity(result);
        if (attachment.isEmpty()) {
            return result.received()
                    .filter(MastodonMedia::hasFailedProcessing)
                    .map(answer -> uploadAgain(at, position, MastodonAnswers.rejected(Reason.CONTENT, answer)))
                    .orElseGet(() -> answers.notDone(result));
        }
        Checkpoint uploaded = at.with(
                        mediaKey(at, position), Objects.requireNonNull(MastodonAnswers.id(attachment.get())))
                .with(uploadedKey(at, position), Long.toString(now.toEpochMilli()));
        return isReady(result, attachment.get())
                ? new Pending(afterMedia(request, uploaded, position), now)
                : new Pending(uploaded.thenRepeatable(PROCESSED), now.plus(settings.pollInterval()));
    }

    PublishOutcome askWhetherProcessed(PublishRequest request, Checkpoint at) {
        int position = Integer.parseInt(at.require(POSITION));
        if (isTooOld(at, position)) {
            return new Pending(upload(at, position, failures(at)), clock.instant());
        }
        HttpResult result = http.send(MastodonCalls.get(
                request.account(), "/api/v1/media/" + HttpCall.piece(at.require(mediaKey(at, position)))));
        Optional<HttpAnswer> failed = result.received().filter(a -> a.status() == 404 || a.status() == 422);
        if (failed.isPresent()) { // media-404-record.json, media-422-thumbnail.json
            return uploadAgain(at, position, MastodonAnswers.rejected(Reason.CONTENT, failed.get()));
        }
        return MastodonAnswers.entity(result)
                .map(attachment -> isReady(result, attachment)
                        ? new Pending(afterMedia(request, at, position), clock.instant())
                        : stillProcessing(at, position))
                .orElseGet(() -> answers.notDone(result));
    }

    private PublishOutcome stillProcessing(Checkpoint at, int position) {
        Duration age = Duration.between(uploadedAt(at, position), clock.instant());
        return age.compareTo(settings.processingLimit()) > 0
                ? uploadAgain(at, position, new Rejected(Reason.CONTENT, "processing", ""))
                : new Pending(at, clock.instant().plus(untilNextPoll(age)));
    }

    private static Checkpoint afterMedia(PublishRequest request, Checkpoint at, int position) {
        return position < MastodonSteps.part(request, at).media().size()
                ? upload(at, position + 1, 0)
                : at.thenIrreversible(MastodonSteps.POST);
    }

    private static Checkpoint upload(Checkpoint at, int position, int failures) {
        return at.thenRepeatable(UPLOAD)
                .with(POSITION, Integer.toString(position))
                .with(FAILURES, Integer.toString(failures));
    }

    private static int failures(Checkpoint at) {
        return Integer.parseInt(at.require(FAILURES));
    }

    private PublishOutcome uploadAgain(Checkpoint at, int position, Rejected afterLastTry) {
        int failures = 1 + failures(at);
        return failures >= settings.mediaTries()
                ? afterLastTry
                : new Pending(upload(at, position, failures), clock.instant().plus(settings.mediaRetryAfter()));
    }

    /** A server error that is usually about the file, so that trying for hours would not help. */
    private static boolean hasFailedProcessing(HttpAnswer answer) {
        return MastodonAnswers.error(answer).equals(PROCESSING_FAILED); // media-500-thumbnail.json
    }

    /** Ready means 200 and an address, whatever the call; some servers answer 200 too early. */
    private static boolean isReady(HttpResult result, JsonNode attachment) {
        return result.received().filter(answer -> answer.status() == 200).isPresent()
                && !attachment.path("url").asString("").isEmpty();
    }

    private boolean isTooOld(Checkpoint at, int position) {
        return uploadedAt(at, position).plus(settings.mediaMaxAge()).isBefore(clock.instant());
    }

    private static Instant uploadedAt(Checkpoint at, int position) {
        return Instant.ofEpochMilli(Long.parseLong(at.require(uploadedKey(at, position))));
    }

    /** The longer it has taken, the longer it will take. */
    private Duration untilNextPoll(Duration age) {
        Duration tenth = age.dividedBy(10);
        Duration longer = tenth.compareTo(settings.pollInterval()) > 0 ? tenth : settings.pollInterval();
        return longer.compareTo(LONGEST_POLL) < 0 ? longer : LONGEST_POLL;
    }

    /** What the server calls this part's media, in order. */
    static List<String> ids(Message.Part part, Checkpoint at) {
        return IntStream.rangeClosed(1, part.media().size())
                .mapToObj(position -> at.require(mediaKey(at, position)))
                .toList();
    }

    private static String mediaKey(Checkpoint at, int position) {
        return "media." + at.part() + "." + position;
    }

    private static String uploadedKey(Checkpoint at, int position) {
        return "uploaded." + at.part() + "." + position;
    }

    private static String fileName(Message.Media media) {
        String extension = media.contentType().substring(media.contentType().indexOf('/') + 1);
        return "media." + extension.replaceAll("[^a-z0-9]", "");
    }
}
