/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.x;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.x.XCalls.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The steps before a part is posted, for each of its media:
 *
 * <pre>
 * picture:     upload ─────────────────────────────────────────────┐
 * video, GIF:  initialize ─> append (each segment) ─> finalize ─> status ┴─> alt text ─> the next one, or post
 * </pre>
 *
 * None of it is visible, and each may be repeated: a segment sent again replaces itself.
 */
final class XMedia {

    static final String UPLOAD = "upload";
    static final String INITIALIZE = "initialize";
    static final String APPEND = "append";
    static final String FINALIZE = "finalize";
    static final String STATUS = "status";
    static final String ALT = "alt";

    private static final String POSITION = "position";
    private static final String SEGMENT = "segment";
    private static final String FAILURES = "failures";
    private static final String UPLOADED_AGAIN = "uploaded-again";
    private static final List<String> OF_PART = List.of("media.", "key.", "expires.", "begun.");
    private static final Duration USUAL_LIFE = Duration.ofDays(1);
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_POLL = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final XCalls calls;
    private final XSettings settings;
    private final XAnswers answers;
    private final Clock clock;

    XMedia(XCalls calls, XSettings settings, XAnswers answers, Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.answers = answers;
        this.clock = clock;
    }

    /** The first step of the part {@code at} is about: its first picture, or posting at once. */
    static Checkpoint begin(Message.Part part, Checkpoint at) {
        return part.media().isEmpty() ? at.thenIrreversible(XSteps.POST) : begin(part, at, 1, 0);
    }

    private static Checkpoint begin(Message.Part part, Checkpoint at, int position, int failures) {
        boolean whole = isSentWhole(part.media().get(position - 1));
        return at.thenRepeatable(whole ? UPLOAD : INITIALIZE)
                .with(POSITION, Integer.toString(position))
                .with(FAILURES, Integer.toString(failures));
    }

    /** Without what was only about the part that is live now. */
    static Checkpoint forget(Checkpoint at) {
        Map<String, String> kept = new HashMap<>(at.data());
        kept.keySet().removeIf(name -> OF_PART.stream().anyMatch(name::startsWith));
        List.of(POSITION, SEGMENT, FAILURES, UPLOADED_AGAIN).forEach(kept::remove);
        return new Checkpoint(at.step(), at.part(), at.repeatable(), at.live(), kept);
    }

    /** What X calls this part's media, in order. */
    static List<String> ids(Message.Part part, Checkpoint at) {
        return each(part, position -> at.require("media." + position));
    }

    /** The names under which posts show this part's media; empty where X told none. */
    static List<String> keys(Message.Part part, Checkpoint at) {
        return each(
                        part,
                        position ->
                                Optional.ofNullable(at.get("key." + position)).orElse(""))
                .stream()
                .filter(key -> !key.isEmpty())
                .toList();
    }

    private static List<String> each(Message.Part part, Function<Integer, String> of) {
        return IntStream.rangeClosed(1, part.media().size()).boxed().map(of).toList();
    }

    /** Back to the first picture if X may have thrown one away meanwhile; else empty. */
    Optional<PublishOutcome> uploadAnew(Message.Part part, Checkpoint at) {
        Instant soon = clock.instant().plus(settings.mediaMargin());
        return IntStream.rangeClosed(1, part.media().size())
                        .anyMatch(position -> instant(at, "expires." + position).isBefore(soon))
                ? Optional.of(new Pending(begin(part, at, 1, 0), clock.instant()))
                : Optional.empty();
    }

    /** X does not know what was uploaded; empty if that was so before. */
    Optional<PublishOutcome> uploadOnceMore(Message.Part part, Checkpoint at) {
        return at.get(UPLOADED_AGAIN) == null && !part.media().isEmpty()
                ? Optional.of(new Pending(begin(part, at, 1, 0).with(UPLOADED_AGAIN, "yes"), clock.instant()))
                : Optional.empty();
    }

