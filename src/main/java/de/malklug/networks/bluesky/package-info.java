/** Bluesky and other AT Protocol hosts. See <a href="https://docs.bsky.app">docs.bsky.app</a>. */
@NullMarked
package de.malklug.networks.bluesky;

import org.jspecify.annotations.NullMarked;
