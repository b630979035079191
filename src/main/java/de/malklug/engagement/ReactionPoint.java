/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.engagement;

/**
 * How many reactions a post had at some instant, as far as that counts.
 *
 * @param at when they were read, epoch milliseconds UTC
 */
public record ReactionPoint(long at, long count) {}
