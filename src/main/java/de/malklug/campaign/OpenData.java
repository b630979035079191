/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

/** Whether a municipality's published posts and their numbers are offered to everybody, as a feed for programs. */
public enum OpenData {
    ON,
    OFF
}
