/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Instagram, for professional accounts, with either login: the server {@code graph.instagram.com} means Instagram's own, {@code
 * graph.facebook.com} Facebook's with a Page token. See <a
 * href="https://developers.facebook.com/docs/instagram-platform/content-publishing">content publishing</a>.
 *
 * <p>Endpoints covered:
 *
 * <ul>
 *   <li>{@code GET /me}: {@code InstagramUsers}
 *   <li>{@code POST /{ig-id}/media}, {@code GET /{container}}, {@code POST /{ig-id}/media_publish}, {@code GET
 *       /{media}?fields=permalink}, {@code GET /{ig-id}/media}, {@code GET /{ig-id}/content_publishing_limit}: {@code
 *       InstagramContainers}
 *   <li>{@code POST /{media}/comments}, {@code GET /{media}/comments}: {@code InstagramComments}
 *   <li>{@code GET /{media}?fields=…,insights.metric(…)}: {@code InstagramFigures}
 *   <li>{@code GET /refresh_access_token}: {@code GraphTokens}
 * </ul>
 *
 * <p>Bytes can't be uploaded but for videos, and that with one of the logins only; so all media is fetched by Instagram.
 */
@NullMarked
package de.malklug.networks.instagram;

import org.jspecify.annotations.NullMarked;
