/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

/** Still needs bytes, if only as evidence of what was sent. Implemented by whoever refers to bytes by their checksum. */
@FunctionalInterface
public interface MediaHolder {

    boolean holds(String sha256);
}
