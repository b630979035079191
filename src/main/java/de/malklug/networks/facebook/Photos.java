/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.facebook;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.GraphAnswers;
import de.malklug.networks.graph.GraphApi;
import de.malklug.networks.http.HttpCall;
import de.malklug.networks.http.HttpResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import okhttp3.MultipartBody;

/** The pictures of a post, uploaded unseen, one after the other. */
final class Photos {

    private static final String POSITION = "position";
    private static final String UPLOADED_AT = "uploaded-at";

    private final GraphApi api;
    private final FacebookAnswers answers;
    private final Course course;
    private final Clock clock;

    Photos(GraphApi api, FacebookAnswers answers, Course course, Clock clock) {
        this.api = api;
        this.answers = answers;
        this.course = course;
        this.clock = clock;
    }

    static Checkpoint begin(Checkpoint at) {
        return at.thenRepeatable(Course.PHOTO).with(POSITION, "1");
    }

    PublishOutcome upload(PublishRequest request, Checkpoint at) {
        int position = Integer.parseInt(at.require(POSITION));
        List<Message.Media> pictures = Course.part(request, at).media();
        Message.Media picture = pictures.get(position - 1);
        Instant now = clock.instant();
        MultipartBody.Builder content = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("published", "false")
                .addFormDataPart(
                        "source",
                        fileName(picture),
                        HttpCall.bytesOf(request.media().fileOf(picture), picture.contentType()));
        if (!picture.alt().isBlank()) {
            content.addFormDataPart("alt_text_custom", picture.alt());
        }
        HttpResult result = api.send(
                request.account(),
                api.post(request.account(), Course.page(request.account()) + "/photos")
                        .multipart(content.build()));
        return GraphAnswers.entity(result)
                .map(photo -> Objects.requireNonNull(GraphAnswers.id(photo)))
                .<PublishOutcome>map(id -> {
                    Checkpoint uploaded = at.with(key(position), id);
                    Checkpoint dated =
                            position == 1 ? uploaded.with(UPLOADED_AT, Long.toString(now.toEpochMilli())) : uploaded;
                    return course.next(
                            position < pictures.size()
                                    ? dated.with(POSITION, Integer.toString(position + 1))
                                    : dated.thenRepeatable(Course.HIDDEN));
                })
                .orElseGet(() -> answers.notDone(result));
    }

    /** Whether Facebook may have thrown the pictures away meanwhile. */
    boolean areTooOld(Checkpoint at, Duration maxAge) {
        String uploaded = at.get(UPLOADED_AT);
        return uploaded != null
                && Instant.ofEpochMilli(Long.parseLong(uploaded)).plus(maxAge).isBefore(clock.instant());
    }

    /** What Facebook calls the pictures, in order. */
    static List<String> ids(Message.Part part, Checkpoint at) {
        return IntStream.rangeClosed(1, part.media().size())
                .mapToObj(position -> at.require(key(position)))
                .toList();
    }

    private static String key(int position) {
        return "photo." + position;
    }

    private static String fileName(Message.Media picture) {
        String extension = picture.contentType().substring(picture.contentType().indexOf('/') + 1);
        return "picture." + extension.replaceAll("[^a-z0-9]", "");
    }
}
