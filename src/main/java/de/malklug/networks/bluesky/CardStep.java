/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static de.malklug.networks.PublishOutcome.Cause.UNREACHABLE;
import static java.util.Objects.requireNonNull;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.bluesky.Blobs.Upload;
import java.net.URI;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the linked page and uploads its picture. Whatever goes wrong there, the post goes on with a plainer card. */
final class CardStep implements Step {

    private final LinkedPages pages;
    private final Blobs blobs;
    private final Course course;

    CardStep(LinkedPages pages, Blobs blobs, Course course) {
        this.pages = pages;
        this.blobs = blobs;
        this.course = course;
    }

    @Override
    public PublishOutcome take(PublishRequest request, Checkpoint from) {
        URI link = requireNonNull(Course.part(request, from).link());
        LinkCard card = pages.card(link);
        Optional<Picture> picture = pages.picture(card);
        if (picture.isEmpty()) {
            return done(from, card, null);
        }
        Upload upload = blobs.upload(
                request.account(),
                call -> call.body(RequestBody.create(
                        picture.get().bytes(), MediaType.get(picture.get().contentType()))));
        return switch (upload) {
            case Upload.Stored uploaded -> done(from, card, uploaded.blob());
            case Upload.Failed failed ->
                failed.outcome() instanceof Deferred later && later.cause() == UNREACHABLE
                        ? later
                        : done(from, card, null);
        };
    }

    private PublishOutcome done(Checkpoint from, LinkCard card, @Nullable JsonNode thumbnail) {
        return course.next(
                from.with(Course.CARD_DATA, CardData.write(card, thumbnail)).thenRepeatable(Course.RECORD));
    }
}
