/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.Message;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.bluesky.Blobs.Upload;
import java.util.List;

/** Uploads one picture or video. The same bytes get the same reference, so it may be repeated. */
final class BlobStep implements Step {

    private final Blobs blobs;
    private final Course course;

    BlobStep(Blobs blobs, Course course) {
        this.blobs = blobs;
        this.course = course;
    }

    @Override
    public PublishOutcome take(PublishRequest request, Checkpoint from) {
        int position = Integer.parseInt(from.require(Course.POSITION));
        List<Message.Media> all = Course.part(request, from).media();
        Message.Media media = all.get(position - 1);
        Upload upload = blobs.upload(
                request.account(), call -> call.file(request.media().fileOf(media), media.contentType()));
        return switch (upload) {
            case Upload.Failed failed -> failed.outcome();
            case Upload.Stored uploaded -> {
                Checkpoint stored =
                        from.with(Course.blob(position), uploaded.blob().toString());
                yield course.next(
                        position < all.size()
                                ? stored.with(Course.POSITION, String.valueOf(position + 1))
                                : afterwards(stored));
            }
        };
    }

    /** A record that was sent before is sent again as it was: its references are made from the bytes and still right. */
    private static Checkpoint afterwards(Checkpoint stored) {
        return stored.thenRepeatable(stored.get(Course.RECORD_DATA) == null ? Course.RECORD : Course.POST);
    }
}
