/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.mastodon;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.RemotePost;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import de.malklug.networks.http.NetworkHttp;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import okhttp3.MultipartBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The safe way to a post, for each part of the message: upload each of its media and wait until it is processed, post
 * (irreversible), look once whether the server really kept it.
 */
final class MastodonSteps {

    static final String MEDIA = "media";
    static final String PROCESSED = "processed";
    static final String POST = "post";
    static final String VERIFY = "verify";

    private static final String POSITION = "position";
    private static final String FAILURES = "failures";
    private static final String URL = "url";
    private static final String PROCESSING_FAILED = "Error processing thumbnail for uploaded media";
    private static final Duration LONGEST_POLL = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final NetworkHttp http;
    private final MastodonSettings settings;
    private final MastodonAnswers answers;
    private final Clock clock;

    MastodonSteps(NetworkHttp http, MastodonSettings settings, MastodonAnswers answers, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.answers = answers;
        this.clock = clock;
    }

    Checkpoint start(PublishRequest request) {
        return beginPart(request, Checkpoint.repeatable(MEDIA));
    }

    PublishOutcome take(PublishRequest request, Checkpoint at) {
        return switch (at.step()) {
            case MEDIA -> upload(request, at);
            case PROCESSED -> askWhetherProcessed(request, at);
            case POST -> post(request, at);
            case VERIFY -> verify(request, at);
            default -> throw new IllegalStateException("Mastodon has no step " + at.step());
        };
    }