    PublishOutcome take(PublishRequest request, Checkpoint at) {
        Message.Part part = XSteps.part(request, at);
        int position = Integer.parseInt(at.require(POSITION));
        Upload upload = new Upload(request, at, part, position, part.media().get(position - 1));
        return switch (at.step()) {
            case UPLOAD -> upload(upload);
            case INITIALIZE -> initialize(upload);
            case APPEND -> append(upload);
            case FINALIZE -> processed(upload, post(upload, "/2/media/upload/" + id(upload) + "/finalize"));
            case STATUS ->
                processed(
                        upload,
                        HttpCall.get(request.account().server(), "/2/media/upload")
                                .query("command", "STATUS")
                                .query("media_id", at.require("media." + position)));
            case ALT -> alt(upload);
            default -> throw new IllegalStateException("X has no step " + at.step());
        };
    }

    /** One picture or video on its way. */
    private record Upload(
            PublishRequest request, Checkpoint at, Message.Part part, int position, Message.Media media) {}

    private PublishOutcome upload(Upload upload) {
        MultipartBody body = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("media_category", "tweet_image")
                .addFormDataPart(
                        "media", "media", bytes(upload, 0, upload.media().size()))
                .build();
        return sent(
                upload,
                post(upload, "/2/media/upload").multipart(body),
                result -> XAnswers.entity(result)
                        .map(stored -> afterwards(upload, named(upload, stored)))
                        .orElseGet(() -> notDone(upload, result)));
    }

    private PublishOutcome initialize(Upload upload) {
        ObjectNode body = JSON.createObjectNode()
                .put("media_type", upload.media().contentType())
                .put("total_bytes", upload.media().size())
                .put("media_category", upload.media().isVideo() ? "tweet_video" : "tweet_gif");
        return sent(
                upload,
                post(upload, "/2/media/upload/initialize").json(body),
                result -> XAnswers.entity(result)
                        .<PublishOutcome>map(stored -> new Pending(
                                named(upload, stored)
                                        .thenRepeatable(APPEND)
                                        .with(SEGMENT, "0")
                                        .with("begun." + upload.position(), Long.toString(clock.millis())),
                                clock.instant()))
                        .orElseGet(() -> notDone(upload, result)));
    }

    private PublishOutcome append(Upload upload) {
        long segment = Long.parseLong(upload.at().require(SEGMENT));
        long size = settings.segment().toBytes();
        long from = segment * size;
        long length = Math.min(size, upload.media().size() - from);
        MultipartBody body = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("segment_index", Long.toString(segment))
                .addFormDataPart("media", "segment", bytes(upload, from, length))
                .build();
        Checkpoint next = from + length < upload.media().size()
                ? upload.at().with(SEGMENT, Long.toString(segment + 1))
                : upload.at().thenRepeatable(FINALIZE);
        HttpCall call =
                post(upload, "/2/media/upload/" + id(upload) + "/append").multipart(body);
        return sent(
                upload, call, result -> isDone(result) ? new Pending(next, clock.instant()) : notDone(upload, result));
    }

    private PublishOutcome processed(Upload upload, HttpCall call) {
        return sent(
                upload,
                call,
                result -> XAnswers.entity(result)
                        .map(stored -> processed(upload, stored))
                        .orElseGet(() -> notDone(upload, result)));
    }

    private PublishOutcome processed(Upload upload, JsonNode stored) {
        Checkpoint at = named(upload, stored);
        JsonNode info = stored.path("processing_info");
        String state = info.path("state").asString("succeeded");
        if (state.equals("succeeded")) {
            return afterwards(upload, at);
        }
        Duration age = Duration.between(instant(at, "begun." + upload.position()), clock.instant());
        if (state.equals("failed") || age.compareTo(settings.processingLimit()) > 0) {
            JsonNode error = info.path("error");
            return failed(
                    upload,
                    new Rejected(
                            Reason.CONTENT,
                            error.path("name").asString("processing"),
                            error.path("message").asString("")));
        }
        return new Pending(at.thenRepeatable(STATUS), clock.instant().plus(pause(info)));
    }

    private static Duration pause(JsonNode info) {
        Duration named = Duration.ofSeconds(info.path("check_after_secs").asLong(5));
        Duration atLeast = named.compareTo(SHORTEST_POLL) < 0 ? SHORTEST_POLL : named;
        return atLeast.compareTo(LONGEST_POLL) < 0 ? atLeast : LONGEST_POLL;
    }

