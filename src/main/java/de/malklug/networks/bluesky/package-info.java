/**
 * Bluesky and other AT Protocol hosts. See <a href="https://docs.bsky.app">docs.bsky.app</a> and <a
 * href="https://atproto.com/specs">atproto.com/specs</a>.
 *
 * <p>A post is safe because its key is ours: settled once, stored before the call, and created by the server once. {@code
 * Course} shows the steps.
 *
 * <p>Methods covered:
 *
 * <ul>
 *   <li>{@code com.atproto.server.createSession}, {@code refreshSession}: {@code Sessions}
 *   <li>{@code com.atproto.server.describeServer}: {@code ServerLimits}
 *   <li>{@code com.atproto.identity.resolveHandle}: {@code Mentions}
 *   <li>{@code com.atproto.repo.uploadBlob}: {@code Blobs}; {@code putRecord}: {@code PostStep}; {@code getRecord}: {@code
 *       StoredRecords}
 *   <li>{@code app.bsky.feed.getPosts}, {@code app.bsky.actor.getProfile}: {@code BlueskyEngagement}
 * </ul>
 *
 * Videos go to the account's own server as one blob. The video service, reply and quote gates, and self labels are not used.
 */
@NullMarked
package de.malklug.networks.bluesky;

import org.jspecify.annotations.NullMarked;
