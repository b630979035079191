/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.linkedin;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.linkedin.UploadLinks.Links;
import de.malklug.networks.linkedin.UploadLinks.Piece;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The steps before a post, for each of its media:
 *
 * <pre>
 * initialize ─> send (each piece) ─> finalize (videos) ─> available ─> the next one, or post
 * </pre>
 *
 * None of it is visible, and each may be repeated.
 */
final class LinkedInMedia {

    static final String INITIALIZE = "initialize";
    static final String SEND = "send";
    static final String FINALIZE = "finalize";
    static final String AVAILABLE = "available";

    private static final String POSITION = "position";
    private static final String PIECE = "piece";
    private static final String FAILURES = "failures";
    private static final Duration USUAL_LIFE = Duration.ofHours(1);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LinkedInCalls calls;
    private final UploadLinks links;
    private final LinkedInSettings settings;
    private final LinkedInAnswers answers;
    private final Clock clock;

    LinkedInMedia(
            LinkedInCalls calls, UploadLinks links, LinkedInSettings settings, LinkedInAnswers answers, Clock clock) {
        this.calls = calls;
        this.links = links;
        this.settings = settings;
        this.answers = answers;
        this.clock = clock;
    }

    /** The first step for a post with media. */
    static Checkpoint begin(Checkpoint at) {
        return begin(at, 1, 0);
    }

    private static Checkpoint begin(Checkpoint at, int position, int failures) {
        return at.thenRepeatable(INITIALIZE)
                .with(POSITION, Integer.toString(position))
                .with(FAILURES, Integer.toString(failures));
    }

    /** What LinkedIn calls the post's media, in order. */
    static List<String> urns(Message.Part part, Checkpoint at) {
        return IntStream.rangeClosed(1, part.media().size())
                .mapToObj(position -> at.require(urnKey(position)))
                .toList();
    }

    /** One picture or video on its way. */
    private record Upload(PublishRequest request, Checkpoint at, int position, Message.Media media) {

        String kind() {
            return media.isVideo() ? "videos" : "images";
        }

        String urn() {
            return at.require(urnKey(position));
        }

        boolean isLast() {
            return position == request.message().first().media().size();
        }
    }

    /** Where it goes on when the last picture or video is there. */
    interface AfterMedia {

        Checkpoint post(Checkpoint at);
    }

    PublishOutcome take(PublishRequest request, Checkpoint at, AfterMedia after) {
        int position = Integer.parseInt(at.require(POSITION));
        Upload upload = new Upload(
                request, at, position, request.message().first().media().get(position - 1));
        return switch (at.step()) {
            case INITIALIZE -> initialize(upload);
            case SEND -> send(upload);
            case FINALIZE -> finish(upload);
            case AVAILABLE -> available(upload, after);
            default -> throw new IllegalStateException("LinkedIn has no step " + at.step());
        };
    }