    private PublishOutcome upload(PublishRequest request, Checkpoint at) {
        int position = Integer.parseInt(at.require(POSITION));
        Message.Media media = part(request, at).media().get(position - 1);
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
                    .filter(MastodonSteps::hasFailedProcessing)
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

    private PublishOutcome askWhetherProcessed(PublishRequest request, Checkpoint at) {
        int position = Integer.parseInt(at.require(POSITION));
        Duration age = Duration.between(uploadedAt(at, position), clock.instant());
        if (age.compareTo(settings.processingLimit()) > 0) {
            return uploadAgain(at, position, new Rejected(Reason.CONTENT, "processing", ""));
        }
        HttpResult result = http.send(MastodonCalls.get(
                request.account(), "/api/v1/media/" + HttpCall.piece(at.require(mediaKey(at, position)))));
        Optional<HttpAnswer> failed = result.received().filter(a -> a.status() == 404 || a.status() == 422);
        if (failed.isPresent()) {
            return uploadAgain(
                    at,
                    position,
                    MastodonAnswers.rejected(
                            Reason.CONTENT, failed.get())); // media-404-record.json, media-422-thumbnail.json
        }
        return MastodonAnswers.entity(result)
                .<PublishOutcome>map(attachment -> isReady(result, attachment)
                        ? new Pending(afterMedia(request, at, position), clock.instant())
                        : new Pending(at, clock.instant().plus(untilNextPoll(age))))
                .orElseGet(() -> answers.notDone(result));
    }

    private PublishOutcome post(PublishRequest request, Checkpoint at) {
        Message.Part part = part(request, at);
        List<String> mediaIds = mediaIds(part, at);
        if (IntStream.rangeClosed(1, mediaIds.size()).anyMatch(position -> isTooOld(at, position))) {
            return uploadFrom(at, 1);
        }
        HttpResult result = http.send(MastodonCalls.post(request.account(), "/api/v1/statuses")
                .header("Idempotency-Key", request.key() + ":" + at.part())
                .json(status(request.message(), part, mediaIds, at)));
        return MastodonAnswers.entity(result)
                .<PublishOutcome>map(status -> new Pending(posted(at, status).thenRepeatable(VERIFY), clock.instant()))
                .orElseGet(() -> answers.notPosted(result, at.part() > 1));
    }

    /** Anti-spam may answer with a post it never saved. Whatever is not surely gone counts as published. */
    private PublishOutcome verify(PublishRequest request, Checkpoint at) {
        HttpResult result = http.send(MastodonCalls.get(
                request.account(), "/api/v1/statuses/" + HttpCall.piece(at.require(statusKey(at.part())))));
        return result.received()
                .filter(answer -> answer.status() == 404 && !answer.isHtml())
                .<PublishOutcome>map(
                        answer -> MastodonAnswers.rejected(Reason.DROPPED, answer)) // statuses-404-record.json
                .orElseGet(() -> afterPost(request, at));
    }

    /** How it goes on once this part is known to be live. */
    PublishOutcome found(PublishRequest request, Checkpoint at, JsonNode status) {
        return afterPost(request, posted(at, status));
    }

    private PublishOutcome afterPost(PublishRequest request, Checkpoint at) {
        int parts = request.message().parts().size();
        if (at.part() < parts) {
            return new Pending(beginPart(request, at.part(at.part() + 1)), clock.instant());
        }
        List<String> replies = IntStream.rangeClosed(2, parts)
                .mapToObj(number -> at.require(statusKey(number)))
                .toList();
        return new PublishOutcome.Published(new RemotePost(at.require(statusKey(1)), address(at.get(URL)), replies));
    }

    private static Checkpoint beginPart(PublishRequest request, Checkpoint at) {
        return part(request, at).media().isEmpty()
                ? at.thenIrreversible(POST)
                : at.thenRepeatable(MEDIA).with(POSITION, "1").with(FAILURES, "0");
    }

    private static Checkpoint afterMedia(PublishRequest request, Checkpoint at, int position) {
        return position < part(request, at).media().size()
                ? at.thenRepeatable(MEDIA)
                        .with(POSITION, Integer.toString(position + 1))
                        .with(FAILURES, "0")
                : at.thenIrreversible(POST);
    }

    private Pending uploadFrom(Checkpoint at, int position) {
        return new Pending(at.thenRepeatable(MEDIA).with(POSITION, Integer.toString(position)), clock.instant());
    }

    private PublishOutcome uploadAgain(Checkpoint at, int position, Rejected afterLastTry) {
        String known = at.get(FAILURES);
        int failures = 1 + (known == null ? 0 : Integer.parseInt(known));
        if (failures >= settings.mediaTries()) {
            return afterLastTry;
        }
        return new Pending(
                at.thenRepeatable(MEDIA)
                        .with(POSITION, Integer.toString(position))
                        .with(FAILURES, Integer.toString(failures)),
                clock.instant().plus(settings.mediaRetryAfter()));
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

    private static Checkpoint posted(Checkpoint at, JsonNode status) {
        String id = Objects.requireNonNull(MastodonAnswers.id(status));
        Checkpoint posted = at.with(statusKey(at.part()), id).nowLive();
        String url = status.path("url").asString(status.path("uri").asString(""));
        return at.part() > 1 || url.isEmpty() ? posted : posted.with(URL, url);
    }

    private ObjectNode status(Message message, Message.Part part, List<String> mediaIds, Checkpoint at) {
        ObjectNode status = JSON.createObjectNode()
                .put("status", part.textWithLink())
                .put("language", MastodonText.language(message.language()))
                .put("visibility", at.part() == 1 ? settings.visibility() : settings.replyVisibility())
                .put("sensitive", false)
                .put("spoiler_text", "");
        if (!mediaIds.isEmpty()) {
            ArrayNode ids = status.putArray("media_ids");
            mediaIds.forEach(ids::add);
        }
        String parent = parent(at);
        return parent == null ? status : status.put("in_reply_to_id", parent);
    }

    /** Id of the part before this one, or null for the first. */
    static @Nullable String parent(Checkpoint at) {
        return at.part() == 1 ? null : at.require(statusKey(at.part() - 1));
    }

    static Message.Part part(PublishRequest request, Checkpoint at) {
        return request.message().parts().get(at.part() - 1);
    }

    /** What the server calls this part's media, in order. */
    static List<String> mediaIds(Message.Part part, Checkpoint at) {
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

    private static String statusKey(int part) {
        return "status." + part;
    }

    private static String fileName(Message.Media media) {
        String extension = media.contentType().substring(media.contentType().indexOf('/') + 1);
        return "media." + extension.replaceAll("[^a-z0-9]", "");
    }

    private static @Nullable URI address(@Nullable String url) {
        try {
            return url == null ? null : new URI(url);
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    /** The account's id on its server; empty if it can't be had now. */
    Optional<String> accountId(ConnectedAccount account) {
        return MastodonAnswers.entity(http.send(MastodonCalls.get(account, "/api/v1/accounts/verify_credentials")))
                .map(MastodonAnswers::id);
    }
}
