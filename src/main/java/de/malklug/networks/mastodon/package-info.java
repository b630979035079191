/**
 * Mastodon and servers that speak its API. See <a href="https://docs.joinmastodon.org">docs.joinmastodon.org</a>.
 *
 * <p>Endpoints covered:
 *
 * <ul>
 *   <li>{@code POST /api/v2/media}, {@code GET /api/v1/media/:id}: {@code MastodonMedia}
 *   <li>{@code POST /api/v1/statuses}, {@code GET /api/v1/statuses/:id}: {@code MastodonSteps}
 *   <li>{@code GET /api/v1/accounts/verify_credentials}, {@code GET /api/v1/accounts/:id/statuses},
 *       {@code GET /api/v1/statuses/:id/source}, {@code GET /api/v1/apps/verify_credentials}: {@code MastodonFinder}
 *   <li>{@code GET /api/v1/statuses?id[]=}, {@code GET /api/v1/accounts/verify_credentials}: {@code MastodonFigures}
 *   <li>{@code GET /api/v2/instance}, {@code GET /api/v1/instance}: {@code MastodonLimits}
 * </ul>
 */
@NullMarked
package de.malklug.networks.mastodon;

import org.jspecify.annotations.NullMarked;
