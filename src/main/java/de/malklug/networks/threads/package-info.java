/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Threads, at {@code graph.threads.net} or {@code graph.threads.com}. See <a
 * href="https://developers.facebook.com/docs/threads">developers.facebook.com/docs/threads</a>.
 *
 * <p>Endpoints covered:
 *
 * <ul>
 *   <li>{@code POST /me/threads}, {@code GET /{container}}, {@code POST /me/threads_publish}, {@code GET
 *       /{post}?fields=permalink}, {@code GET /me/threads}, {@code GET /me/replies}, {@code GET /me/threads_publishing_limit}:
 *       {@code ThreadsContainers}
 *   <li>{@code GET /{post}/insights}, {@code GET /me/threads_insights}: {@code ThreadsFigures}
 *   <li>{@code GET /refresh_access_token}: {@code GraphTokens}
 * </ul>
 *
 * <p>Publishing a text in one call is left out, because it leaves no container to ask when its answer is lost. There is no
 * field for a post's language.
 */
@NullMarked
package de.malklug.networks.threads;

import org.jspecify.annotations.NullMarked;
