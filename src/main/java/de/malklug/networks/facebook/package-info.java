/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Facebook Pages over the Graph API. See <a
 * href="https://developers.facebook.com/docs/pages-api">developers.facebook.com/docs/pages-api</a>.
 *
 * <p>A post is safe because it is made hidden and then revealed: revealing it again changes nothing. A video is safe because its
 * id is known before its bytes are sent. {@code Course} shows the steps.
 *
 * <p>Endpoints covered:
 *
 * <ul>
 *   <li>{@code POST /{page}/photos}: {@code Photos}
 *   <li>{@code POST /{page}/feed}, {@code POST /{post}}, {@code GET /{post}}: {@code Posts}
 *   <li>{@code GET /{page}/feed}, {@code GET /{page}/published_posts}: {@code OwnPosts}
 *   <li>{@code POST /{page}/video_reels}, {@code POST /{page}/videos}, {@code POST /video-upload/{version}/{video}}: {@code
 *       Uploads}
 *   <li>{@code GET /{video}?fields=status}: {@code Videos}
 *   <li>{@code POST /{post}/comments}, {@code GET /{post}/comments}: {@code Comments}
 *   <li>{@code POST /} (batch), {@code GET /{page}?fields=followers_count}: {@code FacebookFigures}
 * </ul>
 *
 * Stories, places, targeting and Facebook's own scheduling are not used.
 */
@NullMarked
package de.malklug.networks.facebook;

import org.jspecify.annotations.NullMarked;
