/**
 * X over its API v2. See <a href="https://docs.x.com/x-api">docs.x.com</a>. Its documents use two vocabularies for the same
 * fields; malklug sends the older one and reads both.
 *
 * <p>Endpoints covered:
 *
 * <ul>
 *   <li>{@code POST /2/oauth2/token}: {@code TokenEndpoint}
 *   <li>{@code POST /2/media/upload}, {@code POST /2/media/upload/initialize}, {@code …/append}, {@code …/finalize},
 *       {@code GET /2/media/upload}, {@code POST /2/media/metadata}: {@code XMedia}
 *   <li>{@code POST /2/tweets}: {@code XSteps}
 *   <li>{@code GET /2/users/:id/tweets}: {@code XFinder}
 *   <li>{@code GET /2/tweets}, {@code GET /2/users/me}: {@code XFigures}
 * </ul>
 */
@NullMarked
package de.malklug.networks.x;

import org.jspecify.annotations.NullMarked;
