/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.nio.file.Path;

/** Finds the bytes of a {@link Message.Media}. */
@FunctionalInterface
public interface MediaSource {

    /**
     * A file that will not change while it is read.
     *
     * @throws java.io.UncheckedIOException if the bytes are not there
     */
    Path fileOf(Message.Media media);
}