    private PublishOutcome alt(Upload upload) {
        ObjectNode body = JSON.createObjectNode().put("id", upload.at().require("media." + upload.position()));
        body.putObject("metadata")
                .putObject("alt_text")
                .put("text", upload.media().alt());
        return sent(
                upload,
                post(upload, "/2/media/metadata").json(body),
                result -> isDone(result) ? next(upload, upload.at()) : notDone(upload, result));
    }

    private PublishOutcome afterwards(Upload upload, Checkpoint at) {
        return upload.media().alt().isBlank() ? next(upload, at) : new Pending(at.thenRepeatable(ALT), clock.instant());
    }

    private Pending next(Upload upload, Checkpoint at) {
        Checkpoint next = upload.position() < upload.part().media().size()
                ? begin(upload.part(), at, upload.position() + 1, 0)
                : at.thenIrreversible(XSteps.POST);
        return new Pending(next, clock.instant());
    }

    private Checkpoint named(Upload upload, JsonNode stored) {
        JsonNode lives = stored.path("expires_after_secs");
        Duration life =
                lives.isIntegralNumber() && lives.asLong() > 0 ? Duration.ofSeconds(lives.asLong()) : USUAL_LIFE;
        String expires = upload.at().get("expires." + upload.position());
        boolean begun = upload.at().step().equals(UPLOAD) || upload.at().step().equals(INITIALIZE);
        Checkpoint named = upload.at()
                .with("media." + upload.position(), XAnswers.id(stored))
                .with(
                        "expires." + upload.position(),
                        expires == null || begun
                                ? Long.toString(clock.instant().plus(life).toEpochMilli())
                                : expires);
        String key = stored.path("media_key").asString("");
        return key.isEmpty() ? named : named.with("key." + upload.position(), key);
    }

    private PublishOutcome sent(Upload upload, HttpCall call, Function<HttpResult, PublishOutcome> read) {
        return switch (calls.send(upload.request().account(), settings.session().refreshAhead(), call)) {
            case Reply.NotAllowed no -> no.outcome();
            case Reply.Made made -> read.apply(made.result());
        };
    }

    /** An upload X has forgotten begins anew; a file X cannot use is tried once more and then given up. */
    private PublishOutcome notDone(Upload upload, HttpResult result) {
        PublishOutcome outcome = answers.notDone(result);
        boolean inTheMiddle =
                !upload.at().step().equals(UPLOAD) && !upload.at().step().equals(INITIALIZE);
        boolean forgotten = result.received()
                .filter(answer -> answer.status() == 404 || answer.status() == 400)
                .isPresent();
        return inTheMiddle && forgotten && outcome instanceof Rejected rejected ? failed(upload, rejected) : outcome;
    }

    private PublishOutcome failed(Upload upload, Rejected afterLastTry) {
        int failures = 1 + Integer.parseInt(upload.at().require(FAILURES));
        return failures >= settings.mediaTries()
                ? new Rejected(Reason.CONTENT, afterLastTry.code(), afterLastTry.explanation())
                : new Pending(
                        begin(upload.part(), upload.at(), upload.position(), failures),
                        clock.instant().plus(settings.mediaRetryAfter()));
    }

    private static boolean isDone(HttpResult result) {
        return result.received()
                .filter(answer -> answer.isSuccess()
                        && (answer.body().isBlank() || answer.json().isObject()))
                .isPresent();
    }

    /** A picture goes in one call; what moves goes in segments. */
    private static boolean isSentWhole(Message.Media media) {
        return media.isImage() && !media.contentType().equals("image/gif");
    }

    private static HttpCall post(Upload upload, String path) {
        return HttpCall.post(upload.request().account().server(), path).as(HttpCall.Purpose.UPLOAD);
    }

    private static String id(Upload upload) {
        return HttpCall.piece(upload.at().require("media." + upload.position()));
    }

    private static RequestBody bytes(Upload upload, long from, long length) {
        return HttpCall.bytesOf(
                upload.request().media().fileOf(upload.media()), upload.media().contentType(), from, length);
    }

    private static Instant instant(Checkpoint at, String name) {
        return Instant.ofEpochMilli(Long.parseLong(at.require(name)));
    }
}
