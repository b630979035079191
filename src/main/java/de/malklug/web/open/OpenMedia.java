/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.open;

import de.malklug.editorial.StoredPost;
import de.malklug.media.MediaLibrary;
import de.malklug.media.MediaProperties;
import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.Message;
import de.malklug.networks.VideoLimits;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Pictures as everybody may have them: no larger than a screen, and without what the camera wrote into them. */
@Component
class OpenMedia {

    private static final Logger log = LoggerFactory.getLogger(OpenMedia.class);

    private static final int LARGEST = 5_000_000;
    private static final int LONGEST_SIDE = 1_600;

    /** What a browser shows. */
    private static final Limits BROWSER = new Limits(
            List.of(),
            Integer.MAX_VALUE,
            new ImageLimits(
                    Set.of("image/jpeg", "image/png", "image/webp", "image/gif"), LARGEST, 0, LONGEST_SIDE, 0, 0, 0),
            new VideoLimits(Set.of("video/mp4", "video/quicktime", "video/webm"), Long.MAX_VALUE),
            0,
            Integer.MAX_VALUE);

    private final MediaLibrary library;

    OpenMedia(MediaLibrary library) {
        this.library = library;
    }

    /** What is shown for it; empty if it cannot be shown. */
    Optional<Message.Media> shown(MediaProperties properties, String alt) {
        if (library.find(properties.sha256()).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(library.fitted(properties.withAlt(alt), BROWSER));
        } catch (UncheckedIOException unreadable) {
            log.warn("A picture is left out of the open channel: {}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** What the post shows under that checksum; empty if it shows nothing of the kind. */
    Optional<Message.Media> find(StoredPost post, String sha256) {
        return post.media().values().stream()
                .flatMap(each -> shown(each, "").stream())
                .filter(each -> each.id().equals(sha256))
                .findFirst();
    }
}
