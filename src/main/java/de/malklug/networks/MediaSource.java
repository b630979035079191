/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the bytes of a {@link Message.Media}. */
@FunctionalInterface
public interface MediaSource {

    /**
     * A file that will not change while it is read.
     *
     * @throws java.io.UncheckedIOException if the bytes are not there
     */
    Path fileOf(Message.Media media);

    /**
     * The picture or video as a network with these limits takes it: converted, scaled down and without what the camera noted
     * where that is needed, unchanged otherwise. The same picture and limits give the same answer.
     *
     * @throws java.io.UncheckedIOException if the bytes are not there, or are damaged
     */
    default Message.Media fitted(Message.Media media, Limits limits) {
        return media;
    }

    /**
     * An address under which a network can fetch the bytes for a while; it ends by itself and can't be guessed. Null if
     * malklug has no public address ({@code malklug.public-address}).
     */
    default @Nullable URI linkTo(Message.Media media) {
        return null;
    }
}
