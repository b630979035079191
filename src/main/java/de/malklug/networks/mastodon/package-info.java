/** Mastodon and servers that speak its API. See <a href="https://docs.joinmastodon.org">docs.joinmastodon.org</a>. */
@NullMarked
package de.malklug.networks.mastodon;

import org.jspecify.annotations.NullMarked;
