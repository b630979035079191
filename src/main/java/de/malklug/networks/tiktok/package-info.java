/** TikTok: one video, uploaded, or photos that TikTok fetches; then asked until it says what became of them. */
@NullMarked
package de.malklug.networks.tiktok;

import org.jspecify.annotations.NullMarked;