    private PublishOutcome initialize(Upload upload) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode asked = body.putObject("initializeUploadRequest")
                .put("owner", LinkedInCalls.author(upload.request().account()));
        if (upload.media().isVideo()) {
            asked.put("fileSizeBytes", upload.media().size())
                    .put("uploadCaptions", false)
                    .put("uploadThumbnail", false);
        }
        HttpResult result = calls.send(
                upload.request().account(),
                LinkedInCalls.post(upload.request().account(), "/rest/" + upload.kind() + "?action=initializeUpload")
                        .json(body)
                        .as(HttpCall.Purpose.UPLOAD));
        Optional<Links> named = result.received()
                .filter(HttpAnswer::isSuccess)
                .flatMap(answer -> links(answer.json().path("value"), upload.media()));
        if (named.isEmpty()) {
            return answers.notDone(result);
        }
        for (Piece piece : named.get().pieces()) {
            if (!links.mayTake(piece.address(), upload.request().account().server())) {
                return new Rejected(
                        Reason.CONFIGURATION,
                        "upload-host",
                        String.valueOf(piece.address().getHost()));
            }
        }
        links.keep(upload.request().account(), named.get());
        return new Pending(
                upload.at()
                        .thenRepeatable(SEND)
                        .with(urnKey(upload.position()), named.get().urn())
                        .with(begunKey(upload.position()), Long.toString(clock.millis()))
                        .with(PIECE, "0"),
                clock.instant());
    }

    private Optional<Links> links(JsonNode value, Message.Media media) {
        String urn = value.path(media.isVideo() ? "video" : "image").asString("");
        List<Piece> pieces = new ArrayList<>();
        try {
            if (media.isVideo()) {
                for (JsonNode each : value.path("uploadInstructions")) {
                    pieces.add(new Piece(
                            URI.create(each.path("uploadUrl").asString("")),
                            each.path("firstByte").asLong(),
                            each.path("lastByte").asLong()));
                }
            } else {
                pieces.add(new Piece(URI.create(value.path("uploadUrl").asString("")), 0, media.size() - 1));
            }
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
        JsonNode expires = value.path(media.isVideo() ? "uploadUrlsExpireAt" : "uploadUrlExpiresAt");
        Instant until = expires.isIntegralNumber()
                ? Instant.ofEpochMilli(expires.asLong())
                : clock.instant().plus(USUAL_LIFE);
        return urn.isEmpty() || pieces.isEmpty()
                ? Optional.empty()
                : Optional.of(new Links(urn, until, value.path("uploadToken").asString(""), pieces));
    }

    private PublishOutcome send(Upload upload) {
        Optional<Links> known = links.of(upload.request().account(), upload.urn());
        if (known.isEmpty()) {
            return anew(upload);
        }
        int number = Integer.parseInt(upload.at().require(PIECE));
        List<Piece> pieces = known.get().pieces();
        HttpResult result = put(upload, pieces.get(number));
        Optional<HttpAnswer> taken = result.received().filter(answer -> answer.isSuccess() && !answer.isHtml());
        String etag = taken.map(answer -> answer.header("ETag")).orElse(null);
        if (taken.isEmpty() || upload.media().isVideo() && etag == null) {
            return notSent(upload, result);
        }
        Checkpoint sent = etag == null ? upload.at() : upload.at().with(etagKey(number), etag);
        if (number + 1 < pieces.size()) {
            return new Pending(sent.with(PIECE, Integer.toString(number + 1)), clock.instant());
        }
        return new Pending(sent.thenRepeatable(upload.media().isVideo() ? FINALIZE : AVAILABLE), clock.instant());
    }

    private HttpResult put(Upload upload, Piece piece) {
        HttpUrl address = HttpUrl.get(piece.address().toString());
        String type = upload.media().isVideo()
                ? "application/octet-stream"
                : upload.media().contentType();
        HttpCall call = new HttpCall(
                "PUT",
                address,
                Headers.EMPTY,
                HttpCall.bytesOf(upload.request().media().fileOf(upload.media()), type, piece.first(), piece.length()),
                HttpCall.Purpose.UPLOAD,
                List.of(new Secret(address.toString())));
        return calls.upload(upload.request().account(), call);
    }

    /** An address LinkedIn takes no more is asked for anew. */
    private PublishOutcome notSent(Upload upload, HttpResult result) {
        boolean over = result.received()
                .filter(answer -> List.of(400, 403, 404, 410).contains(answer.status()))
                .isPresent();
        PublishOutcome outcome = answers.notDone(result);
        return over && outcome instanceof Rejected rejected ? failed(upload, rejected) : outcome;
    }

    private PublishOutcome finish(Upload upload) {
        Optional<Links> known = links.of(upload.request().account(), upload.urn());
        if (known.isEmpty()) {
            return anew(upload);
        }
        ObjectNode body = JSON.createObjectNode();
        ObjectNode asked = body.putObject("finalizeUploadRequest")
                .put("video", upload.urn())
                .put("uploadToken", known.get().token());
        ArrayNode parts = asked.putArray("uploadedPartIds");
        for (int number = 0; number < known.get().pieces().size(); number++) {
            parts.add(upload.at().require(etagKey(number)));
        }
        HttpResult result = calls.send(
                upload.request().account(),
                LinkedInCalls.post(upload.request().account(), "/rest/videos?action=finalizeUpload")
                        .json(body)
                        .as(HttpCall.Purpose.UPLOAD));
        boolean done = result.received()
                .filter(answer -> answer.isSuccess()
                        && (answer.body().isBlank() || answer.json().isObject()))
                .isPresent();
        return done
                ? new Pending(
                        upload.at().thenRepeatable(AVAILABLE), clock.instant().plus(settings.pollInterval()))
                : notSent(upload, result);
    }

    private PublishOutcome available(Upload upload, AfterMedia after) {
        HttpResult result = calls.send(
                upload.request().account(),
                LinkedInCalls.get(
                        upload.request().account(),
                        "/rest/" + upload.kind() + "/" + LinkedInCalls.piece(upload.urn())));
        Optional<HttpAnswer> answer = result.received();
        if (answer.filter(each -> each.status() == 403).isPresent()
                && !LinkedInCalls.isPage(upload.request().account())) {
            return unseen(upload, after);
        }
        String status = answer.filter(HttpAnswer::isSuccess)
                .map(each -> each.json().path("status").asString(""))
                .orElse("");
        return switch (status) {
            case "AVAILABLE" -> next(upload, after);
            case "PROCESSING_FAILED" -> {
                String why = answer.map(each ->
                                each.json().path("processingFailureReason").asString(""))
                        .orElse("");
                yield failed(upload, new Rejected(Reason.CONTENT, status, why));
            }
            case "" -> answers.notDone(result);
            default -> stillProcessing(upload);
        };
    }

    /** Members may not ask; a while later it is there. */
    private PublishOutcome unseen(Upload upload, AfterMedia after) {
        Instant ready = begun(upload).plus(settings.unseenWait());
        return ready.isAfter(clock.instant()) ? new Pending(upload.at(), ready) : next(upload, after);
    }

    private PublishOutcome stillProcessing(Upload upload) {
        Duration age = Duration.between(begun(upload), clock.instant());
        if (age.compareTo(settings.processingLimit()) > 0) {
            return failed(upload, new Rejected(Reason.CONTENT, "processing", ""));
        }
        Duration tenth = age.dividedBy(10);
        Duration pause = tenth.compareTo(settings.pollInterval()) > 0 ? tenth : settings.pollInterval();
        return new Pending(upload.at(), clock.instant().plus(pause.compareTo(LONGEST_POLL) < 0 ? pause : LONGEST_POLL));
    }

    private PublishOutcome next(Upload upload, AfterMedia after) {
        return new Pending(
                upload.isLast() ? after.post(upload.at()) : begin(upload.at(), upload.position() + 1, 0),
                clock.instant());
    }

    private PublishOutcome anew(Upload upload) {
        int failures = Integer.parseInt(upload.at().require(FAILURES));
        return new Pending(begin(upload.at(), upload.position(), failures), clock.instant());
    }

    private PublishOutcome failed(Upload upload, Rejected afterLastTry) {
        int failures = 1 + Integer.parseInt(upload.at().require(FAILURES));
        return failures >= settings.mediaTries()
                ? new Rejected(Reason.CONTENT, afterLastTry.code(), afterLastTry.explanation())
                : new Pending(
                        begin(upload.at(), upload.position(), failures),
                        clock.instant().plus(settings.mediaRetryAfter()));
    }

    private static Instant begun(Upload upload) {
        return Instant.ofEpochMilli(Long.parseLong(upload.at().require(begunKey(upload.position()))));
    }

    private static String urnKey(int position) {
        return "urn." + position;
    }

    private static String begunKey(int position) {
        return "begun." + position;
    }

    private static String etagKey(int number) {
        return "etag." + number;
    }
}
