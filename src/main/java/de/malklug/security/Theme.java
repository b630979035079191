/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.security;

/** How pages look to a person. */
public enum Theme {
    /** As the person's device prefers. */
    AUTOMATIC,
    LIGHT,
    DARK
}
