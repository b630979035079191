/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

/**
 * A picture or video a post shows.
 *
 * @param file relative to the campaign's folder, with forward slashes; never leads out of it
 * @param alt what a screen reader says
 */
public record MediaReference(String file, String alt) {}
